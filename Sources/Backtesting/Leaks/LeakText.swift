import Statistics

/// What the leak probes tried and found, in sentences.
package struct LeakText {
  let probes: [ColumnProbe]
  let suspicions: [LeakSuspicion]
  let lacking: String?

  /// The names that a sentence lists.
  private static let mostListed = 4

  var sentences: [String] {
    guard !probes.isEmpty || !suspicions.isEmpty else { return [] }
    return [used, effects, strongest, unused].compactMap { $0 }
  }

  /// What of the model's own is not to be believed.
  private var used: String? {
    let own = suspicions.filter(\.isUsed)
    guard !own.isEmpty else { return nil }
    func fields(_ isOwn: (LeakSuspicion.Sign) -> Bool) -> [String] {
      own.filter { isOwn($0.sign) }.map(\.field)
    }
    let (known, effort) = (fields { $0 != .effort }, fields { $0 == .effort })
    let parts = [
      known.isEmpty ? nil : "on what is known only after the outcome: \(Self.listed(known))",
      effort.isEmpty ? nil : "on our own effort: \(Self.listed(effort))",
    ].compactMap { $0 }
    return "The model leans \(parts.joined(separator: ", and "))."
  }

  private var effects: String? {
    let effects = suspicions.filter(\.isUsed).compactMap { suspicion in
      suspicion.effect.map { (suspicion.field, $0) }
    }
    guard !effects.isEmpty else { return nil }
    return effects.map { field, effect in "\(Self.sentence(effect, field))." }
      .joined(separator: " ")
  }

  private var strongest: String? {
    if let lacking {
      return "\(lacking) to tell whether a column knows the outcome; only names were looked at."
    }
    let accused = Set(suspicions.map(\.field))
    let honest = probes.filter { !accused.contains($0.field) && !$0.strength.isNaN }
    guard let best = honest.max(by: { $0.strength < $1.strength }) else { return nil }
    let figure = "\(best.field) (\(RankingText.figure("AUC", best.strongest)))"
    let count = "\(DecimalText.whole(honest.count)) \(accused.isEmpty ? "" : "other ")columns"
    guard honest.count > 1 else {
      return
        "The only \(accused.isEmpty ? "" : "other ")column, \(figure), does not give the outcome "
        + "away."
    }
    return
      "None of \(count) gives the outcome away; the strongest \(best.isByOrder ? "by the order of its values" : "by its levels") is \(figure)."
  }

  /// What the score is without a field: "Without close_date the score's AUC is 0.61 instead of 0.93".
  package static func sentence(_ effect: LeakEffect, _ field: String) -> String {
    let figures = [effect.without, effect.with].map { DecimalText.fixed($0.value, places: 3) }
    return "Without \(field) the score's AUC is \(figures[0])"
      + (figures[0] == figures[1] ? ", as with it" : " instead of \(figures[1])")
  }

  private var unused: String? {
    let names = suspicions.filter { !$0.isUsed }.map(\.field)
    guard !names.isEmpty else { return nil }
    return "The model does not use \(Self.listed(names)), and should not: "
      + "\(names.count == 1 ? "it says" : "they say") what came of the deals or what we did."
  }

  /// Returns names joined by commas, the last by "and".
  static func listed(_ names: [String]) -> String {
    let shown = Array(names.prefix(mostListed))
    if names.count > shown.count {
      return shown.joined(separator: ", ") + " and \(names.count - shown.count) more"
    }
    guard shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "")
  }
}

extension ColumnProbe {
  /// The figure of the values that says most, by their order or by their levels.
  var strongest: RankingFigure {
    guard hasOrder, !area.value.isNaN else { return fittedArea }
    guard !fittedArea.value.isNaN else { return area }
    return (area.value - 0.5).magnitude >= fittedArea.value - 0.5 ? area : fittedArea
  }

  /// How far that figure lies from one half, levels counting only above it; NaN without one.
  var strength: Double {
    let figure = strongest
    return isByOrder ? (figure.value - 0.5).magnitude : figure.value - 0.5
  }

  /// Whether that figure is of the values in their order.
  var isByOrder: Bool { hasOrder && strongest == area }
}
