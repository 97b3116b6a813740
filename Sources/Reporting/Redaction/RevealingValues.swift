import Reading

/// Values of columns by which somebody could tell an account: those of people, and those that hardly two accounts share.
struct RevealingValues {
  /// The values, once each, in the order of the columns and of first appearance.
  private(set) var values: [String] = []
  /// Those of columns that say who of us sells.
  private(set) var owners: [String] = []

  private static let sellers: Set<String> = [
    "ae", "agent", "assigned", "assignee", "bdr", "by", "contact", "csm", "executive", "lead",
    "manager", "owner", "person",
    "rep", "representative", "responsible", "salesperson", "sdr", "seller",
  ]

  /// Looks through columns; a value that several accounts share in another column tells nothing and is left out.
  init(_ columns: [Column]) {
    var shared: Set<String> = []
    for column in columns {
      let words = Set(column.field.split(separator: "_").map(String.init))
      switch column.values {
      case .text(let texts): values += texts.filter { !$0.isEmpty }
      case .category(let codes, let levels):
        if !words.isDisjoint(with: Self.sellers) {
          owners += levels
        } else if Self.isAlmostUnique(codes) {
          values += levels
        } else {
          shared.formUnion(levels.filter { !Self.isAddress($0) })
          values += levels.filter(Self.isAddress)
        }
      case .tags(let lists): values += lists.levels.filter(Self.isAddress)
      case .number, .date, .yesNo: break
      }
    }
    values.removeAll { shared.contains($0) || $0.count < 3 }
  }

  /// Whether more than half of the accounts with a value have one that the column's other accounts have not.
  private static func isAlmostUnique(_ codes: [Int32]) -> Bool {
    let known = codes.filter { $0 >= 0 }
    return Set(known).count * 2 > known.count
  }

  /// Whether a value is an e-mail address, the address of a page or a telephone number, which tell by themselves.
  static func isAddress(_ value: String) -> Bool {
    let digitCount = value.utf8.count { $0 &- 0x30 < 10 }
    return value.contains("@") || value.contains("://") || value.hasPrefix("www.")
      || digitCount >= 7 && value.utf8.allSatisfy { $0 &- 0x30 < 10 || " +-()/.".utf8.contains($0) }
  }
}
