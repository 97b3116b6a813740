import Statistics

/// Says in one sentence which of two models ranks better, or that it is not proven.
struct ModelComparisonText {
  let first: String
  let second: String
  /// The first and the second area.
  let areas: (first: RankingFigure, second: RankingFigure)
  let difference: RankingFigure
  let p: Double
  let permutationP: Double
  let verdict: ModelComparison.Verdict
  /// What there is too little of; nothing where there is enough.
  let lacking: String?
  /// What is counted: "accounts" or "deals".
  let subject: String

  var sentence: String {
    switch verdict {
    case .notEstimable:
      return "\(lacking ?? "Too little is known") to say which model ranks \(subject) better."
    case .alike: return "\(first) and \(second) order the \(subject) alike: neither ranks better."
    case .secondBetter:
      return "\(second) ranks \(subject) better than \(first): proven (\(figures))."
    case .firstBetter:
      return "\(first) ranks \(subject) better than \(second): proven (\(figures))."
    case .notProven:
      return
        "It is not proven that \(first) or \(second) ranks \(subject) better (\(figures)).\(disagreement)"
    }
  }

  private var figures: String {
    let interval = difference.interval.map { ", 95% interval \(signedBounds($0))" } ?? ""
    return "AUC \(DecimalText.fixed(areas.first.value, places: 3)) and "
      + "\(DecimalText.fixed(areas.second.value, places: 3)), difference "
      + "\(RankingText.signed(difference.value))\(interval); p \(DecimalText.pValue(p)), by swapping "
      + DecimalText.pValue(permutationP)
  }

  private func signedBounds(_ interval: ClosedRange<Double>) -> String {
    "\(RankingText.signed(interval.lowerBound)) to \(RankingText.signed(interval.upperBound))"
  }

  private var disagreement: String {
    min(p, permutationP) < 0.05
      ? " One of the two tests alone is below 0.05, but both have to be." : ""
  }
}
