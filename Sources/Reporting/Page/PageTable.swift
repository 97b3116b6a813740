/// A table of the page.
struct PageTable {
  /// A column.
  struct Column {
    let title: Markup
    var isNumber = false
  }

  let columns: [Column]
  var isSortable = false
  private var rows: [Markup] = []

  init(_ columns: [Column], isSortable: Bool = false) {
    self.columns = columns
    self.isSortable = isSortable
  }

  mutating func append(_ cells: [Markup]) {
    precondition(cells.count == columns.count, "\(cells.count) cells, \(columns.count) columns")
    let parts = zip(cells, columns).map { cell, column -> Markup in
      column.isNumber ? "<td class=\"n\">\(cell)</td>" : "<td>\(cell)</td>"
    }
    rows.append("<tr>\(parts)</tr>")
  }

  /// Returns a cell with a figure and, in small print below it, its interval or what it rests on.
  static func figure(_ figure: String, _ detail: String) -> Markup {
    detail.isEmpty || detail == "–" || figure == "–"
      ? Markup(escaping: figure) : "\(figure)<small>\(detail)</small>"
  }

  var markup: Markup {
    let heads = columns.map { column -> Markup in
      column.isNumber
        ? "<th scope=\"col\" class=\"n\">\(column.title)</th>"
        : "<th scope=\"col\">\(column.title)</th>"
    }
    let kind: Markup = isSortable ? " class=\"sortable\"" : ""
    return """
      <div class="scroll" tabindex="0"><table\(kind)>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)
      </tbody>
      </table></div>
      """
  }
}
