import Reading

/// Rows of a CSV file as bytes.
///
/// Values are written as they are: whoever writes them sees to it that none holds a comma, a quote or
/// a line break.
package struct RowBuffer {
  /// What has been written and not yet taken.
  package private(set) var bytes: [UInt8] = []
  private var isAtStart = true

  /// Creates a buffer whose first line is a header.
  package init(header: [String]) {
    for name in header { field(name) }
    endRow()
  }

  /// Forgets what has been written, but keeps the space.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Begins a field, to which texts and numbers can be appended.
  package mutating func beginField() {
    if !isAtStart { bytes.append(UInt8(ascii: ",")) }
    isAtStart = false
  }

  /// Ends the row.
  package mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isAtStart = true
  }

  /// Writes a field of text.
  package mutating func field(_ text: String) {
    beginField()
    append(text)
  }

  /// Writes a field with a whole number, empty for nothing.
  package mutating func field(_ number: Int?) {
    beginField()
    if let number { append(number) }
  }

  /// Writes a field with a date as `YYYY-MM-DD`, empty for nothing.
  package mutating func field(_ date: CalendarDate?) {
    beginField()
    guard let date else { return }
    let (year, month, day) = date.parts
    append(year, width: 4)
    bytes.append(UInt8(ascii: "-"))
    append(month, width: 2)
    bytes.append(UInt8(ascii: "-"))
    append(day, width: 2)
  }

  /// Appends text to the field.
  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a whole number to the field, with zeros before it up to a width.
  package mutating func append(_ number: Int, width: Int = 1) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    while rest > 0 || bytes.count - start < width {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }
}
