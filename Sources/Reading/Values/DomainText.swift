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

  /// What an address says without making a string of it.
  package enum Finding: Equatable {
    /// It has no registrable domain.
    case none
    /// Where the domain lies in the address.
    case range(Range<Int>)
    /// It is not ASCII in lower case.
    case other
  }

  /// Looks for the registrable domain in an address.
  package static func find(in text: Span<UInt8>) -> Finding {
    if let usual = usual(text) { return usual }
    for index in text.indices where text[index] >= 0x80 || text[index] &- 0x41 < 26 {
      return .other
    }
    return registrable(text).map(Finding.range) ?? .none
  }

  /// The places of the last points of a host, -1 where there are fewer.
  private struct Points {
    var last = -1
    var second = -1
    var third = -1
  }

  /// Looks in one pass at an address such as `https://www.acme.example`.
  ///
  /// - Returns: Nothing where it is of another form.
  @inline(__always)
  private static func usual(_ text: Span<UInt8>) -> Finding? {
    let count = text.count
    guard count > 12 else { return nil }
    let beginning = ByteHash.word(text, at: 0)
    var start = 0
    if beginning == Self.https { start = 8 } else if beginning << 8 == Self.http { start = 7 }
    if text[start] == 0x77, text[start &+ 1] == 0x77, text[start &+ 2] == 0x77 {
      guard text[start &+ 3] == UInt8(ascii: ".") else { return nil }
      start &+= 4
    }
    var points = Points()
    var label = start
    for index in start..<count {
      let byte = text[index]
      if byte &- 0x61 < 26 || byte.isDigit || byte == UInt8(ascii: "-") { continue }
      // No label is empty.
      guard byte == UInt8(ascii: "."), index > label else { return nil }
      label = index &+ 1
      (points.third, points.second, points.last) = (points.second, points.last, index)
    }
    // A last label of digits is not usual either.
    guard points.last >= 0, label < count, !text[count &- 1].isDigit else { return nil }
    return domain(in: text, host: start..<count, points).map(Finding.range) ?? Finding.none
  }

  /// `https://`, and `http://` behind a byte that does not count, as eight bytes, the first the lowest.
  private static let https: UInt64 = 0x2F2F_3A73_7074_7468
  private static let http: UInt64 = 0x2F2F_3A70_7474_6800

  /// Returns where the registrable domain lies in an address of ASCII in lower case.
  private static func registrable(_ text: Span<UInt8>) -> Range<Int>? {
    guard let host = host(text) else { return nil }
    let point = UInt8(ascii: ".")
    var points = Points()
    var isAllDigits = true
    for index in host.reversed() {
      if text[index] != point {
        if points.last < 0, !text[index].isDigit { isAllDigits = false }
        continue
      }
      // No label is empty.
      guard index > host.lowerBound, index + 1 < host.upperBound, text[index + 1] != point else {
        return nil
      }
      if points.last < 0 {
        points.last = index
      } else if points.second < 0 {
        points.second = index
      } else if points.third < 0 {
        points.third = index
      }
    }
    guard points.last >= 0, !isAllDigits else { return nil }
    return domain(in: text, host: host, points)
  }

  /// Returns where the registrable domain of a host lies, or nothing where it is one of free mail.
  @inline(__always)
  private static func domain(
    in text: Span<UInt8>, host: Range<Int>, _ points: Points
  ) -> Range<Int>? {
    let top = text.extracting((points.last + 1)..<host.upperBound)
    let isSuffix =
      points.second >= 0 && top.count == 2
      && secondLevelKeys.contains(text.extracting((points.second + 1)..<points.last))
      && !flatCountryKeys.contains(top)
    let before = isSuffix ? points.third : points.second
    let domain = (before < 0 ? host.lowerBound : before + 1)..<host.upperBound
    return freeMailKeys.contains(text.extracting(domain)) ? nil : domain
  }

  /// Returns where the host lies in an address of ASCII in lower case, without `www`.
  private static func host(_ text: Span<UInt8>) -> Range<Int>? {
    let (slash, colon, point) = (UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "."))
    var (start, end) = (0, text.count)
    for index in text.indices where text[index] == colon {
      guard index + 2 < end, text[index + 1] == slash, text[index + 2] == slash else { continue }
      start = index + 3
      break
    }
    if start + 1 < end, text[start] == slash, text[start + 1] == slash { start += 2 }
    if start + 6 < end, text[start + 6] == colon,
      ByteHash.areEqual(text.extracting(start..<(start + 7)), mailto.span)
    {
      start += 7
    }
    var index = start
    var (at, isBroken, hasPoint) = (start, false, false)
    while index < end {
      let byte = text[index]
      if byte == slash || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      if byte == UInt8(ascii: "@") { at = index + 1 }
      index += 1
    }
    (start, end) = (at, index)
    index = start
    while index < end, text[index] != colon { index += 1 }
    end = index
    while end > start, text[end - 1] == point { end -= 1 }
    if start + 3 < end, text[start] == 0x77, text[start + 1] == 0x77, text[start + 2] == 0x77 {
      if text[start + 3] == point {
        start += 4
      } else if start + 4 < end, text[start + 3] == 0x32 || text[start + 3] == 0x33,
        text[start + 4] == point
      {
        start += 5
      }
    }
    for index in start..<end {
      if text[index] == point { hasPoint = true }
      if text[index] <= .space || text[index] == .comma { isBroken = true }
    }
    return hasPoint && !isBroken ? start..<end : nil
  }

  private static let mailto = Array("mailto:".utf8)
  private static let freeMailKeys = KeywordSet(freeMail)
  private static let secondLevelKeys = KeywordSet(secondLevels.map(String.init))
  private static let flatCountryKeys = KeywordSet(flatCountries.map(String.init))

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
