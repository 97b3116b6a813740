import Modeling
import Statistics

/// Says in words what the deals say about the weights.
struct TuningText {
  let suggestion: WeightSuggestion
  let model: Model
  /// What is counted: "accounts" or "deals".
  let subject: String
  let undatedFields: [String]
  /// What learned suggested levels anew; nothing where the points are the team's own.
  var relearning: LevelRelearning?
  /// How many periods there are; nothing without time order.
  var periodCount: Int?

  /// The difference of areas from which a random split is said to flatter.
  private static let flattery = 0.05

  /// The verdict first, then what a reader must know.
  var sentences: [String] {
    [
      gain, hold, silent, time, calibration, inSample, groups, tierRules, undated, suggested,
      association,
    ]
    .compactMap { $0 }
  }

  private var gain: String? {
    guard let heldOut = suggestion.heldOut else { return nil }
    let seen =
      heldOut.isForward
      ? "\(subject) of later periods that the fit did not see"
      : "\(subject) that the fit did not see"
    guard heldOut.winCount > 0, heldOut.difference.value.isFinite else {
      return "There are too few \(seen) to say what the suggested weights gain."
    }
    if suggestion.shrinkage == .full {
      return "The weights in hand stand: on \(seen), none rank better by more than chance "
        + "(\(RankingText.figure("AUC", heldOut.inHand)))."
    }
    let figures =
      "on \(seen): AUC \(area(heldOut.inHand)) with the weights in hand and \(area(heldOut.suggested)) with fitted ones, "
      + "difference \(RankingText.signed(heldOut.difference.value))"
      + (heldOut.difference.interval.map { ", 95% interval \(signed($0))" } ?? "")
      + (heldOut.p.isNaN ? "" : "; p \(DecimalText.pValue(heldOut.p))")
    if heldOut.p < 0.05 {
      return heldOut.difference.value > 0
        ? "The suggested weights rank better: proven (\(figures))."
        : "The suggested weights rank worse, so keep those in hand (\(figures))."
    }
    return
      "The suggested weights are not proven to rank better, so keep those in hand (\(figures))."
  }

  private func area(_ figure: RankingFigure) -> String {
    DecimalText.fixed(figure.value, places: 3)
  }

  private func signed(_ interval: ClosedRange<Double>) -> String {
    "\(RankingText.signed(interval.lowerBound)) to \(RankingText.signed(interval.upperBound))"
  }

  private var hold: String? {
    switch suggestion.shrinkage {
    case nil: nil
    case .full:
      "Fits that moved away from the weights in hand did not predict \(others) better by more than chance."
    case .partial(let strength):
      strength >= 3
        ? "The fit stays close to the weights in hand; looser ones did not predict \(others) better by more than chance."
        : strength >= 0.3
          ? "The fit goes about halfway from the weights in hand to what these deals alone would say; so it predicted "
            + "\(others) best."
          : "The fit follows these deals more than the weights in hand; so it predicted \(others) best."
    }
  }

  private var others: String {
    suggestion.heldOut?.isForward == true ? "later periods" : "\(subject) left out in turn"
  }

  /// Criteria that the deals give no weight.
  private var silent: String? {
    let names = suggestion.criteria.filter { $0.inHand != 0 && $0.suggested == 0 }.map(\.name)
    guard !names.isEmpty else { return nil }
    return
      "\(names.joined(separator: ", ")) \(names.count == 1 ? "gets" : "get") no weight: beside the other "
      + "criteria these deals do not say that \(names.count == 1 ? "it helps" : "they help")."
  }

  private var time: String? {
    guard let gap = suggestion.timeGap else {
      let why =
        periodCount.map {
          "the \($0) periods leave too few \(subject) whose outcome was known before the next began"
        } ?? "the \(subject) have no dates, or cover too short a time for two periods"
      return
        "Time order could not be used: \(why). So other \(subject) of the same time judge the fit, which flatters "
        + "it where something changes with time."
    }
    let figures =
      "AUC \(DecimalText.fixed(gap.random, places: 3)) by fits that saw all times, "
      + "\(DecimalText.fixed(gap.forward, places: 3)) by fits that saw earlier ones only, difference "
      + RankingText.signed(gap.difference.value)
      + (gap.difference.interval.map { ", 95% interval \(signed($0))" } ?? "")
    return gap.difference.value > Self.flattery
      ? "A split at random flatters (\(figures)): something in the data knows the time or the outcome, so look for "
        + "columns that are filled in later."
      : "A split at random would not have flattered much (\(figures))."
  }

