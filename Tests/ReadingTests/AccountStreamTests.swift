import Reading
import Statistics
import TestSupport
import Testing

/// Reading in blocks is compared with reading the file as a whole.
struct AccountStreamTests {
  private func whole(_ text: String, _ options: SourceOptions) throws -> AccountReading {
    try AccountReading(
      CSVTable(source: "accounts.csv", bytes: Array(text.utf8)), options: options)
  }

  /// Reads in blocks and expects what reading as a whole gives; returns whether blocks were used.
  @discardableResult
  private func check(
    _ text: String, blockSize: Int, threadCount: Int = 1,
    options: SourceOptions = SourceOptions(path: "accounts.csv")
  ) throws -> Bool {
    let naive = Result { try whole(text, options) }
    let fast = Result {
      try AccountReading(
        source: "accounts.csv", bytes: Array(text.utf8), options: options, blockSize: blockSize,
        threadCount: threadCount)
    }
    switch (naive, fast) {
    case (.success(let naive), .success(let fast)):
      #expect(Self.description(fast) == Self.description(naive), "\(text.debugDescription)")
      return fast.isInBlocks
    case (.failure(let naive), .failure(let fast)):
      #expect("\(fast)" == "\(naive)")
    default:
      Issue.record("one of two ways fails: \(naive), \(fast) for \(text.debugDescription)")
    }
    return false
  }

