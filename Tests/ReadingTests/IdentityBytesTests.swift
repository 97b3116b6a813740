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
    var foundCount = 0
    for _ in 0..<2_000 {
      let address = text(of: pieces, upTo: 9, using: &generator)
      let bytes = Array(address.utf8)
      let domain = DomainText.registrable(address)
      switch DomainText.find(in: bytes.span) {
      case .none: #expect(domain == nil, "\(address)")
      case .range(let range):
        foundCount += 1
        #expect(domain == String(decoding: bytes[range], as: UTF8.self), "\(address)")
      case .other: #expect(address.utf8.contains { $0 >= 0x80 } || address.lowercased() != address)
      }
    }
    #expect(foundCount > 20)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func readsUsualAddressesAsTheirStrings(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let beginnings = [
      "https://", "http://", "https://www.", "http://www.", "www.", "www2.", "", "wwww.",
    ]
    let labels = [
      "acme", "shop", "co", "com", "uk", "de", "gmail", "web", "a-b", "7", "22", "example", "www",
      "",
      "io", "org", "http", "s:", "x@y", "/", "é",
    ]
    var foundCount = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...5, using: &generator)
      let host = (0..<count).map { _ in
        labels[Int.random(in: 0..<(Bool.random(using: &generator) ? 13 : 21), using: &generator)]
      }
      let address =
        beginnings[Int.random(in: 0..<8, using: &generator)] + host.joined(separator: ".")
      let bytes = Array(address.utf8)
      let domain = DomainText.registrable(address)
      switch DomainText.find(in: bytes.span) {
      case .none: #expect(domain == nil, "\(address)")
      case .range(let range):
        foundCount += 1
        #expect(domain == String(decoding: bytes[range], as: UTF8.self), "\(address)")
      case .other: #expect(address.utf8.contains { $0 >= 0x80 }, "\(address)")
      }
    }
    #expect(foundCount > 500)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func comparesNamesAsTheirStrings(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "the", "The ", "Acme", " ", " ", "Inc", "Inc.", "GmbH", "incorporated", "co", ", ", "'", "’",
      "&", "é", "3", "-", "Ltd",
    ]
    var key = [UInt8](repeating: 0, count: 256)
    for _ in 0..<2_000 {
      let name = text(of: pieces, upTo: 8, using: &generator)
      guard let range = AccountKey.writeName(Array(name.utf8).span, to: &key) else {
        #expect(name.utf8.contains { $0 >= 0x80 })
        continue
      }
      let form = String(decoding: key[range], as: UTF8.self)
      #expect(form == AccountKey.name(name), "\(name)")
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
    var rows: [String: [Int]] = [:]
    var keys: [String] = []
    var hashes: [UInt32] = []
    var scratch: [UInt8] = []
    for (row, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      if text.isEmpty {
        hashes.append(0)
        continue
      }
      // Few bits, so that texts that differ have the same hash.
      let hash =
        asNames
        ? SharedTexts.hash(ofName: bytes.span, scratch: &scratch)
        : SharedTexts.hash(of: bytes.span)
      hashes.append(hash & 1023 | 1)
      let key = asNames ? AccountKey.name(text) : text
      rows[key, default: []].append(row)
      if rows[key]?.count == 2 { keys.append(key) }
    }
    let shared = SharedTexts(of: TextColumn(texts), hashes: hashes, asNames: asNames)
    #expect(!keys.isEmpty)
    #expect(shared.keys == keys)
    for key in keys { #expect(shared.rows[key] == rows[key]) }
  }
}
