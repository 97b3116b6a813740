import Modeling

/// How numbers of one family that say the same share a vote.
///
/// A number's vote is 1 ÷ Σ over the family's numbers of r², itself included, r being the correlation of the
/// columns over the accounts that have both values. So k copies of one number have 1/k of a vote each, and
/// numbers that have nothing to do with each other a whole one. Employees and revenue would else
/// count company size twice.
enum SharedVotes {
  /// Returns the fields with their votes.
  ///
  /// - Parameters:
  ///   - fields: The fitted fields of one family.
  ///   - values: The values that they were fitted to, field by field.
  /// - Returns: The fields, in the same order.
  /// - Complexity: O(n · p²) for p numbers.
  static func shared(_ fields: [FittedField], _ values: [FeatureValues]) -> [FittedField] {
    let columns = zip(fields, values).map { field, values -> [Double]? in
      guard case .number(let scale) = field.scale, case .numbers(let numbers) = values,
        field.inertia > 0
      else { return nil }
      return numbers.map(scale.value)
    }
    var fields = fields
    for (index, own) in columns.enumerated() {
      guard let own else { continue }
      var sum = 1.0
      for (place, other) in columns.enumerated() where place != index {
        if let other { sum += squaredCorrelation(own, other) }
      }
      fields[index].vote = 1 / sum
    }
    return fields
  }

  /// Returns r² of two centered columns over the rows where neither is NaN; 0 where one of them is constant there.
  private static func squaredCorrelation(_ first: [Double], _ second: [Double]) -> Double {
    var (product, one, two) = (0.0, 0.0, 0.0)
    for (x, y) in zip(first, second) where !x.isNaN && !y.isNaN {
      product += x * y
      one += x * x
      two += y * y
    }
    return one > 0 && two > 0 ? min(1, product * product / (one * two)) : 0
  }
}
