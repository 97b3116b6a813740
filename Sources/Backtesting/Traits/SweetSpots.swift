import LinearAlgebra
import Modeling
import Reading
import Statistics

/// Looks for traits that go with fast and with valuable wins.
///
/// Deals of one account are not independent: an account counts once, by the median of its wins. Every trait is tested
/// against the rest by ranks, and all tests of all parts of the market are one family for Benjamini and Hochberg.
struct SweetSpots {
  let model: Model
  let market: Market
  let groups: TierGroups
  let asOf: CalendarDate?
  /// The accounts that the model's profile of the ideal customer holds for, n; nothing without such a profile.
  let isInProfile: [Bool]?
  var threadCount = 1

  /// Fewer wins on one side say nothing.
  static let least = 5

  /// Returns the evidence; nothing without a won deal of an account.
  func evidence() -> SweetSpot? {
    guard let deals = market.deals?.deals else { return nil }
    let since = market.deals?.hasCloseDates == true ? asOf?.adding(months: -12) : nil
    let units = WonUnits(deals, accountCount: market.accounts.count, since: since, asOf: asOf)
    guard !units.accounts.isEmpty else { return nil }
    let columns = TraitColumn.all(market.accounts.columns)
    var scopes: [SweetSpot.Scope] = []
    var drafts: [[Draft]] = []
    var skipped: (name: String, count: Int)?
    for part in parts {
      let inner = units.accounts.indices.filter { part.holds(units.accounts[$0]) }
      guard inner.count >= 2 * Self.least || part.isWhole else {
        skipped = (part.name, inner.count)
        continue
      }
      guard scopes.last?.accountCount != inner.count else { continue }
      let tried = units.tried.filter { part.holds($0.key) }
      let samples = TraitEffect.Outcome.allCases.map { RankedSample(units, inner, $0) }
      scopes.append(scope(part, units, inner, samples))
      drafts.append(self.drafts(columns, samples, tried))
    }
    Self.adjust(&drafts)
    for place in scopes.indices {
      scopes[place].effects = drafts[place].enumerated()
        .sorted { ($0.element.effect.p, $0.offset) < ($1.element.effect.p, $1.offset) }
        .map(\.element.effect)
    }
    return SweetSpot(
      since: since, scopes: scopes, testCount: scopes.reduce(0) { $0 + $1.effects.count },
      sentences: SweetSpotText(
        since: since, scopes: scopes, skipped: skipped, currency: model.deals?.currency ?? "$",
        expansionCount: units.expansionCount, undatedCount: units.undatedCount,
        isSuggested: model.isSuggested,
        unit: model.accounts == nil ? "deal" : "account"
      ).sentences)
  }

  private struct Part {
    let name: String
    let isWhole: Bool
    let holds: (Int) -> Bool
  }

  /// The profile, or else the upper tiers; then all accounts.
  private var parts: [Part] {
    let unit = model.accounts == nil ? "deals" : "accounts"
    let whole = Part(name: "all \(unit)", isWhole: true) { _ in true }
    if let isInProfile {
      return [Part(name: "the ICP", isWhole: false) { isInProfile[$0] }, whole]
    }
    let upper = model.tiers.dropLast().map(\.tier)
    guard let last = upper.last else { return [whole] }
    var isUpper = [Bool](repeating: false, count: market.accounts.count)
    for tier in groups.tiers where upper.contains(tier.tier) {
      for account in tier.accounts { isUpper[account] = true }
    }
    let name =
      upper.count == 1
      ? "Tier \(last)"
      : "Tiers \(upper.dropLast().map(String.init).joined(separator: ", ")) and \(last)"
    return [Part(name: name, isWhole: false) { isUpper[$0] }, whole]
  }

  private func scope(
    _ part: Part, _ units: WonUnits, _ inner: [Int], _ samples: [RankedSample]
  ) -> SweetSpot.Scope {
    SweetSpot.Scope(
      name: part.name, accountCount: inner.count,
      dealCount: inner.reduce(0) { $0 + units.dealCounts[$1] },
      known: (samples[0].values.count, samples[1].values.count),
      medianCycle: Median.of(samples[0].values), medianAmount: Median.of(samples[1].values),
      effects: [])
  }

  /// A test with what its shift is worked out from, should it be asked for.
  private struct Draft: Sendable {
    var effect: TraitEffect
    let shift: @Sendable () -> Estimate
  }

  private func drafts(
    _ columns: [TraitColumn], _ samples: [RankedSample],
    _ tried: [Int: (won: Int, resolved: Int)]
  ) -> [Draft] {
    ChunkedWork.map(chunkCount: columns.count, threadCount: threadCount) { place in
      let column = columns[place]
      let traits = WonTraits(column, samples: samples, tried: tried)
      return column.traits.indices.flatMap { trait in
        samples.compactMap { sample in
          traits.effect(trait, in: sample).map { effect in
            Draft(effect: effect) { traits.shift(trait, in: sample) }
          }
        }
      }
    }.flatMap(\.self)
  }

  /// Adjusts all tests together; only what is found is worth the walk for its interval.
  private static func adjust(_ drafts: inout [[Draft]]) {
    let adjusted = BenjaminiHochberg.adjusted(drafts.flatMap { $0.map(\.effect.p) })
    var place = 0
    for part in drafts.indices {
      for test in drafts[part].indices {
        drafts[part][test].effect.q = adjusted[place]
        if adjusted[place] <= 0.05 { drafts[part][test].effect.shift = drafts[part][test].shift() }
        place += 1
      }
    }
  }
}