  private var calibration: String? {
    guard let own = suggestion.heldOut?.calibration, let shift = own.line.inTheLarge,
      let slope = own.line.slope
    else { return nil }
    let level =
      "\(DecimalText.percent(own.forecast)) of \(own.isSampled ? "the kept " : "")\(subject) were expected to be won, "
      + "\(DecimalText.percent(own.rate)) were"
    let line =
      "slope \(DecimalText.fixed(slope.value, places: 2)), 95% interval "
      + "\(DecimalText.fixed(slope.interval.lowerBound, places: 2)) to "
      + "\(DecimalText.fixed(slope.interval.upperBound, places: 2)); Brier score "
      + DecimalText.fixed(own.brier.value, places: 4)
    let said: String
    if own.agrees == true {
      said =
        slope.interval.contains(0)
        ? "The fits' probabilities are not shown to tell \(subject) apart, nor to be wrong as a whole"
        : "The fits' probabilities agree with what came of \(subject) not seen"
    } else if !slope.interval.contains(1) {
      said =
        slope.value < 1
        ? "The fits' probabilities are too extreme: differences between \(subject) turned out smaller"
        : "The fits' probabilities are too cautious: differences between \(subject) turned out larger"
    } else {
      said =
        shift.value > 0
        ? "The fits' probabilities were too low as a whole"
        : "The fits' probabilities were too high as a whole"
    }
    return "\(said) (\(level); \(line))."
  }

  private var inSample: String? {
    guard let areas = suggestion.inSample, suggestion.shrinkage != .full else { return nil }
    return "On the very \(subject) that they were fitted to, the suggested points reach AUC "
      + "\(DecimalText.fixed(areas.suggested, places: 3)), those in hand "
      + "\(DecimalText.fixed(areas.inHand, places: 3)); that is no evidence."
  }

  private var groups: String? {
    guard !suggestion.ablations.isEmpty else { return nil }
    let parts = suggestion.ablations.map { own -> String in
      let difference = own.difference.value
      let figures =
        "\(RankingText.signed(difference))"
        + (own.difference.interval.map { " (\(signed($0)))" } ?? "")
      return own.adjustedP < 0.05
        ? difference > 0 ? "\(own.group) adds \(figures)" : "\(own.group) takes away \(figures)"
        : "\(own.group) is not proven to add anything, \(figures)"
    }
    return "AUC of the points in hand with each group, less the AUC without it: "
      + parts.joined(separator: "; ") + "."
  }

  /// Tier rules that name groups, whose scale the suggestion changes.
  private var tierRules: String? {
    guard let groups = suggestion.groups, suggestion.shrinkage != .full else { return nil }
    let changed = zip(model.groups, groups).filter { $0.maximum != $1.maximum }
    let names = Set(
      (model.tiers.compactMap(\.condition) + model.gates.map(\.condition)).flatMap(\.names))
    let named = changed.filter { names.contains($0.0.name) }
    guard !named.isEmpty else { return nil }
    let parts = named.map {
      "\($0.0.name) would reach \(PointText.text($0.1.maximum)) in place of \(PointText.text($0.0.maximum))"
    }
    return "Tier rules compare groups whose scale would change (\(parts.joined(separator: ", "))): "
      + "look at their limits before you use the points."
  }

  private var undated: String? {
    guard !undatedFields.isEmpty else { return nil }
    return
      "\(undatedFields.joined(separator: ", ")): not dated, so accounts of earlier periods are described by what is so "
      + "today; what changed because of a deal flatters the weight."
  }

  private var suggested: String? {
    guard let relearning else { return nil }
    let learned =
      relearning.isEmpty
      ? ""
      : "The points of levels and bands were suggested from these same deals, so every fit learned them anew from what it "
        + "saw, as tessera init would have; what is said of \(subject) not seen is free of that flattery. "
    let unlearned =
      relearning.unlearned.isEmpty
      ? ""
      : "The points of \(relearning.unlearned.joined(separator: ", ")) could not be learned anew and flatter."
    let both = learned + unlearned
    return both.isEmpty ? nil : both
  }

  private var association: String {
    EvidenceLimits.association("Weights say") + " " + EvidenceLimits.effort
  }
}
