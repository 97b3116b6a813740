/// Splits CSV text one character after the other, by the definition and without any trick.
public enum NaiveRecords {
  /// Returns the fields of every record that has any text, without white space at their ends.
  ///
  /// A quote opens a quoted part only as the first character of a field after spaces; in it, two
  /// quotes are one and everything else is text. Returns nothing when a quote stays open.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - delimiter: The character between fields.
  /// - Returns: The records.
  public static func records(_ text: String, delimiter: Unicode.Scalar) -> [[String]]? {
    var rest = Array(text.unicodeScalars)[...]
    var records: [[String]] = []
    while !rest.isEmpty {
      var record: [String] = []
      while true {
        guard let field = takeField(&rest, delimiter) else { return nil }
        record.append(field)
        guard let stop = rest.popFirst() else { break }
        if stop == delimiter { continue }
        if stop == "\r", rest.first == "\n" { rest.removeFirst() }
        break
      }
      if record.contains(where: { !$0.isEmpty }) { records.append(record) }
    }
    return records
  }

  private static func takeField(
    _ rest: inout ArraySlice<Unicode.Scalar>, _ delimiter: Unicode.Scalar
  ) -> String? {
    var field = String.UnicodeScalarView()
    rest = rest.drop { $0 == " " }
    if rest.first == "\"" {
      rest.removeFirst()
      while true {
        guard let next = rest.popFirst() else { return nil }
        if next != "\"" {
          field.append(next)
        } else if rest.first == "\"" {
          rest.removeFirst()
          field.append("\"")
        } else {
          break
        }
      }
      while field.first == " " { field.removeFirst() }
    }
    while let next = rest.first, next != delimiter, next != "\n", next != "\r" {
      field.append(next)
      rest.removeFirst()
    }
    while let last = field.last, last.value <= 32 { field.removeLast() }
    return String(field)
  }
}

/// Texts of CSV files that a seed decides, with quotes and line ends where they hurt.
public enum RandomCSV {
  /// Returns a text of some of the characters that matter.
  ///
  /// - Parameters:
  ///   - length: How many pieces it is made of.
  ///   - generator: Where chance comes from.
  /// - Returns: A text that may well be malformed.
  public static func text(
    length: Int, using generator: inout some RandomNumberGenerator
  ) -> String {
    let pieces = [
      "a", "bc", " ", "\"", "\"\"", ",", ",", ",", "\n", "\r\n", "\r", "é", "\"x,y\"", "\"x\ny\"",
      ";", "7",
    ]
    return (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
      .joined()
  }
}
