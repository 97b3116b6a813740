import Statistics

/// Says in words what a comparison of two tiers shows.
struct ComparisonText {
  let higher: Int
  let lower: Int
  let higherRate: Rate
  let lowerRate: Rate
  let difference: ClosedRange<Double>
  let adjustedP: Double
  let verdict: Verdict
  let neededSizes: (higher: Int, lower: Int)?
  let measure: BacktestReport.Measure

  /// The whole sentence, or two.
  var sentence: String {
    guard higherRate.successes + lowerRate.successes > 0 else {
      return
        "Neither Tier \(higher) nor Tier \(lower) has a win yet, so there is nothing to compare."
    }
    // Where all have won, or as many of each, there is nothing that could be proven.
    if higherRate.value == lowerRate.value {
      return
        "\(claim) (\(rates)): no difference to prove (95% interval of the difference \(interval) points)."
    }
    return
      "\(claim) (\(rates)): \(ruling) (p \(DecimalText.pValue(adjustedP)); 95% interval of the "
      + "difference \(interval) points).\(disagreement)\(wayOut)"
  }

  private var verb: String { measure == .conversion ? "converts" : "wins" }
  private var subject: String { measure == .conversion ? "accounts" : "deals" }

  private var claim: String {
    let (first, second) = (higherRate.value, lowerRate.value)
    if first == second { return "Tier \(higher) \(verb) as often as Tier \(lower)" }
    if first < second {
      let isClose = first / second >= 0.95
      return "Tier \(higher) \(verb) \(isClose ? "slightly " : "")less often than Tier \(lower)"
    }
    guard second > 0 else { return "Tier \(higher) \(verb) and Tier \(lower) does not" }
    let ratio = DecimalText.fixed(first / second, places: 1)
    return ratio == "1.0"
      ? "Tier \(higher) \(verb) about as often as Tier \(lower)"
      : "Tier \(higher) \(verb) \(ratio)× as often as Tier \(lower)"
  }

  private var rates: String {
    "\(DecimalText.percent(higherRate.value)) vs \(DecimalText.percent(lowerRate.value))"
  }

  private var ruling: String {
    switch verdict {
    case .proven: "proven"
    case .inverted: "inverted, so the scoring model is wrong"
    case .notProven:
      higherRate.value < lowerRate.value ? "inverted, but it could be chance" : "not proven"
    }
  }

  private var interval: String {
    func signed(_ value: Double) -> String {
      let text = DecimalText.fixed(value * 100, places: 1)
      return value > 0 && text != "0.0" ? "+" + text : text
    }
    return "\(signed(difference.lowerBound)) to \(signed(difference.upperBound))"
  }

  /// The interval is not adjusted for several comparisons and not exact, so it can disagree with the p.
  private var disagreement: String {
    let excludesZero = difference.lowerBound > 0 || difference.upperBound < 0
    if excludesZero, verdict == .notProven {
      return " The interval alone leaves zero out, but the adjusted p decides."
    }
    if !excludesZero, verdict != .notProven {
      return " The interval alone holds zero, but the adjusted p decides."
    }
    return ""
  }

  private var wayOut: String {
    guard let neededSizes else { return "" }
    return
      " If these rates are the true ones, about \(DecimalText.whole(neededSizes.higher)) Tier-\(higher) "
      + "and \(DecimalText.whole(neededSizes.lower)) Tier-\(lower) \(subject) would show it four times in five."
  }
}
