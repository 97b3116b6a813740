/// Names of companies that do not exist.
///
/// A coined word and a plain one, such as “Belvane Works”, and a number where the words do not suffice;
/// every number gives another name. Domains end in `.example`, which nobody can register.
package struct CompanyName {
  /// The coined word in lower case.
  private let coined: String
  private let plain: String
  /// How often the words have been used up.
  private let round: Int

  /// Creates the name of a number from 0.
  package init(number: Int) {
    precondition(number >= 0, "a company has the number \(number), and 0 is the least")
    let count = Self.beginnings.count * Self.endings.count * Self.plainWords.count
    // An odd factor goes through all of a power of two, and neighbours get unlike names.
    let place = (number % count * 40_503 + 12_289) % count
    coined =
      Self.beginnings[place / Self.endings.count % Self.beginnings.count]
      + Self.endings[place % Self.endings.count]
    plain = Self.plainWords[place / (Self.endings.count * Self.beginnings.count)]
    round = number / count
  }

  /// The name.
  package var name: String {
    let first = coined.prefix(1).uppercased() + coined.dropFirst()
    return "\(first) \(plain)" + (round == 0 ? "" : " \(round + 1)")
  }

  /// The domain.
  package var domain: String {
    "\(coined)-\(plain.lowercased())" + (round == 0 ? "" : "-\(round + 1)") + ".example"
  }

  // 32 × 32 × 16 names; the counts are powers of two.
  private static let beginnings = [
    "ald", "bel", "bran", "cal", "cor", "dar", "del", "dran", "el", "fal", "fen", "gar", "hal",
    "hol", "ist", "jor", "kel", "lan", "lor", "mar", "mel", "nor", "ol", "pel", "quin", "ral",
    "sel", "tal", "ul", "vel", "wes", "yar",
  ]
  private static let endings = [
    "amere", "andor", "antis", "aric", "averin", "bourne", "brix", "burel", "cade", "camber",
    "dane", "dovar", "edge", "emont", "erith", "fane", "gate", "helm", "idan", "isco", "ivar",
    "lund", "mark", "mere", "oban", "onda", "orin", "quist", "stead", "vane", "wick", "yard",
  ]
  private static let plainWords = [
    "Alliance", "Company", "Corporation", "Direct", "Enterprises", "Group", "Holdings",
    "Industries", "International", "Network", "Partners", "Services", "Solutions", "Union",
    "Ventures", "Works",
  ]
}
