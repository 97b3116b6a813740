import Backtesting
import Modeling
import Segmenting
import Statistics

extension TerminalReport {
  /// The micro-segments, largest first.
  public var segmentSection: String {
    guard let segmentation = report.segmentation else { return "" }
    let notes = segmentNotes(segmentation).map { wrapped($0, mark: "·") }
    let count = segmentation.segments.count
    guard count > 0 else { return section("Micro-segments", notes) }
    let shown = segmentation.segments.prefix(shownCount)
    let rest =
      count > shown.count
      ? [
        wrapped(
          "and \(DecimalText.whole(count - shown.count)) more, all in the report and in the table of members.",
          mark: "·")
      ]
      : []
    return section(
      SegmentWords.title(segmentation, unit: report.unit),
      [segmentTable(Array(shown), isMicro: true).text(layout)] + rest + notes)
  }

  /// More rows than this are for a file, not for a screen.
  private var shownCount: Int { 40 }

  /// The coarse segments of the whole market.
  public var marketSection: String {
    guard let segments = report.segmentation?.marketSegments, !segments.isEmpty else { return "" }
    return section(
      "The whole market in \(segments.count) parts",
      [segmentTable(segments, isMicro: false).text(layout)]
        + SegmentWords.whereWeWin(report).map { wrapped($0, mark: "·") })
  }

  private func segmentTable(_ segments: [Segment], isMicro: Bool) -> TextTable {
    let rates = SegmentRates(report, isMicro: isMicro)
    typealias Cell = (Segment) -> String
    var columns: [(column: TextTable.Column, cell: Cell)] = [
      (.init(title: "#", isNumber: true), { "\($0.number)" }),
      (.init(title: "name"), \.name),
      (.init(title: report.unit + "s", isNumber: true), { DecimalText.whole($0.members.count) }),
    ]
    // Beside what is to be decided, traits need room; a name says most of them.
    columns.append(
      (
        .init(
          title: "what they share", yieldsFirst: true,
          optionalName: isMicro ? "what they share" : nil),
        { TraitText.list($0, count: 3) }
      ))
    if segments.contains(where: { $0.reach != nil }) {
      columns.append(
        (
          .init(title: "reachable", isNumber: true),
          { $0.reach.map { DecimalText.whole($0.accountCount) } ?? "" }
        ))
    }
    if segments.contains(where: { $0.stability != nil }) {
      columns.append((.init(title: "comes back"), { $0.stability?.verdict.rawValue ?? "" }))
    }
    if let title = rates.title {
      columns.append((.init(title: title, isNumber: true), rates.text))
    }
    if segments.contains(where: { $0.plan != nil }) {
      columns.append((.init(title: "play"), { $0.plan?.play.rawValue ?? "" }))
    }
    var table = TextTable(columns.map(\.column))
    for segment in segments { table.append(columns.map { $0.cell(segment) }) }
    return table
  }

  private func segmentNotes(_ segmentation: Segmentation) -> [String] {
    (SegmentWords.leftOver(segmentation, unit: report.unit) + segmentation.notes
      + [families(segmentation), segmentation.stability?.sentence ?? ""]
      + SegmentWords.hindsight(report.backtest?.segments ?? [])
      + SegmentWords.marks(segmentation, unit: report.unit, isForTerminal: true)).filter {
        !$0.isEmpty
      }
  }

  private func families(_ segmentation: Segmentation) -> String {
    let shares = segmentation.familyShares.filter { !$0.actual.isNaN }
    guard shares.count > 1 else { return "" }
    let parts = shares.map {
      "\($0.family) \(DecimalText.percent($0.actual, places: 0)) (asked \(DecimalText.percent($0.asked, places: 0)))"
    }
    return "What sets the segments apart: " + parts.joined(separator: ", ") + "."
  }
}

/// The rates of segments beside their names.
struct SegmentRates {
  /// What the rate is; nothing where no deals were looked at.
  let title: String?
  private let rates: [Int: SegmentEvidence]

  init(_ report: RunReport, isMicro: Bool) {
    let evidence =
      (isMicro ? report.backtest?.segments : report.backtest?.marketSegments) ?? []
    guard let backtest = report.backtest, !evidence.isEmpty else {
      (title, rates) = (nil, [:])
      return
    }
    rates = Dictionary(
      evidence.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    title = backtest.measure == .conversion ? "conv." : "win rate"
  }

  /// Returns the rate of a segment with its interval.
  func text(_ segment: Segment) -> String {
    rates[segment.number].map { RateText.withInterval($0.rate) } ?? ""
  }

  /// Returns what the deals say of a segment.
  func evidence(_ segment: Segment) -> SegmentEvidence? { rates[segment.number] }
}

/// Traits in words.
enum TraitText {
  /// Returns the strongest traits with their counts: "Logistics 10/10, SAP 9/10".
  static func list(_ segment: Segment, count: Int) -> String {
    segment.traits.prefix(count).map { "\($0.text) \($0.count)/\(segment.members.count)" }
      .joined(separator: ", ")
  }
}
