import Reading
import Statistics

/// Says in sentences which wins are fast and which are valuable.
struct SweetSpotText {
  let since: CalendarDate?
  let scopes: [SweetSpot.Scope]
  /// The part that has too few wins to be looked at alone.
  let skipped: (name: String, count: Int)?
  let currency: String
  let expansionCount: Int
  let undatedCount: Int
  let isSuggested: Bool
  /// "account", or "deal" where every deal stands for itself.
  let unit: String

  /// So many traits are told of each outcome; the rest is in the JSON.
  private static let most = 3

  var sentences: [String] {
    (skipped.map(few) ?? []) + scopes.indices.flatMap(scopeSentences) + notes
  }

  private func few(_ part: (name: String, count: Int)) -> [String] {
    let accounts = "won \(unit)\(part.count == 1 ? "" : "s")"
    return [
      "\(part.name) alone: \(DecimalText.whole(part.count)) \(accounts), too few to look at apart "
        + "(\(2 * SweetSpots.least) are needed)."
    ].map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  /// What a wider part of the market repeats of the part before is told once.
  private func scopeSentences(_ place: Int) -> [String] {
    let scope = scopes[place]
    let told = place > 0 ? scopes[place - 1].effects.filter(\.isFound) : []
    let deals = "\(DecimalText.whole(scope.dealCount)) won deal\(scope.dealCount == 1 ? "" : "s")"
    let when = since.map { " closed after \($0)" } ?? ""
    var sentences = [
      "Among \(scope.name): \(deals)\(when)"
        + (unit == "deal"
          ? ""
          : ", of \(DecimalText.whole(scope.accountCount)) account\(scope.accountCount == 1 ? "" : "s")")
        + middle(scope) + "."
    ]
    var nothing: [(words: String, count: Int)] = []
    for outcome in TraitEffect.Outcome.allCases {
      let tests = scope.effects.filter { $0.outcome == outcome }
      let found = tests.filter(\.isFound)
      let new = found.filter { effect in
        !told.contains { $0.outcome == outcome && $0.trait == effect.trait }
      }
      if tests.isEmpty {
        sentences += missing(scope, outcome)
      } else if found.isEmpty {
        nothing.append((words(outcome), tests.count))
      }
      sentences += Self.strongest(new).prefix(place == 0 ? Self.most : Self.most - 1).map(sentence)
      if outcome == .cycle {
        // That the others are slower than a fast level of the same field is the same thing said again.
        let fields = Set(found.map(\.trait.field))
        sentences += tests.filter { effect in
          effect.isAdverse && !fields.contains(effect.trait.field)
            && !(place > 0
              && scopes[place - 1].effects.contains {
                $0.isAdverse && $0.outcome == outcome && $0.trait == effect.trait
              })
        }.prefix(Self.most).map(sentence)
      }
    }
    return sentences + [none(nothing)].compactMap(\.self)
  }

  /// Returns the greatest shift that the data vouch for first: in a large market the smallest p may belong to one that
  /// nobody would act on.
  private static func strongest(_ effects: [TraitEffect]) -> [TraitEffect] {
    effects.enumerated().sorted {
      (-$0.element.sureShift, $0.offset) < (-$1.element.sureShift, $1.offset)
    }
    .map(\.element)
  }

  private func none(_ outcomes: [(words: String, count: Int)]) -> String? {
    guard let last = outcomes.last else { return nil }
    let names = outcomes.dropLast().map(\.words).joined(separator: ", ")
    let counts = Set(outcomes.map(\.count)).count == 1 ? [last.count] : outcomes.map(\.count)
    return "No trait goes with \(names.isEmpty ? "" : names + " or ")\(last.words) beyond chance "
      + "(\(counts.map(String.init).joined(separator: ", ")) tested)."
  }

  private func middle(_ scope: SweetSpot.Scope) -> String {
    var parts: [String] = []
    if scope.medianCycle.isFinite { parts.append("half close within \(days(scope.medianCycle))") }
    if scope.medianAmount.isFinite {
      parts.append("half are worth up to \(money(scope.medianAmount))")
    }
    return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
  }

  private func words(_ outcome: TraitEffect.Outcome) -> String {
    switch outcome {
    case .cycle: "faster wins"
    case .value: "more valuable wins"
    case .valuePerMonth: "more value per month"
    }
  }

  private func missing(_ scope: SweetSpot.Scope, _ outcome: TraitEffect.Outcome) -> [String] {
    let few = "so no trait has \(SweetSpots.least) of them on either side to compare."
    switch outcome {
    case .cycle where scope.known.cycle == 0:
      return [
        "No won deal has both a creation and a close date, so nothing tells which wins are fast."
      ]
    case .cycle where scope.known.cycle < 2 * SweetSpots.least:
      return ["\(counted(scope.known.cycle)) a known cycle, " + few]
    case .cycle: return ["No column describes enough of the won \(unit)s to compare them."]
    case .value where scope.known.amount == 0:
      return ["No won deal has an amount, so nothing tells which wins are valuable."]
    case .value where scope.known.amount < 2 * SweetSpots.least:
      return ["\(counted(scope.known.amount)) a known amount, " + few]
    case .value, .valuePerMonth: return []
    }
  }

  /// "1 won account has", "12 won accounts have".
  private func counted(_ count: Int) -> String {
    "\(DecimalText.whole(count)) won \(unit)\(count == 1 ? " has" : "s have")"
  }

  private func sentence(_ effect: TraitEffect) -> String {
    let phrase = effect.trait.phrase
    let base: String
    switch effect.outcome {
    case .cycle:
      base =
        "Wins \(phrase) close in \(days(effect.median)), the others in "
        + "\(DecimalText.fixed(effect.otherMedian, places: 0)) "
        + "(\(saved(effect.shift)); \(figures(effect)))"
    case .value:
      base =
        "Wins \(phrase) are worth \(money(effect.median)), the others \(money(effect.otherMedian)) "
        + "(\(times(effect.shift)); \(figures(effect)))"
    case .valuePerMonth:
      base =
        "Wins \(phrase) bring \(money(effect.median)) a month of their cycle, the others "
        + "\(money(effect.otherMedian)) (\(times(effect.shift)); \(figures(effect)))"
    }
    return base + (effect.losesMore ? ", but they lose more often." : ".")
  }

  private func saved(_ shift: Estimate?) -> String {
    guard let shift else { return "" }
    let sign = shift.value > 0 ? 1.0 : -1
    let text = "typically \(days(sign * shift.value)) \(shift.value > 0 ? "later" : "sooner")"
    guard let interval = shift.interval else { return text }
    let ends = [interval.lowerBound, interval.upperBound].map { $0 * sign }.sorted()
    return text + ", 95% interval \(DecimalText.fixed(ends[0], places: 0)) to "
      + DecimalText.fixed(ends[1], places: 0)
  }

  private func times(_ shift: Estimate?) -> String {
    guard let shift else { return "" }
    let places = shift.value < 1.5 ? 2 : 1
    let text = "typically \(DecimalText.fixed(shift.value, places: places))× as much"
    guard let interval = shift.interval else { return text }
    return text + ", 95% interval \(DecimalText.fixed(interval.lowerBound, places: places)) to "
      + DecimalText.fixed(interval.upperBound, places: places)
  }

  private func figures(_ effect: TraitEffect) -> String {
    "q \(DecimalText.pValue(effect.q)), \(DecimalText.whole(effect.counts.own)) against "
      + "\(DecimalText.whole(effect.counts.other)) \(unit)s" + winRates(effect)
  }

  /// What is quick must not be quick to be lost.
  private func winRates(_ effect: TraitEffect) -> String {
    let (own, other) = effect.winRates
    guard own.trials > own.successes || other.trials > other.successes, own.trials > 0,
      other.trials > 0
    else { return "" }
    return
      "; win rate \(DecimalText.percent(own.value)) against \(DecimalText.percent(other.value))"
  }

  private func days(_ count: Double) -> String {
    "\(DecimalText.fixed(count, places: 0)) \(count == 1 ? "day" : "days")"
  }

  private func money(_ amount: Double) -> String {
    DecimalText.money(amount, currency: currency)
  }

  private var counting: String {
    unit == "deal"
      ? "Every deal counts for itself, those of one company too"
      : "An account counts once, by the median of its wins"
  }

  private var notes: [String] {
    let isAny = scopes.contains { $0.effects.contains { $0.isFound || $0.isAdverse } }
    return [
      since == nil
        ? "The deals have no close dates, so all wins count and not only those of twelve months."
        : nil,
      undatedCount > 0
        ? "\(DecimalText.whole(undatedCount)) won "
          + "\(undatedCount == 1 ? "deal has" : "deals have") no close date and "
          + "\(undatedCount == 1 ? "is" : "are") left out." : nil,
      expansionCount > 0
        ? "\(DecimalText.whole(expansionCount)) won "
          + "\(expansionCount == 1 ? "deal" : "deals") called expansion or renewal "
          + "\(expansionCount == 1 ? "is" : "are") left out: they are quick by nature." : nil,
      isAny
        ? "\(counting); “typically” is the median over all pairs of one win with the trait and one without, and q is the share of such findings that chance would make (Benjamini and Hochberg)."
        : nil,
      isAny && isSuggested
        ? "The model's points were suggested from these same deals, so what is inside the upper tiers was "
          + "chosen by them too." : nil,
    ].compactMap(\.self)
  }
}
