/// A table drawn with lines, its numbers to the right.
package struct TextTable {
  /// One column.
  package struct Column {
    let title: String
    let isNumber: Bool
    /// Whether its texts are shortened before those of others.
    let yieldsFirst: Bool

    /// Creates a column.
    package init(title: String, isNumber: Bool = false, yieldsFirst: Bool = false) {
      self.title = title
      self.isNumber = isNumber
      self.yieldsFirst = yieldsFirst
    }
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []
  /// Rows before which a line is drawn.
  private var rules: Set<Int> = []

  /// Creates an empty table.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row.
  package mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells, \(columns.count) columns")
    rows.append(cells.map(Redaction.text))
  }

  /// Draws a line before the next row.
  package mutating func rule() {
    rules.insert(rows.count)
  }

  /// Returns the table, the widest text columns shortened until it fits the width.
  package func text(width: Int) -> String {
    let widths = fittedWidths(width)
    func line(_ left: String, _ middle: String, _ right: String) -> String {
      left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right
    }
    func cells(_ texts: [String]) -> String {
      let padded = texts.enumerated().map { index, text in
        let fitted = DisplayWidth.fitted(text, to: widths[index])
        let space = String(repeating: " ", count: widths[index] - DisplayWidth.of(fitted))
        return columns[index].isNumber ? " \(space)\(fitted) " : " \(fitted)\(space) "
      }
      return "│" + padded.joined(separator: "│") + "│"
    }
    var lines = [line("┌", "┬", "┐"), cells(columns.map(\.title)), line("├", "┼", "┤")]
    for (index, row) in rows.enumerated() {
      if rules.contains(index), index > 0 { lines.append(line("├", "┼", "┤")) }
      lines.append(cells(row))
    }
    lines.append(line("└", "┴", "┘"))
    return lines.joined(separator: "\n")
  }

  private func fittedWidths(_ width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index])) }
    }
    var excess = widths.reduce(0, +) + 3 * widths.count + 1 - width
    while excess > 0 {
      // The widest text column gives way, after those that are there to give way; numbers are never shortened.
      let texts = widths.indices.filter { !columns[$0].isNumber && widths[$0] > 8 }
      let first = texts.filter { columns[$0].yieldsFirst && widths[$0] > 16 }
      let candidates = first.isEmpty ? texts : first
      guard let widest = candidates.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else {
        break
      }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
