import Modeling
import Reading
import Statistics

/// Says what became of one criterion.
struct AgreedResultText {
  let criterion: AgreedCriterion
  let due: CalendarDate
  let verdict: AgreedVerdict
  let own: AgreedFigures.Value
  let other: AgreedFigures.Value?
  let adjustedP: Double?
  let reason: String?
  let currency: String

  var sentence: String {
    let start = "\(criterion.months) months, \(criterion): "
    switch verdict {
    case .unjudged: return start + "cannot be judged, because \(reason ?? "a figure is lacking")."
    case .notDue: return start + "not due until \(due)\(soFar)."
    case .met, .metByChance, .missed, .missedByChance:
      return start + "\(verdict.rawValue): \(figures)."
    }
  }

  private var soFar: String {
    if let reason { return "; so far \(reason)" }
    return own.estimate.value.isNaN ? "" : "; so far \(figures)"
  }

  private var figures: String {
    guard let other else { return text(own, withInterval: true) }
    let p = adjustedP.map { "; adjusted p \(DecimalText.pValue($0))" } ?? ""
    return "\(text(own, withInterval: false)) against \(text(other, withInterval: false))\(p)"
  }

  private func text(_ value: AgreedFigures.Value, withInterval: Bool) -> String {
    var parts = [value.detail]
    if withInterval, let interval = value.estimate.interval {
      let lower = number(interval.lowerBound).replacing(" days", with: "")
      parts.append("95% interval \(lower) to \(number(interval.upperBound))")
    }
    let inner = parts.filter { !$0.isEmpty }.joined(separator: "; ")
    if criterion.figure.measure == .wins { return "\(number(value.estimate.value)) won deals" }
    return number(value.estimate.value) + (inner.isEmpty ? "" : " (\(inner))")
  }

  private func number(_ value: Double) -> String {
    switch criterion.figure.measure {
    case .conversion, .winRate, .recall: DecimalText.percent(value)
    case .lift: DecimalText.fixed(value, places: 2) + "×"
    case .auc: DecimalText.fixed(value, places: 3)
    case .wins: DecimalText.fixed(value, places: 0)
    case .cycleDays:
      DecimalText.fixed(value, places: value == value.rounded() ? 0 : 1) + " days"
    case .revenue, .pipeline, .averageDeal: DecimalText.money(value, currency: currency)
    }
  }
}
