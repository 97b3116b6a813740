/// Rows as CSV.
///
/// A text that begins with =, +, -, @ or a tab would run as a formula when a spreadsheet opens the file, so it
/// gets an apostrophe in front; numbers do not.
///
/// > Source: RFC 4180 for quotes; for formulas the OWASP page "CSV Injection".
struct CSVText {
  private(set) var text = ""

  /// One cell.
  enum Cell {
    /// A text that a person reads in a spreadsheet.
    case text(String)
    case number(String)
    /// A text that a machine reads: nothing is put in front.
    case raw(String)
  }

  /// Adds a row.
  mutating func append(_ cells: [Cell]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { text += "," }
      text += Self.cell(cell)
    }
    text += "\n"
  }

  private static func cell(_ cell: Cell) -> String {
    switch cell {
    case .number(let number): number
    case .text(let text): quoted(guarded(Redaction.text(text)))
    case .raw(let text): quoted(Redaction.text(text))
    }
  }

  private static func guarded(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      "'" + text
    default: text
    }
  }

  private static func quoted(_ text: String) -> String {
    let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
    let needsQuotes = text.utf8.contains { special.contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

extension CSVText.Cell {
  /// A count.
  static func count(_ value: Int) -> CSVText.Cell { .number(String(value)) }

  /// A decimal number with a point and no commas; empty where it is none.
  static func decimal(_ value: Double, places: Int) -> CSVText.Cell {
    .number(PlainNumber.text(value, places: places))
  }

  /// Hundredths of a point.
  static func points(_ hundredths: Int32) -> CSVText.Cell {
    .number(PlainNumber.text(units: Int(hundredths), places: 2))
  }
}
