/// A table drawn with lines, its numbers to the right.
package struct TextTable {
  /// One column.
  package struct Column {
    let title: String
    let isNumber: Bool
    /// Whether its texts are shortened before those of others.
    let yieldsFirst: Bool
    /// What a note calls the column where it is left out for want of width; nothing where it is never left out.
    let optionalName: String?

    /// Creates a column.
    package init(
      title: String, isNumber: Bool = false, yieldsFirst: Bool = false,
      optionalName: String? = nil
    ) {
      self.title = title
      self.isNumber = isNumber
      self.yieldsFirst = yieldsFirst
      self.optionalName = optionalName
    }
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []
  /// Rows before which a line is drawn.
  private(set) var rules: Set<Int> = []

  /// Creates an empty table.
  package init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row.
  package mutating func append(_ cells: [String]) {
    precondition(cells.count == columns.count, "\(cells.count) cells, \(columns.count) columns")
    rows.append(cells.map { PrintableText.of(Redaction.text($0)) })
  }

  /// Draws a line before the next row.
  package mutating func rule() {
    rules.insert(rows.count)
  }

  /// Returns the table as a layout has it.
  package func text(_ layout: TextLayout) -> String {
    layout.form == .markdown ? markdown : text(width: layout.width)
  }

  /// Returns the table within a width: titles broken, texts shortened, optional columns left out with a note, and what
  /// still does not fit in further tables below, each with the first column.
  package func text(width: Int) -> String {
    let fit = TableFit(self, width: width)
    var parts = fit.blocks.map(drawn)
    if !fit.leftOut.isEmpty {
      parts += TextWrap.lines(
        "Not shown for want of width: \(fit.leftOut.joined(separator: ", ")).",
        width: min(width, 110))
    }
    return parts.joined(separator: "\n")
  }

  private func drawn(_ block: TableFit.Block) -> String {
    func line(_ left: String, _ middle: String, _ right: String) -> String {
      left + block.map { String(repeating: "─", count: $0.width + 2) }.joined(separator: middle)
        + right
    }
    func line(_ cell: (Int) -> String) -> String {
      "│"
        + block.map { part in
          let fitted = DisplayWidth.fitted(cell(part.column), to: part.width)
          let space = String(repeating: " ", count: part.width - DisplayWidth.of(fitted))
          return columns[part.column].isNumber ? " \(space)\(fitted) " : " \(fitted)\(space) "
        }.joined(separator: "│") + "│"
    }
    let titles = Dictionary(
      uniqueKeysWithValues: block.map { part in
        (part.column, TextWrap.lines(columns[part.column].title, width: part.width))
      })
    let height = titles.values.map(\.count).max() ?? 1
    var lines = [line("┌", "┬", "┐")]
    for row in 0..<height {
      // A short title stands at the bottom, next to its cells.
      lines.append(
        line { column in
          let title = titles[column] ?? []
          let place = row - (height - title.count)
          return place >= 0 ? title[place] : ""
        })
    }
    lines.append(line("├", "┼", "┤"))
    for (index, row) in rows.enumerated() {
      if rules.contains(index), index > 0 { lines.append(line("├", "┼", "┤")) }
      lines.append(line { row[$0] })
    }
    lines.append(line("└", "┴", "┘"))
    return lines.joined(separator: "\n")
  }

  /// The table in GitHub's Markdown: every column, every text in full.
  private var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    func trimmed(_ text: String) -> String {
      MarkdownText.literal(text).split(separator: " ").joined(separator: " ")
    }
    let lines =
      [
        line(columns.map { trimmed($0.title) }),
        line(columns.map { $0.isNumber ? "---:" : "---" }),
      ] + rows.map { line($0.map(trimmed)) }
    return lines.joined(separator: "\n")
  }
}
