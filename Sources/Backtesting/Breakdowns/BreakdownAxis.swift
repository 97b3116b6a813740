import Reading

/// By what accounts are told apart in a breakdown of the evidence.
public enum BreakdownAxis: Sendable, Equatable {
  /// Tenths of the accounts by score.
  case decile
  /// Micro-segments.
  case segment
  /// A column of the accounts, by its field.
  case column(String)

  /// Creates an axis from what a person writes: `decile`, `segment` or the name of a column.
  public init(_ text: String) {
    switch text.lowercased() {
    case "decile", "deciles": self = .decile
    case "segment", "segments": self = .segment
    default: self = .column(text)
    }
  }

  /// The name in outputs.
  public var name: String {
    switch self {
    case .decile: "decile"
    case .segment: "segment"
    case .column(let field): field
    }
  }

  /// Returns why accounts cannot be told apart by it, and what can be asked for; nothing where they can.
  public func mismatch(_ accounts: AccountTable) -> String? {
    guard case .column(let field) = self else { return nil }
    let usable = accounts.columns.filter { $0.kind != .text }.map(\.field)
    guard let column = accounts.column(field) else {
      let choice = ["decile", "segment"] + usable
      return "there is no column “\(field)”; "
        + (nearestName(to: field, among: choice).map { "did you mean “\($0)”?" }
          ?? "there are \(choice.joined(separator: ", "))")
    }
    guard column.kind == .text else { return nil }
    return "“\(field)” holds texts that are nearly all different, so it makes no groups; there are "
      + usable.joined(separator: ", ")
  }
}
