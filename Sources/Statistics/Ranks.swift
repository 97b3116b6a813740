/// Ranks of numbers, equal numbers sharing the mean of their ranks.
public struct Ranks: Sendable, Equatable {
  /// The rank of each number, from 1.
  public let values: [Double]
  /// Σ (t³ − t) over groups of t equal numbers, for variances.
  public let tieSum: Double

  /// Ranks numbers, none of which may be NaN.
  public init(_ numbers: [Double]) {
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var ties = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, numbers[order[end]] == numbers[order[start]] { end += 1 }
      for position in start..<end { ranks[order[position]] = Double(start + 1 + end) / 2 }
      let count = Double(end - start)
      ties += count * (count * count - 1)
      start = end
    }
    values = ranks
    tieSum = ties
  }
}
