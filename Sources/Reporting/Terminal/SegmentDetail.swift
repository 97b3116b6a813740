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

  /// The text, lines wrapped to a width.
  public func text(width: Int) -> String {
    let marks = SegmentWords.marks(segment)
    var lines = ["\(segment.number). \(segment.name)"]
    lines += wrapped(
      "\(segment.members.count) \(report.unit)s" + marks.map { " · " + $0 }.joined(), width)
    lines += ["", "What they share"] + [traitTable.text(width: width)]
    if let rule = segment.rule {
      lines += wrapped(SegmentWords.rule(rule), width)
    } else {
      lines += wrapped("No short rule picks its members.", width)
    }
    lines += section("Where it lies", facts.position, width)
    lines += section("What speaks for it", facts.evidence, width)
    lines += section("What to do", facts.plan, width)
    lines += section("The \(segment.members.count) \(report.unit)s", members, width)
    return lines.joined(separator: "\n")
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
        trait.lift.isFinite ? DecimalText.fixed(trait.lift, places: 1) + "x" : "",
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
    return segment.members.map { member in
      let domain = accounts.domains[member]
      return accounts.names[member] + (domain.isEmpty ? "" : " · \(domain)")
        + (without.contains(member) ? " · no contact" : "")
        + (far.contains(member) ? " · far from its segment" : "")
    }
  }

  private func percent(_ share: Double) -> String { DecimalText.percent(share, places: 0) }

  private func section(_ title: String, _ lines: [String], _ width: Int) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.flatMap { wrapped($0, width) }
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    TextWrap.lines(text, width: min(width, 110) - 2, indent: "  ").map { "  " + $0 }
  }
}
