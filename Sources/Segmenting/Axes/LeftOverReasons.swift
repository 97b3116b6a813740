import Statistics

/// Why an account has no segment, in words.
struct LeftOverReasons {
  let frame: AxisFrame
  let sizes: ClosedRange<Int>
  let scope: String
  /// How many accounts have each combination of keys.
  private let counts: [[Int32]: Int]

  init(frame: AxisFrame, sizes: ClosedRange<Int>, scope: String) {
    (self.frame, self.sizes, self.scope) = (frame, sizes, scope)
    counts = frame.accounts.reduce(into: [:]) { $0[frame.path(ofAccount: $1), default: 0] += 1 }
  }

  /// Returns the reason of an account that takes part.
  ///
  /// - Parameter account: Its row in the account table.
  /// - Returns: The reason, as an end of “left over: …”.
  func reason(ofAccount account: Int) -> String {
    let path = frame.path(ofAccount: account)
    if let key = zip(frame.keys, path).first(where: { $1 < 0 })?.0 {
      return "its \(Self.words(key.field)) is not known"
    }
    let alike = counts[path] ?? 0
    let count = DecimalText.whole(alike)
    let bounds = "\(sizes.lowerBound) to \(sizes.upperBound)"
    let kind =
      frame.keys.isEmpty
      ? "account\(alike == 1 ? "" : "s") of \(scope)"
      : "with "
        + zip(frame.keys, path).map { "\(Self.words($0.field)) \($0.levels[Int($1)])" }
        .joined(separator: " and ")
    if alike < sizes.lowerBound {
      return "\(count) \(kind), fewer than the smallest segment of \(sizes.lowerBound)"
    }
    return "\(count) \(kind) do not go into segments of \(bounds)"
  }

  static func words(_ field: String) -> String { field.replacing("_", with: " ") }
}
