import Reading
import Statistics
import Testing

/// What is read of ids, names and domains byte by byte is compared with what their strings give.
struct IdentityBytesTests {
  private func text(
    of pieces: [String], upTo count: Int, using generator: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }.joined()
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func readsDomainsAsTheirStrings(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "http", "https", "://", "//", ":", "/", "?", "#", "@", ".", ".", ".", "www.", "www2.", "WWW.",
      "mailto:", "Acme", "co", "uk", "de", "com", "gmail", "1", "22", " ", ",", "io", "é", "a",
    ]
    var scratch: [UInt8] = []
    for _ in 0..<2_000 {
      let address = text(of: pieces, upTo: 9, using: &generator)
      var domains = TextColumn()
      let isFound = DomainText.append(
        Array(address.utf8).span, scratch: &scratch, to: &domains)
      #expect(isFound == !domains.isEmpty)
      #expect(domains.first == DomainText.registrable(address), "\(address)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func comparesNamesAsTheirStrings(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "the", "The ", "Acme", " ", " ", "Inc", "Inc.", "GmbH", "incorporated", "co", ", ", "'", "’",
      "&", "é", "3", "-", "Ltd",
    ]
    for _ in 0..<2_000 {
      let name = text(of: pieces, upTo: 8, using: &generator)
      var key = Array("x".utf8)
      AccountKey.appendName(Array(name.utf8).span, to: &key)
      let expected = "x" + AccountKey.name(name)
      #expect(String(decoding: key, as: UTF8.self) == expected, "\(name)")
    }
  }

  @Test(arguments: [
    "001D000000IRFmaIAH", "001D000000IRFmaIAX", "001D000000IRFma", "001D000000IRFma-AH", "",
    "0015Y00002abCdEQAU", "001000000000000AAA", "001AAAAAAAAAAAA555", "001AAAAAAAAAAAAAAA",
  ])
  func comparesIdsAsTheirStrings(_ id: String) {
    let length = AccountKey.idLength(Array(id.utf8).span)
    #expect(String(id.prefix(length)) == AccountKey.id(id))
  }

  @Test(arguments: [false, true])
  func findsWhatSeveralRowsShare(_ asNames: Bool) {
    var generator = SeededGenerator(seed: 3)
    let texts = (0..<3_000).map { _ in
      let number = Int.random(in: 0..<4_000, using: &generator)
      return number < 100 ? "" : number < 2_000 ? "Acme \(number) Inc." : "the acme \(number)"
    }
    let left: Set<Int> = [0, 17, 18]
    var rows: [String: [Int]] = [:]
    var keys: [String] = []
    for (row, text) in texts.enumerated() where !left.contains(row) && (asNames || !text.isEmpty) {
      let key = asNames ? AccountKey.name(text) : text
      rows[key, default: []].append(row)
      if rows[key]?.count == 2 { keys.append(key) }
    }
    let shared = SharedTexts(of: TextColumn(texts), leavingOut: left, asNames: asNames)
    #expect(!keys.isEmpty)
    #expect(shared.keys == keys)
    for key in keys { #expect(shared.rows[key] == rows[key]) }
  }
}
