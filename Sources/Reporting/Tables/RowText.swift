/// The forms of rows that programs read.
public enum RowForm: Sendable, CaseIterable {
  /// Comma-separated values after RFC 4180, a header first.
  case csv
  /// One JSON object a line, its keys being the headings of the CSV.
  case ndjson
}

/// Rows for programs: every table is written once, and comes out in each form.
///
/// A text that begins with =, +, -, @ or a tab would run as a formula when a spreadsheet opens a CSV, so it gets an
/// apostrophe in front there; numbers do not, and neither does JSON, which no spreadsheet runs. An empty cell is null in
/// JSON.
///
/// > Source: RFC 4180 for quotes; for formulas the OWASP page "CSV Injection"; RFC 8259 for JSON.
struct RowText {
  private(set) var text = ""
  private let form: RowForm
  /// The headings as JSON writes them.
  private let keys: [String]

  /// One cell.
  enum Cell {
    /// A text that a person reads in a spreadsheet.
    case text(String)
    case number(String)
    /// A text that a machine reads: nothing is put in front.
    case raw(String)
  }

  /// Creates rows under headings; a heading that is there already gets a number.
  init(_ headings: [String], form: RowForm) {
    let headings = Self.unique(headings)
    self.init(form: form, keys: headings.map { JSONValue.text($0).text() })
    if form == .csv { append(headings.map { .text($0) }) }
  }

  /// Creates rows of a CSV that a machine reads, its headings as they are.
  init(rawHeadings headings: [String]) {
    self.init(form: .csv, keys: headings)
    append(headings.map { .raw($0) })
  }

  private init(form: RowForm, keys: [String]) {
    (self.form, self.keys) = (form, keys)
  }

  /// Adds a row.
  mutating func append(_ cells: [Cell]) {
    precondition(cells.count == keys.count, "\(cells.count) cells, \(keys.count) headings")
    switch form {
    case .csv:
      for (place, cell) in cells.enumerated() {
        if place > 0 { text += "," }
        text += Self.field(cell)
      }
      text += "\n"
    case .ndjson:
      text += "{"
      for (place, cell) in cells.enumerated() {
        if place > 0 { text += "," }
        text += keys[place]
        text += ":"
        text += Self.value(cell)
      }
      text += "}\n"
    }
  }

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .number(let number): number
    case .text(let text): quoted(guarded(Redaction.text(text)))
    case .raw(let text): quoted(Redaction.text(text))
    }
  }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .number(""), .text(""), .raw(""): "null"
    case .number(let number): number
    case .text(let text), .raw(let text): JSONValue.text(text).text()
    }
  }

  /// A reader by name must find every column.
  private static func unique(_ headings: [String]) -> [String] {
    var used: Set<String> = []
    return headings.map { heading in
      var (name, count) = (heading, 1)
      while !used.insert(name).inserted {
        count += 1
        name = "\(heading)_\(count)"
      }
      return name
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

extension RowText.Cell {
  /// A count.
  static func count(_ value: Int) -> RowText.Cell { .number(String(value)) }

  /// A decimal number with a point and no commas; empty where it is none.
  static func decimal(_ value: Double, places: Int) -> RowText.Cell {
    .number(PlainNumber.text(value, places: places))
  }

  /// Hundredths of a point.
  static func points(_ hundredths: Int32) -> RowText.Cell {
    .number(PlainNumber.text(units: Int(hundredths), places: 2))
  }
}
