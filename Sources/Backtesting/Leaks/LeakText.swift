import Statistics

/// What the leak probes tried and found, in sentences.
package struct LeakText {
  let probes: [ColumnProbe]
  let suspicions: [LeakSuspicion]
  let lacking: String?

  /// The names that a sentence lists.
  private static let mostListed = 4

  var sentences: [String] {
    [tried, used, unused].compactMap { $0 }
  }

  private var tried: String? {
    guard !probes.isEmpty else { return nil }
    let count = "\(DecimalText.whole(probes.count)) column\(probes.count == 1 ? "" : "s")"
    if let lacking {
      return "\(lacking) to tell whether a column knows the outcome; only names were looked at."
    }
    let accused = Set(suspicions.map(\.field))
    let honest = probes.filter { !accused.contains($0.field) && !$0.strength.isNaN }
    guard let best = honest.max(by: { $0.strength < $1.strength }) else {
      return suspicions.isEmpty ? "No column has enough values to tell wins from the others." : nil
    }
    let figure = RankingText.figure("AUC", best.strongest)
    guard suspicions.isEmpty else {
      return "Of \(count), \(Self.listed(suspicions.map(\.field))) should not be believed; of the "
        + "others, the strongest alone is \(best.field) (\(figure))."
    }
    return "No column gives the outcome away: of \(count), the strongest alone is \(best.field) "
      + "(\(figure))."
  }

  private var used: String? {
    let effects = suspicions.filter(\.isUsed).compactMap { suspicion in
      suspicion.effect.map { (suspicion.field, $0) }
    }
    guard !effects.isEmpty else { return nil }
    return effects.map { field, effect in "\(Self.sentence(effect, field))." }
      .joined(separator: " ")
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
    return "The model does not use \(Self.listed(names)); leave it so."
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
  /// The figure of the values that lies farther from one half.
  var strongest: RankingFigure {
    guard !fittedArea.value.isNaN else { return area }
    guard !area.value.isNaN else { return fittedArea }
    return (area.value - 0.5).magnitude >= (fittedArea.value - 0.5).magnitude ? area : fittedArea
  }

  /// How far that figure lies from one half; NaN without one.
  var strength: Double { (strongest.value - 0.5).magnitude }
}
