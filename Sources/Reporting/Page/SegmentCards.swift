import Backtesting
import Segmenting
import Statistics

/// The micro-segments, a card each.
struct SegmentCards {
  let report: RunReport
  /// So many cards at most; the table of members holds them all.
  private let cardLimit = 150

  var markup: Markup {
    guard let segmentation = report.segmentation else { return .empty }
    let shown = segmentation.segments.prefix(cardLimit)
    let rates = Dictionary(
      (report.backtest?.segments ?? []).map { ($0.number, $0.rate) }, uniquingKeysWith: { $1 })
    let cards = shown.map { card($0, rate: rates[$0.number]) }
    let count = segmentation.segments.count
    let rest =
      count > shown.count
      ? " The \(DecimalText.whole(count - shown.count)) smallest of \(DecimalText.whole(count)) are in the table of members."
      : ""
    let sizes = "\(segmentation.sizes.lowerBound) to \(segmentation.sizes.upperBound)"
    let notes = segmentation.notes.map { "<p class=\"note\">\($0)</p>" as Markup }
    let lead: Markup =
      count == 0
      ? .empty
      : """
      <p class="note">\(DecimalText.whole(count)) segments of \(sizes) \(report.unit)s; every \(report.unit) of \(segmentation.scope) is \
      in exactly one. A bar shows how many members share a trait, the dark line how many of the \
      other segmented \(report.unit)s do.\(rest)</p>
      """
    return """
      <section>
      <h2>Micro-segments of \(segmentation.scope)</h2>
      \(lead)
      \(notes)
      <div class="cards">
      \(cards)
      </div>
      </section>
      """
  }

  private func card(_ segment: Segment, rate: Rate?) -> Markup {
    var facts = ["\(segment.members.count) \(report.unit)s"]
    if let reach = segment.reach {
      facts.append("\(reach.accountCount) reachable")
      if reach.decisionMakerAccountCount > 0 {
        facts.append("\(reach.decisionMakerAccountCount) with a decision-maker")
      }
    }
    facts.append("cohesion \(DecimalText.fixed(segment.cohesion, places: 2))")
    let noun = report.backtest?.measure.rawValue ?? "conversion"
    let rateLine: Markup =
      rate.map { "<p class=\"facts\">\(noun) \(RateText.withInterval($0))</p>" } ?? .empty
    let accounts = report.market.accounts
    let members = segment.members.map { member -> Markup in
      let domain = accounts.domains[member]
      return domain.isEmpty
        ? "<li>\(accounts.names[member])</li>" : "<li>\(accounts.names[member]) · \(domain)</li>"
    }
    return """
      <article class="card">
      <h3>\(segment.number). \(segment.name)</h3>
      <p class="facts">\(facts.joined(separator: " · "))</p>\(rateLine)
      \(segment.traits.prefix(5).map { trait($0, of: segment.members.count) })
      \(rule(segment))
      <details><summary>The \(segment.members.count) \(report.unit)s</summary><ul>\(members)</ul></details>
      </article>
      """
  }

  /// A rule says how to find more such accounts, or that no short one does.
  private func rule(_ segment: Segment) -> Markup {
    guard let rule = segment.rule else { return "<p class=\"facts\">no short rule</p>" }
    let (precision, recall) = (
      DecimalText.percent(rule.precision, places: 0), DecimalText.percent(rule.recall, places: 0)
    )
    return """
      <p class="facts">Rule: \(rule.text) (\(precision) of those it picks are members, and it picks \
      \(recall) of the members)</p>
      """
  }

  private func trait(_ trait: Segment.Trait, of count: Int) -> Markup {
    let others = trait.shareOfSegmented ?? trait.shareOfMarket
    return """
      <div class="trait"><span>\(trait.text)</span><span class="bar" \
      title="\(DecimalText.percent(trait.share, places: 0)) of the members, \(DecimalText.percent(others, places: 0)) of the others, \
      \(DecimalText.percent(trait.shareOfMarket, places: 0)) of the market">\
      <i style="width: \(at: trait.share * 100)%"></i><u style="left: \(at: others * 100)%"></u></span>\
      <span class="n">\(trait.count) of \(count)</span></div>
      """
  }
}
