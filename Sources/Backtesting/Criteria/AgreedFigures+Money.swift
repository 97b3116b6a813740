import Statistics

// MARK: Money and time

extension AgreedFigures {
  private var hasAmounts: Bool { market.deals?.deals.contains { $0.amount > 0 } ?? false }

  private func pairs(_ accounts: [Int]) -> [SIMD2<Double>] {
    accounts.compactMap { account in
      let entry = ledger.entries[account]
      return entry.dealsWithAmount > 0 ? SIMD2(entry.revenue, Double(entry.dealsWithAmount)) : nil
    }
  }

  func revenue(_ accounts: [Int], _ place: String) -> Value {
    guard hasAmounts else { return .lacking("the deals have no amounts") }
    let won = ledger.counts(accounts, .winRate).successes
    let pairs = pairs(accounts)
    guard won == 0 || !pairs.isEmpty else {
      return .lacking("no won deal of \(place) has an amount")
    }
    let dealCount = pairs.reduce(0) { $0 + $1.y }
    let figures = bootstrap.figures(pairs: pairs, accountCount: accounts.count)
    let interval = figures.revenuePerAccount.scaled(by: Double(accounts.count)).interval
    return Value(
      estimate: Estimate(value: pairs.reduce(0) { $0 + $1.x }, interval: interval),
      detail: "\(DecimalText.whole(Int(dealCount))) of \(DecimalText.whole(won)) won deals")
  }

  func pipeline(_ tiers: [Int], _ place: String) -> Value {
    guard hasAmounts else { return .lacking("the deals have no amounts") }
    let own = groups.tiers.indices.filter { tiers.contains(groups.tiers[$0].tier) }.map { sums[$0] }
    let open = own.reduce(0) { $0 + $1.openCount }
    let withAmount = own.reduce(0) { $0 + $1.openWithAmount }
    guard open == 0 || withAmount > 0 else {
      return .lacking("no open deal of \(place) has an amount")
    }
    return Value(
      estimate: Estimate(value: own.reduce(0) { $0 + $1.pipeline }),
      detail: "\(DecimalText.whole(withAmount)) open deals")
  }

  func average(_ accounts: [Int], _ place: String) -> Value {
    let pairs = pairs(accounts)
    let dealCount = pairs.reduce(0) { $0 + $1.y }
    guard dealCount > 0 else { return .lacking("no won deal of \(place) has an amount") }
    let figures = bootstrap.figures(pairs: pairs, accountCount: accounts.count)
    return Value(
      estimate: figures.averageDeal, detail: "\(DecimalText.whole(Int(dealCount))) won deals",
      pairs: pairs, accountCount: accounts.count)
  }

  /// The median cycle of accounts, each counting once by the median of its wins.
  func cycle(_ accounts: [Int], _ place: String) -> Value {
    let medians = accounts.compactMap { account -> Double? in
      let cycles = ledger.entries[account].cycles
      return cycles.isEmpty ? nil : Median.of(cycles)
    }.sorted()
    guard !medians.isEmpty else {
      return .lacking("no won deal of \(place) has both a creation and a close date")
    }
    return Value(
      estimate: Estimate(
        value: Quantile.value(at: 0.5, ofSorted: medians),
        interval: MedianInterval.bounds(ofSorted: medians)),
      detail: "\(DecimalText.whole(medians.count)) won accounts", medians: medians)
  }
}
