import Statistics

/// How many accounts have which score, by what became of their deals.
///
/// Scores are those of the back-test, so that no account has points for what happened after its deals.
public struct ScoreDistribution: Sendable, Equatable {
  /// One part of the scores.
  public struct Bin: Sendable, Equatable {
    /// The lowest score, in points.
    public let from: Double
    /// The score that the next bin begins with; the last bin holds it too.
    public let to: Double
    /// Accounts with a deal won.
    public var won = 0
    /// Accounts with deals lost and none won.
    public var lost = 0
    /// Accounts with neither.
    public var undecided = 0
  }

  /// Parts of equal width, from the lowest scores on.
  public private(set) var bins: [Bin]
  /// The score that half of the accounts with a deal won are at or below; NaN without any.
  public let medianOfWon: Double
  /// The same of all others.
  public let medianOfOthers: Double

  /// How many parts there are.
  static let binCount = 20

  /// Counts accounts.
  ///
  /// - Parameters:
  ///   - totals: The points of each account, n, in hundredths.
  ///   - outcomes: Deals won and lost of each account, n.
  ///   - most: The most points that the model gives, in points.
  init(totals: [Int32], outcomes: [(won: Int, lost: Int)], most: Double) {
    precondition(
      totals.count == outcomes.count, "\(totals.count) scores, \(outcomes.count) outcomes")
    func median(won: Bool) -> Double {
      Median.of(
        zip(totals, outcomes).filter { ($0.1.won > 0) == won }.map { Double($0.0) / 100 })
    }
    (medianOfWon, medianOfOthers) = (median(won: true), median(won: false))
    let least = min(0, Double(totals.min() ?? 0) / 100)
    let greatest = max(most, Double(totals.max() ?? 0) / 100, least + 1)
    let width = (greatest - least) / Double(Self.binCount)
    bins = (0..<Self.binCount).map {
      Bin(from: least + Double($0) * width, to: least + Double($0 + 1) * width)
    }
    for (total, outcome) in zip(totals, outcomes) {
      let place = min(Self.binCount - 1, Int((Double(total) / 100 - least) / width))
      if outcome.won > 0 {
        bins[place].won += 1
      } else if outcome.lost > 0 {
        bins[place].lost += 1
      } else {
        bins[place].undecided += 1
      }
    }
  }
}
