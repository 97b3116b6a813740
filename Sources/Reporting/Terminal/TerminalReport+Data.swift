import Reading
import Statistics

extension TerminalReport {
  /// What became of every row of every file.
  public var dataSection: String {
    let reconciliations = report.market.reconciliations
    guard !reconciliations.isEmpty else { return "" }
    var table = TextTable([
      .init(title: "file"), .init(title: "what became of its rows"),
      .init(title: "rows", isNumber: true), .init(title: ""),
    ])
    for reconciliation in reconciliations {
      table.rule()
      table.append([
        reconciliation.source, "read", DecimalText.whole(reconciliation.rowsRead), "",
      ])
      for fate in reconciliation.fates where fate.count > 0 {
        table.append([
          "", "  " + fate.what, DecimalText.whole(fate.count), fate.isUsed ? "used" : "not used",
        ])
      }
    }
    let notes = reconciliations.flatMap { reconciliation in
      reconciliation.notes.map { wrapped("\(reconciliation.source): \($0)", mark: "·") }
    }
    return section("Data", [table.text(layout)] + examples + completeness + notes)
  }

  /// How many accounts have a value in each field, the fields that matter most first.
  private var completeness: [String] {
    guard report.model.accounts != nil, report.market.accounts.count > 0 else { return [] }
    let fields = FieldCompleteness.fields(of: report.market.accounts).map {
      "\($0.field) \(DecimalText.percent($0.share, places: 0))"
    }
    return fields.isEmpty
      ? []
      : [wrapped("Filled, what matters most first: \(fields.joined(separator: ", ")).", mark: "·")]
  }

  /// The first rows that could not be used, with the value that decided.
  private var examples: [String] {
    report.market.reconciliations.flatMap { reconciliation in
      reconciliation.fates.filter { !$0.isUsed && !$0.examples.isEmpty }.map { fate in
        let places = fate.examples.prefix(3).map { example in
          example.value.isEmpty
            ? "line \(example.line)"
            : "line \(example.line) (\(DisplayWidth.fitted(example.value, to: 40)))"
        }
        let more = fate.count > places.count ? ", ..." : ""
        return wrapped(
          "\(reconciliation.source): \(fate.what): \(places.joined(separator: ", "))\(more)",
          mark: "·")
      }
    }
  }
}
