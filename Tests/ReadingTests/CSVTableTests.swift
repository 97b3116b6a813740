import Foundation
import Reading
import Statistics
import TestSupport
import Testing

/// Returns the table of a text.
func table(_ text: String) throws -> CSVTable {
  try CSVTable(source: "deals.csv", bytes: Array(text.utf8))
}

/// Returns the cells of a table, row by row.
func cells(_ table: CSVTable) -> [[String]] {
  (0..<table.rowCount).map { row in
    (0..<table.columnCount).map { table.text(row: row, column: $0) }
  }
}

struct CSVTableTests {
  @Test func readsQuotesDoubledQuotesAndLineBreaksInQuotes() throws {
    let table = try table("name,note\r\n\"Acme, Inc.\",\"a \"\"b\"\"\r\nc\"\r\n Beta ,\" x \"\r\n")
    #expect(table.headers == ["name", "note"])
    #expect(cells(table) == [["Acme, Inc.", "a \"b\"\r\nc"], ["Beta", "x"]])
    #expect(table.lines == [2, 4])
    #expect(table.notes == [])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func readsEveryLineEnd(_ end: String) throws {
    let table = try table(["a,b", "1,2", "", "3,4"].joined(separator: end))
    #expect(cells(table) == [["1", "2"], ["3", "4"]])
    #expect(table.lines == [2, 4])
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func findsTheDelimiter(_ delimiter: String) throws {
    let rows = [["name", "amount"], ["Acme", "\"1,5;x\""], ["Beta", "2"]]
    let table = try table(rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n"))
    #expect(table.headers == ["name", "amount"])
    #expect(table.text(row: 0, column: 1) == "1,5;x")
  }

  @Test func obeysTheSeparatorLineOfSpreadsheets() throws {
    let table = try table("sep=;\r\na,x;b\r\n1;2\r\n")
    #expect(table.headers == ["a,x", "b"])
    #expect(table.lines == [3])
  }

  @Test func readsOneColumn() throws {
    let table = try table("domain\nacme.com\n\nbeta.com\n")
    #expect(cells(table) == [["acme.com"], ["beta.com"]])
  }

  @Test func keepsRaggedRowsAside() throws {
    let table = try table("a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n13,14,15\n")
    #expect(cells(table).map { $0[0] } == ["1", "10", "13"])
    #expect(table.ragged.map(\.line) == [3, 4])
    #expect(table.ragged.map(\.fieldCount) == [2, 4])
  }

  @Test func refusesFilesInWhichMostRowsAreRagged() throws {
    #expect(
      throws: ReadingError.raggedRows(
        file: "deals.csv", line: 2, fieldCount: 1, headerCount: 2, raggedCount: 2, rowCount: 3)
    ) { try table("a,b\n1\n2\n3,4\n") }
  }

  @Test func saysThatTheLastRowIsCutOff() throws {
    let table = try table("a,b\n1,2\n3,4\n5")
    #expect(table.notes == ["the last row, line 4, is incomplete: the file may be cut off"])
  }

  @Test func namesTheLineOfAnOpenQuote() throws {
    #expect(throws: ReadingError.quoteUnterminated(file: "deals.csv", line: 3)) {
      try table("a,b\n\"x\ny\",\"never\nclosed\n1,2\n")
    }
  }

  @Test func refusesTwoColumnsOfOneName() {
    let error = #expect(throws: ReadingError.self) { try table("Name,b,name\n1,2,3\n") }
    #expect(
      error?.description
        == "deals.csv, line 1: columns 1 and 3 are both named “name”; rename one of them, or put "
        + "a header line above the rows if there is none.")
  }

  @Test func namesColumnsWithoutAHeader() throws {
    #expect(try table("a,,\n1,2,3\n").headers == ["a", "column 2", "column 3"])
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}"])
  func refusesEmptyFiles(_ text: String) {
    #expect(throws: ReadingError.fileEmpty(file: "deals.csv")) { try table(text) }
  }

  @Test func refusesAHeaderWithoutRows() {
    #expect(throws: ReadingError.headerOnly(file: "deals.csv", line: 1)) { try table("a,b\n\n") }
  }

  @Test func skipsTheFooterOfReports() throws {
    let table = try table(
      """
      Opportunity Name,Amount
      Total,5
      Alpha,3


      Grand Totals (2 records),
      ,
      "Confidential Information - Do Not Distribute"
      "Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."
      Total,8
      """)
    #expect(cells(table) == [["Total", "5"], ["Alpha", "3"]])
    #expect(table.notes == ["4 footer lines skipped", "1 row without any value skipped"])
    #expect(table.ragged == [])
  }

  @Test func keepsACompanyNamedTotal() throws {
    let table = try table("name,industry\nShell,Energy\nTotal,Energy\n")
    #expect(table.rowCount == 2)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func agreesWithTheNaiveSplitter(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Enough good rows that a malformed rest is not refused as a whole.
    let head = "h1,h2\n" + String(repeating: "1,2\n", count: 60)
    for _ in 0..<50 {
      let text = head + RandomCSV.text(length: 40, using: &generator)
      guard let naive = NaiveRecords.records(text, delimiter: ",") else {
        #expect(throws: ReadingError.self, "\(text.debugDescription)") { try table(text) }
        continue
      }
      let read = try table(text)
      #expect(cells(read) == naive.dropFirst().filter { $0.count == 2 }, "\(text.debugDescription)")
      #expect(read.ragged.count == naive.count { $0.count != 2 })
    }
  }

  @Test func saysWhatIsWrongWithAPath() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path(percentEncoded: false)
    #expect(throws: ReadingError.fileMissing(file: "none.csv")) {
      try CSVTable(path: "none.csv", folder: path)
    }
    #expect(throws: ReadingError.fileIsFolder(file: path)) { try CSVTable(path: path) }
    try Data("a,b\n1,2\n".utf8).write(to: folder.appending(path: "my deals.csv"))
    let table = try CSVTable(path: "my deals.csv", folder: path)
    #expect(table.source == "my deals.csv")
    #expect(table.rowCount == 1)
  }
}
