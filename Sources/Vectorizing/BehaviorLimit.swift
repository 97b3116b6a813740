import Modeling

/// How far the numbers of intent and engagement may set one account apart.
///
/// What accounts do is skewed: most do nothing, and a few hold nearly all of the squares. Unlimited, those few make
/// clusters of their own that cut across all else. So the part of a row that holds a family's numbers is
/// shortened to the root of the mean squared length, where it is longer; its direction stays.
///
/// > Source: shortening rows toward a sphere is the spatial sign: Serneels, De Nolf and Van Espen, "Spatial sign
/// > preprocessing", 2006, DOI 10.1021/ci050498u; here only rows outside of it are shortened.
struct BehaviorLimit: Sendable, Equatable {
  /// The places of the numbers among the columns.
  let columns: [Int]
  /// The most that the sum of their squares may be.
  let squares: Double

  /// Returns a limit for each family that says what accounts do and has numbers.
  ///
  /// - Parameters:
  ///   - numbers: The numbers in the order of their columns.
  ///   - parts: The families.
  ///   - values: The values that they were fitted to, by field.
  /// - Returns: The limits, in the order of the families.
  static func limits(
    _ numbers: [ScaledField], parts: [AccountEncoding.Part], values: [String: FeatureValues]
  ) -> [BehaviorLimit] {
    parts.indices.compactMap { part in
      guard [.intent, .engagement].contains(parts[part].family) else { return nil }
      var (columns, total, count): ([Int], Double, Int) = ([], 0, 0)
      for (column, field) in numbers.enumerated() where field.part == part {
        guard case .number(let scale) = field.field.scale,
          case .numbers(let own) = values[field.field.feature.field]
        else { continue }
        columns.append(column)
        count = own.count
        total += own.reduce(0) { sum, raw in
          let value = scale.value(raw) * field.factor
          return value.isNaN ? sum : sum + value * value
        }
      }
      return columns.isEmpty
        ? nil : BehaviorLimit(columns: columns, squares: total / Double(max(1, count)))
    }
  }

  /// Shortens one row of numbers.
  func apply(to numbers: inout [Float], from start: Int) {
    let sum = columns.reduce(0.0) {
      $0 + Double(numbers[start + $1]) * Double(numbers[start + $1])
    }
    guard sum > squares else { return }
    let scale = Float((squares / sum).squareRoot())
    for column in columns { numbers[start + column] *= scale }
  }
}
