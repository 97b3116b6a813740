import Statistics

/// What became of every row, which Finance asks first.
struct DataSection {
  let report: RunReport

  var markup: Markup {
    let reconciliations = report.market.reconciliations
    guard !reconciliations.isEmpty else { return .empty }
    var table = PageTable([
      .init(title: "file"), .init(title: "what became of its rows"),
      .init(title: "rows", isNumber: true), .init(title: ""), .init(title: "for instance"),
    ])
    for reconciliation in reconciliations {
      table.append([
        "<b>\(reconciliation.source)</b>", "read",
        "<b>\(DecimalText.whole(reconciliation.rowsRead))</b>", "", "",
      ])
      for fate in reconciliation.fates where fate.count > 0 {
        let examples =
          fate.isUsed
          ? []
          : fate.examples.prefix(3).map { example in
            example.value.isEmpty
              ? "line \(example.line)" : "line \(example.line) (\(example.value))"
          }
        table.append([
          "", Markup(escaping: fate.what), Markup(escaping: DecimalText.whole(fate.count)),
          fate.isUsed ? "used" : "<span class=\"open\">not used</span>",
          Markup(escaping: examples.joined(separator: ", ")),
        ])
      }
    }
    let notes = reconciliations.flatMap { reconciliation in
      reconciliation.notes.map { "<li>\(reconciliation.source): \($0)</li>" as Markup }
    }
    let list: Markup = notes.isEmpty ? .empty : "<ul class=\"note\">\(notes)</ul>"
    return """
      <section id="data">
      <h2>Data</h2>
      <p class="note">Every row of every file, counted once.</p>
      \(table.markup)
      \(list)
      </section>
      """
  }
}
