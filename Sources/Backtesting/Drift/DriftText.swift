import Reading
import Statistics

/// What has changed between two halves of the accounts, in sentences.
struct DriftText {
  let halves: AccountHalves
  /// What one is: "account" or "deal".
  let noun: String
  let mixes: [MixDrift]
  let older: Rate
  let newer: Rate
  let difference: ClosedRange<Double>
  let rateP: Double

  private static let mostListed = 4

  var sentences: [String] { [mix, rate].compactMap { $0 } }

  private var mix: String? {
    guard !mixes.isEmpty else { return nil }
    let changed = mixes.filter(\.isChanged)
    guard !changed.isEmpty else { return unchanged }
    let listed = changed.prefix(Self.mostListed).map { mix in
      "\(mix.name) PSI \(number(mix.index)) (limit \(number(mix.limit)) for this many)"
    }
    let more = changed.count > Self.mostListed ? " and \(changed.count - Self.mostListed) more" : ""
    return "The mix of \(noun)s has changed since \(halves.since) (\(counts)): "
      + "\(listed.joined(separator: ", "))\(more); what was learned from the older ones may not "
      + "hold for the newer."
  }

  /// How many accounts each half has.
  private var counts: String {
    "\(DecimalText.whole(halves.older.count)) \(noun)s before, "
      + "\(DecimalText.whole(halves.newer.count)) since"
  }

  /// What is said where no change matters: many accounts prove small ones, few prove none.
  private var unchanged: String {
    let largest = mixes.filter { $0.adjustedP < 0.05 }.max { $0.index < $1.index }
    if let largest {
      return
        "The mix of \(noun)s has hardly changed since \(halves.since) (\(counts)): the largest "
        + "change is in \(largest.name), PSI \(number(largest.index)), and below 0.1 is taken for none."
    }
    return "No change in the mix of \(noun)s is shown since \(halves.since) (\(counts); "
      + "\(mixes.count) comparisons by field, score and tier)."
  }

  private var rate: String? {
    guard older.successes + newer.successes > 0 else { return nil }
    let rates =
      "\(DecimalText.percent(older.value)) of \(noun == "deal" ? "" : "first ")deals before \(halves.since), "
      + "\(DecimalText.percent(newer.value)) since"
    let points =
      "difference \(signed(difference.lowerBound)) to \(signed(difference.upperBound)) points"
    guard rateP < 0.05 else {
      return "The win rate is not shown to have changed: \(rates) (95% interval of the \(points))."
    }
    return
      "The win rate has \(newer.value > older.value ? "risen" : "fallen"): \(rates) (95% interval "
      + "of the \(points))."
  }

  private func signed(_ share: Double) -> String {
    let text = DecimalText.fixed(share * 100, places: 1)
    return share > 0 && text != "0.0" ? "+" + text : text
  }

  private func number(_ value: Double) -> String {
    DecimalText.fixed(value, places: value < 0.01 ? 4 : 2)
  }
}
