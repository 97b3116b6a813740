import Backtesting
import Segmenting

extension JSONReport {
  func segmentEvidence(_ evidence: SegmentEvidence) -> JSONValue {
    .object([
      ("number", .whole(evidence.number)), ("rate", rate(evidence.rate)),
      ("adjustedP", .number(evidence.adjustedP)),
      (
        "shrunk",
        evidence.shrunk.map {
          .object([
            ("value", .number($0.value)), ("lower", .number($0.lower)),
            ("upper", .number($0.upper)),
          ])
        } ?? .null
      ),
    ])
  }

  func segmentationEvidence(_ evidence: SegmentationEvidence) -> JSONValue {
    .object([
      ("p", .number(evidence.p)), ("proven", .bool(evidence.isProven)),
      ("statistic", .number(evidence.statistic)),
      ("meanStatistic", .number(evidence.meanStatistic)), ("draws", .whole(evidence.drawCount)),
      ("correlation", .number(evidence.correlation)),
      ("priorStrength", .number(evidence.priorStrength)), ("sentence", .text(evidence.sentence)),
      ("figures", .array(SegmentFigureKind.Figure.allCases.map(figure))),
    ])
  }

  /// Whether a figure of segments describes them or was tested.
  private func figure(_ figure: SegmentFigureKind.Figure) -> JSONValue {
    .object([
      ("figure", .text(figure.rawValue)), ("kind", .text(figure.kind.rawValue)),
      ("comparedWith", figure.comparedWith.map { .text($0) } ?? .null),
    ])
  }

  /// Where a segment lies, what sets it apart and whether it comes back; nothing where not asked for.
  func figures(of segment: Segment) -> [(String, JSONValue)] {
    [
      ("position", segment.position.map(position) ?? .null),
      ("makeup", segment.makeup.map(makeup) ?? .null),
      ("stability", segment.stability.map(stability) ?? .null),
    ]
  }

  private func position(_ position: Segment.Position) -> JSONValue {
    let ids = report.market.accounts.ids
    return .object([
      ("typical", .array(position.typical.map { .text(ids[$0]) })),
      ("edge", position.edge.map { .text(ids[$0]) } ?? .null),
      ("sibling", position.sibling.map { .whole($0) } ?? .null),
      ("separation", .number(position.separation)),
      ("far", .array(position.far.map { .text(ids[$0]) })),
    ])
  }

  private func makeup(_ makeup: SegmentMakeup) -> JSONValue {
    .object([
      (
        "families",
        .array(
          makeup.shares.map {
            .object([("family", .text($0.family.rawValue)), ("share", .number($0.share))])
          })
      ),
      ("firmographicOnly", .bool(makeup.isFirmographicOnly)),
      ("sentence", makeup.sentence.map { .text($0) } ?? .null),
    ])
  }

  private func stability(_ stability: SegmentStability.Judgement) -> JSONValue {
    .object([
      ("verdict", .text(stability.verdict.rawValue)), ("value", .number(stability.stability)),
      ("shareBeaten", .number(stability.shareBeaten)), ("sentence", .text(stability.sentence)),
    ])
  }
}
