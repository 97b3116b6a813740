/// The k-th smallest of many values without sorting all of them.
///
/// > Source: Hoare, "Algorithm 65: find", 1961, DOI 10.1145/366622.366647.
package enum OrderStatistic {
  /// Returns the value that would stand at `place` if the values were sorted; no value may be NaN.
  ///
  /// - Parameters:
  ///   - place: From 0 to the number of values, exclusive.
  ///   - values: The values, which are rearranged.
  /// - Returns: The value.
  /// - Complexity: O(n) as a rule; the pivot is the median of three.
  package static func value(at place: Int, of values: inout [Double]) -> Double {
    precondition(values.indices.contains(place), "place \(place) of \(values.count) values")
    var span = values.mutableSpan
    var (low, high) = (0, span.count - 1)
    while low < high {
      let pivot = medianOfThree(span[low], span[low + (high - low) / 2], span[high])
      var (left, right) = (low, high)
      while left <= right {
        while span[left] < pivot { left += 1 }
        while span[right] > pivot { right -= 1 }
        if left <= right {
          span.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if place <= right {
        high = right
      } else if place >= left {
        low = left
      } else {
        break
      }
    }
    return span[place]
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
