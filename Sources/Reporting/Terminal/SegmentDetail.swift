import Backtesting
import Modeling
import Segmenting
import Statistics

/// Everything about one segment, for whoever runs the campaign.
public struct SegmentDetail {
  private let report: RunReport
  private let segment: Segment

  /// Creates the text of a segment of the report; nothing where it has no such number.
  public init?(report: RunReport, number: Int) {
    guard let segment = report.segmentation?.segments.first(where: { $0.number == number })
    else { return nil }
    (self.report, self.segment) = (report, segment)
  }

  /// Returns the text.
  public func text(_ layout: TextLayout) -> String {
    let marks = SegmentWords.marks(segment)
    let count = "\(segment.members.count) \(report.unit)s"
    let rule = segment.rule.map(SegmentWords.rule) ?? "No short rule picks its members."
    func section(_ title: String, _ blocks: [String]) -> String? {
      blocks.isEmpty ? nil : layout.joined([layout.heading(title)] + blocks)
    }
    func list(_ sentences: [String]) -> [String] { sentences.map { layout.bullet($0) } }
    return [
      section(
        "\(segment.number). \(segment.name)",
        [layout.sentence(count + marks.map { " · " + $0 }.joined())]),
      section("What they share", [traitTable.text(layout), layout.sentence(rule)]),
      section("Where it lies", list(facts.position)),
      section("What speaks for it", list(facts.evidence)),
      section("What to do", list(facts.plan)), section("The \(count)", list(members)),
    ].compactMap { $0 }.joined(separator: "\n\n")
  }

  /// Returns the members as rows for a program.
  public func rows(as form: RowForm) -> String {
    MemberRows(report: report, segments: [segment]).text(as: form)
  }

  private var facts: SegmentFacts { SegmentFacts(report: report, segment: segment) }

  private var traitTable: TextTable {
    var table = TextTable([
      .init(title: "trait"), .init(title: "members", isNumber: true),
      .init(title: "lift", isNumber: true), .init(title: "market", isNumber: true),
      .init(title: "other segments", isNumber: true),
      .init(title: "nearest segment", isNumber: true),
    ])
    for trait in segment.traits {
      table.append([
        trait.text, "\(trait.count)/\(trait.memberCount)",
        trait.lift.isFinite ? RankingCells.times(trait.lift) : "",
        percent(trait.shareOfMarket), trait.shareOfSegmented.map(percent) ?? "",
        trait.shareOfSibling.map(percent) ?? "",
      ])
    }
    return table
  }

  private var members: [String] {
    let accounts = report.market.accounts
    let without = Set(segment.reach?.unreached ?? [])
    let far = Set(segment.position?.far ?? [])
    return report.listed(segment.members).map { member in
      let domain = accounts.domains[member]
      return accounts.names[member] + (domain.isEmpty ? "" : " · \(domain)")
        + (without.contains(member) ? " · no contact" : "")
        + (far.contains(member) ? " · far from its segment" : "")
    }
  }

  private func percent(_ share: Double) -> String { DecimalText.percent(share, places: 0) }
}
