import Backtesting
import Modeling
import Statistics

/// Weights in hand beside those that the deals support, for a terminal or a program.
public struct WeightReport: Answer {
  let suggestion: WeightSuggestion

  /// Creates a report.
  public init(_ suggestion: WeightSuggestion) {
    self.suggestion = suggestion
  }

  /// Returns the text, the verdict first.
  public func text(_ layout: TextLayout) -> String {
    let verdict = suggestion.verdicts.first.map { [layout.sentence($0)] } ?? []
    let notes = suggestion.verdicts.dropFirst() + suggestion.basis
    return layout.joined(
      verdict + [table.text(layout)]
        + (suggestion.cutOffs.isEmpty
          ? [] : [layout.heading("Cut-offs of the suggested score"), cutOffTable.text(layout)])
        + notes.map { layout.bullet($0) })
  }

  /// Returns the criteria as rows for a program.
  public func rows(as form: RowForm) -> String {
    var text = RowText(
      [
        "group", "criterion", "weight", "suggested", "suggested_low", "suggested_high",
        "share_with_weight", "earner_share", "lift", "lift_low", "lift_high",
      ], form: form)
    for own in suggestion.criteria {
      text.append([
        .text(own.group), .text(own.name), .points(Int32(own.inHand)),
        own.suggested.map { .points(Int32($0)) } ?? .text(""),
        .decimal(own.interval.map { $0.lowerBound / 100 } ?? .nan, places: 4),
        .decimal(own.interval.map { $0.upperBound / 100 } ?? .nan, places: 4),
        .decimal(own.signShare, places: 4), .decimal(own.earnerShare, places: 4),
        .decimal(own.lift.value, places: 4),
        .decimal(own.lift.interval?.lowerBound ?? .nan, places: 4),
        .decimal(own.lift.interval?.upperBound ?? .nan, places: 4),
      ])
    }
    return text.text
  }

  private var table: TextTable {
    func number(_ title: String, optionalName: String? = nil) -> TextTable.Column {
      .init(title: title, isNumber: true, optionalName: optionalName)
    }
    var table = TextTable([
      .init(title: "criterion"), number("now"), number("suggested"), number("95% interval"),
      number("has weight in", optionalName: "the share of resamples in which it has weight"),
      number("earn half"), number("lift"), number("95% interval"),
    ])
    var group: String?
    for criterion in suggestion.criteria {
      if let group, group != criterion.group { table.rule() }
      group = criterion.group
      let lift = criterion.lift
      table.append(
        [
          "\(criterion.group) · \(criterion.name)", PointText.text(criterion.inHand),
          criterion.suggested.map(PointText.text) ?? "–",
          criterion.interval.map { ends($0, scale: 0.01, places: 0) } ?? "–",
          DecimalText.percent(criterion.signShare, places: 0),
          DecimalText.percent(criterion.earnerShare, places: 0),
          lift.value.isFinite ? DecimalText.fixed(lift.value, places: 1) + "×" : "–",
          lift.interval.map { ends($0, scale: 1, places: 1) + "×" } ?? "–",
        ])
    }
    return table
  }

  private func ends(_ interval: ClosedRange<Double>, scale: Double, places: Int) -> String {
    [interval.lowerBound, interval.upperBound]
      .map { DecimalText.fixed($0 * scale, places: places) }.joined(separator: "–")
  }

  private var cutOffTable: TextTable {
    var table = TextTable([
      .init(title: "tier"), .init(title: "score from", isNumber: true),
      .init(title: suggestion.measure == .conversion ? "of accounts" : "of deals", isNumber: true),
      .init(title: suggestion.measure == .conversion ? "conv." : "win rate", isNumber: true),
    ])
    for cut in suggestion.cutOffs {
      table.append([
        "\(cut.tier)", cut.score.map(PointText.text) ?? "all others",
        DecimalText.percent(cut.share), DecimalText.percent(cut.rate),
      ])
    }
    return table
  }

  /// The same as JSON, every figure with its interval.
  public var json: String { value.text() }

