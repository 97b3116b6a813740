import Foundation
import Modeling
import Reading
import TestSupport
import Testing

/// Everything that a run with names replaced gives out, and what must not be found in it.
struct SharedFolder {
  /// Where the model file is.
  let folder: URL
  /// Each text by where it stands.
  private(set) var texts: [(place: String, text: String)] = []
  /// The names of the files, as words.
  private var fileNames = ""

  /// Begins with the folder of a model file.
  init(_ folder: URL) {
    self.folder = folder
  }

  /// Adds what a command says.
  mutating func add(_ run: CommandRun, _ place: String) {
    texts.append((place, Self.plain(run.output)))
    texts.append((place + ", standard error", Self.plain(run.talk)))
  }

  /// Adds every file of a folder.
  mutating func add(_ output: URL) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: output.path).sorted() {
      fileNames += path.replacing("-", with: " ").replacing("/", with: " ").lowercased() + "\n"
      guard let data = try? Data(contentsOf: output.appending(path: path)) else { continue }
      texts.append((path, Self.plain(String(decoding: data, as: UTF8.self))))
    }
  }

  /// Expects that no secret of the model's market is found.
  func expectNoSecrets() throws {
    let secrets = try self.secrets()
    #expect(secrets.count > 20)
    for (place, text) in texts {
      let words = Words(text)
      let found = secrets.filter { words.contain($0) }
      #expect(found.isEmpty, "\(place) has \(found.prefix(5)) of \(found.count)")
    }
    let words = Words(fileNames)
    let found = secrets.filter { words.contain($0.lowercased()) }
    #expect(found.isEmpty, "file names have \(found.prefix(5))")
  }

  /// How many secrets are found somewhere, to see that the search finds what it looks for.
  func foundCount() throws -> Int {
    let all = texts.map { Words($0.text) }
    return try secrets().count { secret in all.contains { $0.contain(secret) } }
  }

  /// Names, domains, identifiers and people of the market.
  ///
  /// Left out is what is no longer than 3 characters, an identifier that is a number of at most 5 digits, and a text all
  /// of whose words are also words of the program's own source, values that several accounts share, or headers: whoever
  /// reads such a word learns nothing from it.
  func secrets() throws -> [String] {
    let model = try ModelFile.read(path: folder.appending(path: "tessera.yaml").path)
    let market = try MarketReader(folder: folder.path).read(
      accounts: model.accounts, deals: model.deals?.source,
      outcome: model.deals?.outcome ?? .usual, signals: model.signals, contacts: model.contacts)
    let deals = market.deals?.deals ?? []
    let contacts = market.contacts?.contacts ?? []
    let texts =
      Array(market.accounts.names) + market.accounts.ids + market.accounts.domains
      + deals.flatMap { [$0.id, $0.accountReference] } + contacts.map(\.name)
      + (market.signals?.people ?? [])
    let usual = try Self.usualWords(market)
    return Set(texts).filter { text in
      let words = Words.split(text)
      let isShortNumber = text.count < 6 && text.allSatisfy(\.isNumber)
      return text.count > 3 && !isShortNumber && !words.isEmpty
        && !words.allSatisfy { usual.contains($0.lowercased()) }
    }.sorted()
  }

  private static func usualWords(_ market: Market) throws -> Set<String> {
    var words: Set<String> = []
    let sources = TestData.root.appending(path: "Sources")
    for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    where path.hasSuffix(".swift") && !path.hasPrefix("Generating") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      words.formUnion(Words.split(text).map { $0.lowercased() })
    }
    for column in market.accounts.columns + (market.deals?.columns ?? []) {
      words.formUnion(Words.split(column.header).map { $0.lowercased() })
      if case .category(let codes, let levels) = column.values {
        var counts = [Int](repeating: 0, count: levels.count)
        for code in codes where code >= 0 { counts[Int(code)] += 1 }
        for (level, count) in counts.enumerated() where count > 1 {
          words.formUnion(Words.split(levels[level]).map { $0.lowercased() })
        }
      }
    }
    return words
  }

  /// The text with what HTML and JSON escape read.
  private static func plain(_ text: String) -> String {
    var plain = text
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
      ("\\\"", "\""), ("\"\"", "\""),
    ] {
      plain = plain.replacing(entity, with: sign)
    }
    return plain
  }
}

/// The words of a text and where they stand, to find many others in it.
private struct Words {
  private let bytes: [UInt8]
  private var places: [ArraySlice<UInt8>: [Int]] = [:]

  init(_ text: String) {
    bytes = Array(text.utf8)
    for word in bytes.split(whereSeparator: { !Self.isWord($0) }) {
      places[word, default: []].append(word.startIndex)
    }
  }

  /// Returns whether another text stands in it as whole words.
  func contain(_ text: String) -> Bool {
    let all = Array(text.utf8)
    guard let first = all.firstIndex(where: Self.isWord),
      let last = all.lastIndex(where: Self.isWord)
    else { return false }
    let sought = all[first...last]
    return (places[sought.prefix(while: Self.isWord)] ?? []).contains { place in
      let end = place + sought.count
      return end <= bytes.count && bytes[place..<end] == sought
        && (end == bytes.count || !Self.isWord(bytes[end]))
    }
  }

  static func split(_ text: String) -> [String] {
    Array(text.utf8).split(whereSeparator: { !isWord($0) }).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }
}
