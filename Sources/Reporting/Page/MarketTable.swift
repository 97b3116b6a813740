import Statistics

/// The coarse segments of the whole market.
struct MarketTable {
  let report: RunReport

  var markup: Markup {
    guard let segments = report.segmentation?.marketSegments, !segments.isEmpty else {
      return .empty
    }
    let rates = SegmentRates(report, isMicro: false)
    var columns: [PageTable.Column] = [
      .init(title: "#", isNumber: true), .init(title: "name"),
      .init(title: "\(report.unit)s", isNumber: true), .init(title: "what they share"),
      .init(title: Glossary.abbreviation("cohesion"), isNumber: true),
    ]
    if let title = rates.title {
      columns.append(.init(title: Markup(escaping: title), isNumber: true))
    }
    var table = PageTable(columns, isSortable: true)
    for segment in segments {
      let cells = [
        "\(segment.number)", segment.name, DecimalText.whole(segment.members.count),
        TraitText.list(segment, count: 3), DecimalText.fixed(segment.cohesion, places: 2),
      ]
      table.append(
        (cells + (rates.title == nil ? [] : [rates.text(segment)])).map { Markup(escaping: $0) })
    }
    return """
      <section id="market">
      <h2>The whole market in \(segments.count) parts</h2>
      <p class="note">Coarse groups of all \(report.unit)s, tiers aside, found by k-means.</p>
      \(table.markup)
      \(SegmentWords.whereWeWin(report).map { "<p class=\"note\">\($0)</p>" as Markup })
      </section>
      """
  }
}
