import Statistics

/// Which attributes go with winning.
struct AttributeTable {
  let report: RunReport

  var markup: Markup {
    guard let attributes = report.backtest?.attributes, !attributes.isEmpty else { return .empty }
    var table = PageTable(
      [
        .init(title: "attribute"), .init(title: "verdict"),
        .init(title: Glossary.abbreviation("adjusted p"), isNumber: true),
        .init(title: "p", isNumber: true), .init(title: "known for", isNumber: true),
        .init(title: "test"),
      ], isSortable: true)
    for attribute in attributes {
      let verdict: Markup =
        attribute.isProven
        ? "<span class=\"tag good\">goes with winning</span>"
        : "<span class=\"tag open\">not proven</span>"
      table.append([
        Markup(escaping: attribute.field.replacing("_", with: " ")), verdict,
        Markup(escaping: DecimalText.pValue(attribute.adjustedP)),
        Markup(escaping: DecimalText.pValue(attribute.p)),
        Markup(escaping: DecimalText.whole(attribute.count)), Markup(escaping: attribute.test),
      ])
    }
    return """
      <section id="attributes">
      <h2>What goes with winning</h2>
      <p class="note">Each attribute by itself against the outcome; columns that are known only after the outcome are \
      left out.</p>
      \(table.markup)
      </section>
      """
  }
}
