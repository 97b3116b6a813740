import Reading
import Testing

struct TextEncodingTests {
  private func header(_ bytes: [UInt8]) throws -> (text: String, notes: [String]) {
    let table = try CSVTable(source: "a.csv", bytes: bytes)
    return (table.headers[0], table.notes)
  }

  @Test func dropsTheByteOrderMark() throws {
    #expect(try header([0xEF, 0xBB, 0xBF] + Array("é,b\n1,2".utf8)).text == "é")
  }

  @Test func readsUTF16OfEitherOrder() throws {
    let units = Array("Größe 🚀\tb\n1\t2\n".utf16)
    let little = try header([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    let big = try header([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    #expect(little.text == "Größe 🚀")
    #expect(big.text == "Größe 🚀")
    #expect(little.notes == ["read as UTF-16, little-endian"])
  }

  @Test func readsWindows1252WhereItIsNotUTF8() throws {
    let bytes: [UInt8] = Array("a,b\nx,y\n".utf8) + [0x80, 0x2C, 0x47, 0xF6, 0x0A]
    let table = try CSVTable(source: "a.csv", bytes: bytes)
    #expect(table.text(row: 1, column: 0) == "€")
    #expect(table.text(row: 1, column: 1) == "Gö")
    #expect(table.notes == ["not UTF-8 (first on line 3): read as Windows-1252"])
  }

  @Test func keepsUTF8WithAStrayByte() throws {
    let bytes = Array("é,ü\nö,".utf8) + [0xFF, 0x0A]
    let table = try CSVTable(source: "a.csv", bytes: bytes)
    #expect(table.headers == ["é", "ü"])
    #expect(table.text(row: 0, column: 1) == "\u{FFFD}")
  }

  @Test func refusesBinaryFiles() {
    #expect(throws: ReadingError.fileBinary(file: "a.csv", line: 2)) {
      try CSVTable(source: "a.csv", bytes: [0x61, 0x0A, 0x00, 0x62])
    }
  }
}
