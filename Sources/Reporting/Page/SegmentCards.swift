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
    let cards = shown.map { card($0) }
    let count = segmentation.segments.count
    let rest =
      count > shown.count
      ? " The \(DecimalText.whole(count - shown.count)) smallest of \(DecimalText.whole(count)) are in the table of members."
      : ""
    let sizes = "\(segmentation.sizes.lowerBound) to \(segmentation.sizes.upperBound)"
    let notes =
      (SegmentWords.leftOver(segmentation, unit: report.unit) + segmentation.notes
      + [segmentation.stability?.sentence].compactMap { $0 }
      + SegmentWords.marks(segmentation, unit: report.unit, isForTerminal: false)
      + unsaidLimits)
      .map { "<p class=\"note\">\($0)</p>" as Markup }
    let lead: Markup =
      count == 0
      ? .empty
      : """
      <p class="note">\(DecimalText.whole(count)) segments of \(sizes) \(report.unit)s; no \(report.unit) is in two. A bar shows how many members share a trait, the upright line how many of the \
      other segmented \(report.unit)s do.\(rest)</p>
      """
    return """
      <section id="segments">
      <h2>Micro-segments of \(segmentation.scope)</h2>
      \(lead)
      \(notes)
      \(changes)
      <div class="cards">
      \(cards)
      </div>
      </section>
      """
  }

  /// What figures of segments can say, as far as the section on limits has not said it.
  private var unsaidLimits: [String] {
    let said = report.backtest?.limits ?? []
    return SegmentFigureKind.allCases.map(\.sentence).filter { !said.contains($0) }
  }

  /// What became of the segments since an earlier run.
  private var changes: Markup {
    guard let changes = report.segmentation?.changes else { return .empty }
    return """
      <h3>Since the earlier run</h3>
      \(lines(changes.sentences))
      """
  }

  private func card(_ segment: Segment) -> Markup {
    var facts = ["\(segment.members.count) \(report.unit)s"]
    if let reach = segment.reach { facts.append("\(reach.accountCount) reachable") }
    if let stability = segment.stability { facts.append(stability.verdict.rawValue) }
    facts += SegmentWords.marks(segment)
    let said = SegmentFacts(report: report, segment: segment)
    let rule = segment.rule.map(SegmentWords.rule) ?? "No short rule picks its members."
    return """
      <article class="card">
      <h3>\(segment.number). \(segment.name)</h3>
      <p class="facts">\(facts.joined(separator: " · "))</p>
      \(segment.traits.prefix(5).map { trait($0, of: segment.members.count) })
      \(lines(said.plan))
      <details><summary>What speaks for it</summary>\(lines(said.evidence + said.position + [rule]))</details>
      <details><summary>The \(segment.members.count) \(report.unit)s</summary><ul>\(members(segment))</ul></details>
      </article>
      """
  }

  private func lines(_ texts: [String]) -> Markup {
    texts.isEmpty ? .empty : "<ul class=\"lines\">\(texts.map { "<li>\($0)</li>" as Markup })</ul>"
  }

  private func members(_ segment: Segment) -> [Markup] {
    let accounts = report.market.accounts
    let without = Set(segment.reach?.unreached ?? [])
    let far = Set(segment.position?.far ?? [])
    return report.listed(segment.members).map { member in
      let domain = accounts.domains[member]
      let text =
        DisplayWidth.fitted(accounts.names[member], to: AccountTableSection.nameLimit)
        + (domain.isEmpty ? "" : " · \(domain)")
        + (without.contains(member) ? " · no contact" : "")
        + (far.contains(member) ? " · far from its segment" : "")
      return "<li>\(text)</li>"
    }
  }

  private func trait(_ trait: Segment.Trait, of count: Int) -> Markup {
    let others = trait.shareOfSegmented ?? trait.shareOfMarket
    let words =
      "\(DecimalText.percent(trait.share, places: 0)) of the members, \(DecimalText.percent(others, places: 0)) of the others, "
      + "\(DecimalText.percent(trait.shareOfMarket, places: 0)) of the market"
    return """
      <div class="trait"><span>\(trait.text)</span><svg class="bar" width="96" height="13" role="img" \
      aria-label="\(words)"><title>\(words)</title><rect class="rail" y="2" width="100%" height="9" rx="2"/>\
      <rect y="2" width="\(at: trait.share * 100)%" height="9" rx="2"/>\
      <rect class="others" x="\(at: others * 100)%" width="2" height="13"/></svg>\
      <span class="n">\(trait.count) of \(count)</span></div>
      """
  }
}
