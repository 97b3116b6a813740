/// Reads the part of a web or e-mail address that identifies a company.
package enum DomainText {
  /// Returns the registrable domain in lower case, or nothing where the text has none.
  ///
  /// `https://www.Shop.Example.co.uk:443/path` is `example.co.uk`, as is `ann@mail.example.co.uk`.
  /// Domains of free mail do not identify a company and give nothing.
  ///
  /// > Source: the idea of a registrable part is of the Public Suffix List, publicsuffix.org; here
  /// > with the second-level suffixes that companies register under, not with all of them.
  package static func registrable(_ text: String) -> String? {
    guard let host = host(text) else { return nil }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }),
      let last = labels.last, last.utf8.contains(where: { !$0.isDigit })
    else { return nil }
    let suffixLength = labels.count >= 3 && isSecondLevelSuffix(labels.suffix(2)) ? 3 : 2
    let domain = labels.suffix(suffixLength).joined(separator: ".")
    return freeMail.contains(domain) ? nil : domain
  }

  /// Returns the host of an address in lower case, without `www`.
  private static func host(_ text: String) -> String? {
    var rest = Array(text.lowercased().utf8)[...]
    let colon = UInt8(ascii: ":")
    if let scheme = rest.indices.first(where: {
      rest[$0] == colon && rest[$0...].starts(with: "://".utf8)
    }) {
      rest = rest[(scheme + 3)...]
    }
    if rest.starts(with: "//".utf8) { rest = rest.dropFirst(2) }
    if rest.starts(with: "mailto:".utf8) { rest = rest.dropFirst(7) }
    rest = rest.prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    if let at = rest.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
    rest = rest.prefix { $0 != colon }
    let point = UInt8(ascii: ".")
    while rest.last == point { rest = rest.dropLast() }
    for prefix in ["www.", "www2.", "www3."] where rest.starts(with: prefix.utf8) {
      rest = rest.dropFirst(prefix.utf8.count)
      break
    }
    guard rest.contains(point), !rest.contains(where: { $0 <= .space || $0 == .comma }) else {
      return nil
    }
    return String(decoding: rest, as: UTF8.self)
  }

  /// Whether companies register under these two labels: `co.uk`, `com.au`.
  private static func isSecondLevelSuffix(_ labels: ArraySlice<Substring>) -> Bool {
    guard let second = labels.first, let top = labels.last, top.count == 2 else { return false }
    return secondLevels.contains(second) && !flatCountries.contains(top)
  }

  private static let secondLevels: Set<Substring> = [
    "co", "com", "net", "org", "gov", "edu", "ac", "ltd", "plc", "or", "ne", "go", "gob", "gouv",
    "nom", "gen", "firm", "ind", "sch", "me", "mil",
  ]

  /// Countries in which such a label is a company's own name and no suffix.
  private static let flatCountries: Set<Substring> = [
    "de", "ch", "nl", "be", "dk", "se", "no", "fi", "eu", "io", "ai", "co", "us", "ca", "at", "cz",
    "me", "tv",
  ]

  private static let freeMail: Set<String> = [
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de",
    "ymail.com", "hotmail.com", "hotmail.co.uk", "hotmail.fr", "hotmail.de", "outlook.com",
    "outlook.de", "outlook.fr", "live.com", "live.co.uk", "msn.com", "aol.com", "icloud.com",
    "me.com", "mac.com", "mail.com", "gmx.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de",
    "t-online.de", "freenet.de", "proton.me", "protonmail.com", "pm.me", "zoho.com", "yandex.com",
    "yandex.ru", "mail.ru", "qq.com", "163.com", "126.com", "sina.com", "naver.com", "orange.fr",
    "wanadoo.fr", "free.fr", "laposte.net", "libero.it", "seznam.cz", "comcast.net", "verizon.net",
    "att.net", "sbcglobal.net", "fastmail.com", "hey.com", "rediffmail.com", "btinternet.com",
  ]
}
