/// A CSV file whose rows are written as they come, in constant memory.
struct StreamedTable {
  /// The rows that wait to be written.
  var rows: RowBuffer
  private let file: WholeFile

  private static let flushSize = 1 << 20

  /// Opens a file and writes its header.
  init(folder: String, name: String, header: [String]) throws(GeneratingError) {
    file = try WholeFile(folder: folder, name: name)
    rows = RowBuffer(header: header)
  }

  /// Writes the waiting rows when there are many.
  mutating func flushIfFull() throws(GeneratingError) {
    guard rows.bytes.count >= Self.flushSize else { return }
    try flush()
  }

  /// Writes the waiting rows.
  mutating func flush() throws(GeneratingError) {
    try file.write(rows.bytes)
    rows.removeAll()
  }

  /// Puts the file in its place; the rows must have been flushed.
  func finish() throws(GeneratingError) {
    precondition(rows.bytes.isEmpty, "\(rows.bytes.count) bytes have not been written")
    try file.finish()
  }
}
