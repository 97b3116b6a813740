/// Labels numbered by the first row of each cluster, so that equal partitions have equal labels.
package enum LabelNumbering {
  /// Returns labels from 0, each new one at its first row, and how many there are.
  package static func byFirstRow(_ labels: some Sequence<Int>) -> (labels: [Int], count: Int) {
    var numbers: [Int: Int] = [:]
    let numbered = labels.map { label in
      if let number = numbers[label] { return number }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
    return (numbered, numbers.count)
  }
}