  /// The same as a part of a larger JSON.
  var value: JSONValue {
    JSONValue.object([
      ("measure", .text(suggestion.measure.rawValue)),
      ("verdicts", .array(suggestion.verdicts.map { .text($0) })),
      ("basis", .array(suggestion.basis.map { .text($0) })),
      ("trials", .whole(suggestion.trialCount)), ("wins", .whole(suggestion.winCount)),
      ("shrinkage", shrinkage), ("criteria", .array(suggestion.criteria.map(criterion))),
      ("heldOut", heldOut), ("timeGap", timeGap), ("inSample", inSample),
      ("groups", .array(suggestion.ablations.map(ablation))),
      ("cutOffs", .array(suggestion.cutOffs.map(cutOff))),
    ])
  }

  private func points(_ hundredths: Int?) -> JSONValue {
    hundredths.map { .number(Double($0) / 100) } ?? .null
  }

  private func criterion(_ own: WeightSuggestion.CriterionWeight) -> JSONValue {
    .object([
      ("group", .text(own.group)), ("criterion", .text(own.name)), ("weight", points(own.inHand)),
      ("suggested", points(own.suggested)),
      ("lower", .number(own.interval.map { $0.lowerBound / 100 } ?? .nan)),
      ("upper", .number(own.interval.map { $0.upperBound / 100 } ?? .nan)),
      ("shareWithWeight", .number(own.signShare)), ("earnerShare", .number(own.earnerShare)),
      ("lift", own.lift.json),
    ])
  }

  private var shrinkage: JSONValue {
    switch suggestion.shrinkage {
    case nil: .null
    case .full: .text("full")
    case .partial(let strength): .number(strength)
    }
  }

  private var heldOut: JSONValue {
    guard let gain = suggestion.heldOut else { return .null }
    return .object([
      ("trials", .whole(gain.trialCount)), ("wins", .whole(gain.winCount)),
      ("forwardInTime", .bool(gain.isForward)), ("inHand", gain.inHand.json),
      ("suggested", gain.suggested.json), ("difference", gain.difference.json),
      ("p", .number(gain.p)), ("calibration", gain.calibration.map(calibration) ?? .null),
    ])
  }

  private func calibration(_ own: HeldOutCalibration) -> JSONValue {
    func coefficient(_ own: CalibrationLine.Coefficient?) -> JSONValue {
      own.map { RankingFigure(value: $0.value, interval: $0.interval).json } ?? .null
    }
    return .object([
      ("forecast", .number(own.forecast)), ("rate", .number(own.rate)),
      ("inTheLarge", coefficient(own.line.inTheLarge)), ("slope", coefficient(own.line.slope)),
      ("brier", .number(own.brier.value)), ("brierError", .number(own.brier.standardError)),
      ("reliability", .number(own.brier.reliability)),
      ("resolution", .number(own.brier.resolution)),
      ("uncertainty", .number(own.brier.uncertainty)), ("sampled", .bool(own.isSampled)),
      (
        "bins",
        .array(
          own.bins.map { bin in
            .object([
              ("trials", .whole(bin.count)), ("wins", .whole(bin.successes)),
              ("forecast", .number(bin.meanForecast)), ("rate", .number(bin.rate)),
              ("lower", .number(bin.interval.lowerBound)),
              ("upper", .number(bin.interval.upperBound)),
            ])
          })
      ),
    ])
  }

  private var timeGap: JSONValue {
    guard let gap = suggestion.timeGap else { return .null }
    return .object([
      ("random", .number(gap.random)), ("forward", .number(gap.forward)),
      ("difference", gap.difference.json),
    ])
  }

  private var inSample: JSONValue {
    guard let areas = suggestion.inSample else { return .null }
    return .object([
      ("inHand", .number(areas.inHand)), ("suggested", .number(areas.suggested)),
    ])
  }

  private func ablation(_ own: WeightSuggestion.Ablation) -> JSONValue {
    .object([
      ("group", .text(own.group)), ("with", .number(own.with)), ("without", .number(own.without)),
      ("difference", own.difference.json), ("adjustedP", .number(own.adjustedP)),
    ])
  }

  private func cutOff(_ cut: WeightSuggestion.CutOff) -> JSONValue {
    .object([
      ("tier", .whole(cut.tier)), ("score", points(cut.score)), ("share", .number(cut.share)),
      ("rate", .number(cut.rate)),
    ])
  }
}
