/// Forecasts of probabilities gathered in bins, each with what came true.
public struct ReliabilityBins: Sendable {
  /// The bins that hold forecasts, the lowest first.
  public let bins: [Bin]
  /// The bin of each forecast, n.
  let binOfForecast: [Int]

  /// How bins are made.
  public enum Width: Sendable {
    /// From i/k up to but not including (i + 1)/k, the last one with its end.
    case equal(Int)
    /// About as many forecasts in each of at most so many bins; equal forecasts are never parted.
    case equalCount(Int)
  }

  /// One bin.
  public struct Bin: Sendable, Equatable {
    /// How many forecasts it holds.
    public let count: Int
    /// How many came true.
    public let successes: Int
    /// The mean forecast.
    public let meanForecast: Double
    /// The share that came true.
    public let rate: Double
    /// Its 95 % Wilson interval.
    public let interval: ClosedRange<Double>
  }

  /// Gathers forecasts.
  ///
  /// - Parameters:
  ///   - forecasts: n probabilities.
  ///   - outcomes: What came true, n.
  ///   - width: How bins are made.
  /// - Complexity: O(n log n).
  public init(forecasts: [Double], outcomes: [Bool], width: Width) {
    precondition(
      forecasts.count == outcomes.count, "\(forecasts.count) forecasts, \(outcomes.count) outcomes")
    precondition(
      forecasts.allSatisfy { $0 >= 0 && $0 <= 1 },
      "\(forecasts.count { !($0 >= 0 && $0 <= 1) }) of \(forecasts.count) are not probabilities")
    let raw =
      switch width {
      case .equal(let count):
        forecasts.map { min(count - 1, Int($0 * Double(count))) }
      case .equalCount(let count): Self.equalCountBins(forecasts, count)
      }
    let used = Set(raw).sorted()
    let place = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($0.element, $0.offset) })
    binOfForecast = raw.map { place[$0] ?? 0 }
    var (counts, successes) = ([Int](repeating: 0, count: used.count), [Int]())
    successes = counts
    var sums = [Double](repeating: 0, count: used.count)
    for (index, bin) in binOfForecast.enumerated() {
      counts[bin] += 1
      successes[bin] += outcomes[index] ? 1 : 0
      sums[bin] += forecasts[index]
    }
    bins = used.indices.map {
      Bin(
        count: counts[$0], successes: successes[$0], meanForecast: sums[$0] / Double(counts[$0]),
        rate: Double(successes[$0]) / Double(counts[$0]),
        interval: WilsonInterval.bounds(successes: successes[$0], trials: counts[$0]))
    }
  }

  private static func equalCountBins(_ forecasts: [Double], _ count: Int) -> [Int] {
    let order = forecasts.indices.sorted { (forecasts[$0], $0) < (forecasts[$1], $1) }
    var bins = [Int](repeating: 0, count: forecasts.count)
    var bin = 0
    for (place, index) in order.enumerated() {
      let isEqual = place > 0 && forecasts[order[place - 1]] == forecasts[index]
      // A forecast equal to the one before stays with it.
      if !isEqual { bin = place * count / order.count }
      bins[index] = bin
    }
    return bins
  }

  /// The expected calibration error: the mean of |rate − mean forecast| over forecasts; NaN without any.
  ///
  /// It cannot be 0 by chance alone and grows with the number of bins; compare it only between equal counts.
  ///
  /// > Source: Naeini, Cooper, Hauskrecht, 2015, DOI 10.1609/aaai.v29i1.9602.
  public var expectedError: Double {
    bins.reduce(0) { $0 + Double($1.count) * ($1.rate - $1.meanForecast).magnitude }
      / Double(binOfForecast.count)
  }
}