  /// Everything that was read, as text, as values that are not there differ from themselves.
  private static func description(_ read: AccountReading) -> String {
    let accounts = read.accounts
    var lines = ["\(Array(accounts.ids)) \(Array(accounts.names)) \(Array(accounts.domains))"]
    lines.append("\(accounts.lines) \(accounts.source)")
    lines += accounts.columns.map { "\($0.header) \($0.field) \($0.values)" }
    lines.append("\(read.reconciliation)")
    return lines.joined(separator: "\n")
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func agreesOnDirtyText(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var blockCount = 0
    for _ in 0..<30 {
      let head = "name,website\n" + String(repeating: "a,b\nc,d.com\n", count: 20)
      let text =
        (Bool.random(using: &generator) ? "\u{FEFF}" : "") + head
        + RandomCSV.text(length: Int.random(in: 0...60, using: &generator), using: &generator)
      let size = Int.random(in: 1...90, using: &generator)
      let threads = Int.random(in: 1...2, using: &generator)
      if try check(text, blockSize: size, threadCount: threads) { blockCount += 1 }
    }
    #expect(blockCount > 5)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func agreesOnCellsOfEveryKind(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var blockCount = 0
    for _ in 0..<8 {
      let text = Self.accounts(rowCount: 120, using: &generator)
      for (size, threads) in [(50, 1), (400, 2), (1 << 20, 2)] {
        blockCount += try check(text, blockSize: size, threadCount: threads) ? 1 : 0
      }
    }
    #expect(blockCount > 8)
  }

  @Test func agreesWithKindsThatAreSet() throws {
    var generator = SeededGenerator(seed: 7)
    for kind in ColumnKind.allCases {
      for _ in 0..<5 {
        let text = Self.accounts(rowCount: 60, using: &generator)
        let options = SourceOptions(
          path: "accounts.csv", columns: ["date_order": "day/month"],
          kinds: ["Seen": kind, "Note": kind])
        try check(text, blockSize: 300, threadCount: 2, options: options)
      }
    }
  }

  @Test func readsInBlocksWhatIsUsual() throws {
    let rows = (0..<400).map {
      "\($0),\"Acme, \($0)\",acme\($0).com,\($0 % 7),2024-0\($0 % 9 + 1)-11,\"x\ny\",a;b"
    }
    let text = "id,name,website,size,created,region,tags\n" + rows.joined(separator: "\r\n")
    #expect(try check(text, blockSize: 100, threadCount: 2))
    #expect(try check(text + "\r\nTotal,,,5,,,\r\n", blockSize: 300, threadCount: 2))
  }

  @Test func decidesBetweenCategoriesAndTextFromAllRows() throws {
    // In the sample nearly all batches differ and all notes are the same; in the file it is not so.
    let rows = (0..<60_000).map { row in
      "\(row),batch number \(row * 7919 % 9_973),\(row < 8_000 ? "as usual" : "note of \(row)"),"
        + "part a\(row) | part b\(row)"
    }
    let text = "id,batch,note,words\n" + rows.joined(separator: "\n") + "\n"
    #expect(try check(text, blockSize: 100_000, threadCount: 2))
    let read = try AccountReading(
      source: "accounts.csv", bytes: Array(text.utf8), options: SourceOptions(path: ""),
      blockSize: 100_000, threadCount: 2)
    #expect(read.accounts.columns.map(\.kind) == [.category, .text, .text])
  }

  @Test func readsAgainWhereTheSampleDeceives() throws {
    // The sample is of the first quarter of a million bytes and a few slices.
    let plain = (0..<12_000).map { "\($0),Company number \($0),\($0 % 50)" }
    let other = (12_000..<60_000).map { "\($0),Company number \($0),word \($0 % 5)" }
    let text = "id,name,size\n" + (plain + other).joined(separator: "\n") + "\n"
    try check(text, blockSize: 100_000, threadCount: 2)
  }

  /// Returns rows with ids used twice, missing values, two orders of dates and rows of other widths.
  private static func accounts(
    rowCount: Int, using generator: inout SeededGenerator
  ) -> String {
    func pick(_ texts: [String]) -> String {
      texts[Int.random(in: 0..<texts.count, using: &generator)]
    }
    let dates = [
      ["2024-02-03", "2023-11-30", "", "2024-02-03 10:11:12"],
      ["03/04/2025", "13/1/2024", "1/2/25"],
      ["3.4.2025", "30.11.2024"], ["02/30/2024", "12/31/2024", "1/13/2023", "none"],
    ][Int.random(in: 0..<4, using: &generator)]
    let numbers = [
      ["1", "0", "", "-"], ["12", "3.5", "1,200", "x"], ["$1,234", "\"$12,345.67\"", "$9", "n/a"],
      ["1.234", "\"12,5\"", "7"], ["10-50", "1k", "2M", "500"], ["02139", "10115"],
    ][Int.random(in: 0..<6, using: &generator)]
    let sites = [
      "https://www.Shop.Acme.co.uk/x", "beta.com", "ann@gmail.com", "", "WWW.b.de", "é.fr",
    ]
    let names = ["Acme Inc.", "The Acme", "ACME", "Béta GmbH", "", "\"Gamma, Ltd\"", "O'Neil & Co"]
    let hasID = Bool.random(using: &generator)
    let area = ["NA", "EMEA", "north", "south"].prefix(Int.random(in: 1...4, using: &generator))
    var text = (hasID ? "id," : "") + "name,website,Region,Size,Seen,Active,Note,Founded,Tools\n"
    for row in 0..<rowCount {
      let id = pick([
        "\(row)", "\(row)", "\(row)", "7", "", "001D000000IRFmaIAH", "001D000000IRFma",
      ])
      var cells = hasID ? [id] : []
      cells += [pick(names), pick(sites), pick(Array(area)), pick(numbers), pick(dates)]
      cells += [pick(["yes", "No", "1", ""]), pick(["a \(row)", "\"b\n\(row)\"", "none", "NA"])]
      cells += [pick(["1999", "2013 (1888)", "x"]), pick(["a;b", "b; a;b", "none", "", "c"])]
      if Int.random(in: 0..<25, using: &generator) == 0 { cells.removeLast() }
      if Int.random(in: 0..<25, using: &generator) == 0 { cells = ["", "", ""] }
      text += cells.joined(separator: ",") + pick(["\n", "\r\n", "\n"])
    }
    return text + pick(["", "Total,,,,,,,,\n", "Confidential Information - Do Not Distribute"])
  }
}
