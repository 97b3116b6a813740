import Modeling
import Reading
import Statistics

/// Looks for what wins have in common that the list or the tiers missed.
struct ListGaps {
  let model: Model
  let market: Market
  let ledger: DealLedger
  let groups: TierGroups
  let asOf: CalendarDate?
  /// The accounts that the model's profile of the ideal customer holds for, n; nothing without such a profile.
  let isInProfile: [Bool]?

  /// Two companies in common are few enough to be named, and too few to be tested alone.
  private static let least = 3
  /// Fewer companies than this share nothing that could be told from chance.
  static let fewest = 3

  /// Returns the evidence; nothing without a won deal.
  func evidence() -> ListGap? {
    guard let table = market.deals else { return nil }
    let won = table.deals.indices.filter { isWon(table.deals[$0]) }
    guard !won.isEmpty else { return nil }
    let outside = model.accounts == nil ? [] : won.filter { table.deals[$0].account == nil }
    let companies = Self.units(outside) { place in
      let reference = table.deals[place].accountReference
      return reference.isEmpty ? "\n\(table.deals[place].line)" : reference
    }
    let columns = TraitColumn.all(table.columns)
    let inside = Self.units(won.filter { table.deals[$0].account != nil }) {
      "\(table.deals[$0].account ?? 0)"
    }
    let traits = TraitContrasts(least: Self.least).evidence(
      companies.count < Self.fewest
        ? [] : columns.map { ($0, $0.counts(units: companies), $0.counts(units: inside)) },
      sizes: (companies.count, inside.count))
    let rate =
      model.accounts == nil ? nil : Rate(successes: outside.count, trials: won.count)
    let missed = missed()
    let deals = outside.map { place in
      let deal = table.deals[place]
      return ListGap.Deal(
        reference: deal.accountReference, id: deal.id, line: deal.line, amount: deal.amount,
        closed: deal.closed)
    }
    return ListGap(
      asOf: asOf, rate: rate, deals: deals, companyCount: companies.count,
      fields: columns.map(\.field),
      traits: traits, missed: missed,
      sentences: ListGapText(
        rate: rate, deals: deals, companyCount: companies.count, fields: columns.map(\.field),
        traits: traits, missed: missed, scored: scoredFields, isSuggested: model.isSuggested
      ).sentences)
  }

  /// The fields that the model gives points for or asks for: wins in the last tier differ in them by its making.
  private var scoredFields: Set<String> {
    let conditions =
      model.tiers.compactMap(\.condition) + model.definitions.map(\.condition)
      + model.gates.map(\.condition) + model.disqualifiers.map(\.condition)
    return Set(model.groups.flatMap(\.criteria).map(\.field) + conditions.flatMap(\.names))
  }

  private func isWon(_ deal: DealTable.Deal) -> Bool {
    guard deal.outcome == .won else { return false }
    guard let asOf, let closed = deal.closed else { return true }
    return closed <= asOf
  }

  /// Returns places that have the same name together, in order of appearance.
  private static func units(_ places: [Int], _ name: (Int) -> String) -> [[Int]] {
    var unitOfName: [String: Int] = [:]
    var units: [[Int]] = []
    for place in places {
      let name = name(place)
      if let unit = unitOfName[name] {
        units[unit].append(place)
      } else {
        unitOfName[name] = units.count
        units.append([place])
      }
    }
    return units
  }

  /// Compares the wins of the last tier, or outside the profile, with the other wins and with those beside them.
  private func missed() -> MissedWins? {
    let tiered = groups.tiers.flatMap { tier in tier.accounts.map { (tier: tier.tier, account: $0) }
    }
    let last = model.tiers.last?.tier ?? 1
    let isMissed = { (entry: (tier: Int, account: Int)) -> Bool in
      isInProfile.map { !$0[entry.account] } ?? (entry.tier == last)
    }
    guard isInProfile != nil || model.tiers.count > 1 else { return nil }
    let below = tiered.filter(isMissed).map(\.account)
    let above = tiered.filter { !isMissed($0) }.map(\.account)
    let isWon = { (account: Int) in ledger.entries[account].wonCount > 0 }
    let (caught, missed) = (above.filter(isWon), below.filter(isWon))
    guard !missed.isEmpty else { return nil }
    let rest = below.filter { !isWon($0) }
    let columns = TraitColumn.all(market.accounts.columns)
    let contrasts = TraitContrasts(least: 5)
    func against(_ others: [Int]) -> [TraitContrast] {
      guard missed.count >= Self.fewest, !others.isEmpty else { return [] }
      return contrasts.evidence(
        columns.map { ($0, $0.counts(missed), $0.counts(others)) },
        sizes: (missed.count, others.count))
    }
    var (againstWins, againstRest) = (against(caught), against(rest))
    // Both ask what is peculiar to the missed wins, so their tests are one family.
    let adjusted = BenjaminiHochberg.adjusted((againstWins + againstRest).map(\.p))
    for place in againstWins.indices { againstWins[place].q = adjusted[place] }
    for place in againstRest.indices {
      againstRest[place].q = adjusted[againstWins.count + place]
    }
    return MissedWins(
      place: isInProfile == nil ? "in Tier \(last), the last" : "outside the model's ICP",
      rate: Rate(successes: missed.count, trials: missed.count + caught.count),
      againstWins: againstWins, againstRest: againstRest)
  }
}
