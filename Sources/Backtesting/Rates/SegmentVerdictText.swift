import Statistics

/// What the deals say about the micro-segments: of all together, and of those that stand out by themselves.
///
/// The two tests can differ. All together are tested on how far their rates are apart, each alone on how far it is from the rest,
/// corrected for how many there are: one segment of ten can stand out where the ten together do not, and ten can
/// differ without one that stands out. The sentences say how that goes together.
package struct SegmentVerdictText {
  private let alone: [SegmentEvidence]
  private let together: SegmentationEvidence?
  private let names: [Int: String]
  private let measure: BacktestReport.Measure

  /// Returns the sentences: on all together, then on those that stand out or that none does.
  ///
  /// - Parameters:
  ///   - alone: The segments, each by itself.
  ///   - together: The same taken together; nothing where that was not tested.
  ///   - names: The segments' names by number.
  ///   - measure: What was compared.
  /// - Returns: Two sentences; fewer where less was tested.
  package static func sentences(
    of alone: [SegmentEvidence], together: SegmentationEvidence?, names: [Int: String],
    measure: BacktestReport.Measure
  ) -> [String] {
    let text = Self(alone: alone, together: together, names: names, measure: measure)
    return [together?.sentence, text.standingOut].compactMap { $0 }
  }

  private var standingOut: String? {
    guard alone.count > 1, !alone.contains(where: \.isHindsight) else { return nil }
    let proven = alone.filter { $0.adjustedP < 0.05 }
    guard !proven.isEmpty else { return none }
    let isOne = proven.count == 1
    let count = isOne ? "One micro-segment is" : "\(proven.count) micro-segments are"
    // Beyond chance by itself, in a set that is not: no sign of what the others are worth.
    let exception = isOne ? " all the same, as an exception" : " all the same, as exceptions"
    return "\(count) proven to differ from the others in \(measure.rawValue)"
      + (together?.isProven == false ? exception : "")
      + ": \(proven.map(name).joined(separator: "; "))."
  }

  private var none: String {
    together?.isProven == true
      ? "No one of them is proven to differ from the others in \(measure.rawValue) by itself: their rates are "
        + "hints, and the order among them is not settled."
      : "No micro-segment is proven to differ from the others in \(measure.rawValue); choose among them by what "
        + "they need, not by their rates."
  }

  private func name(_ evidence: SegmentEvidence) -> String {
    "\(names[evidence.number] ?? "") (\(DecimalText.percent(evidence.rate.value)))"
  }
}
