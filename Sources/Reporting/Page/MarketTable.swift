import Statistics

/// The coarse segments of the whole market.
struct MarketTable {
  let report: RunReport

  var markup: Markup {
    guard let segments = report.segmentation?.marketSegments, !segments.isEmpty else {
      return .empty
    }
    var table = PageTable(
      [
        .init(title: "#", isNumber: true), .init(title: "name"),
        .init(title: "\(report.unit)s", isNumber: true), .init(title: "what they share"),
        .init(title: Glossary.abbreviation("cohesion"), isNumber: true),
      ], isSortable: true)
    for segment in segments {
      table.append([
        "\(segment.number)", Markup(escaping: segment.name),
        Markup(escaping: DecimalText.whole(segment.members.count)),
        Markup(escaping: TraitText.list(segment, count: 3)),
        Markup(escaping: DecimalText.fixed(segment.cohesion, places: 2)),
      ])
    }
    return """
      <section>
      <h2>The whole market in \(segments.count) parts</h2>
      <p class="note">Coarse groups of all \(report.unit)s, tiers aside, found by k-means.</p>
      \(table.markup)
      </section>
      """
  }
}
