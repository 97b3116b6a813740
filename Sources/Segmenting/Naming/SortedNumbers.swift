/// The known values of a number, sorted, so that ranges are counted and values ranked without a pass.
package struct SortedNumbers: Sendable {
  private let values: [Double]  // ascending
  /// The variance of the ranks, equal values sharing their mean rank; divided by the count.
  package let rankVariance: Double

  /// Sorts values; NaN is not known.
  package init(_ values: some Sequence<Double>) {
    let sorted = values.filter { !$0.isNaN }.sorted()
    self.values = sorted
    // Σ r² of untied ranks less what ties take: a run of t lowers it by (t³ − t) ÷ 12.
    var ties = 0.0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let run = Double(end - start)
      ties += run * run * run - run
      start = end
    }
    let count = Double(sorted.count)
    rankVariance = count > 0 ? ((count * count * count - count) - ties) / 12 / count : 0
  }

  /// How many there are.
  package var count: Int { values.count }

  /// Returns how many lie in a range, ends included.
  package func count(in range: ClosedRange<Double>) -> Int {
    place { $0 <= range.upperBound } - place { $0 < range.lowerBound }
  }

  /// Returns the rank of a value from 1; equal values share their mean rank.
  package func rank(_ value: Double) -> Double {
    Double(place { $0 < value } + place { $0 <= value } + 1) / 2
  }

  /// Returns how many values, from the least on, are before a border.
  private func place(_ isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
