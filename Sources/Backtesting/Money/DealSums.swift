import Reading
import Statistics

/// What the deals of some accounts add up to, beyond the rates.
struct DealSums {
  var openCount = 0
  var openWithAmount = 0
  var pipeline = 0.0
  var wonCount = 0
  var wonWithAmount = 0
  var resolvedCount = 0
  var newLogo = (won: 0, resolved: 0, revenue: 0.0)
  var expansion = (won: 0, resolved: 0, revenue: 0.0)
  /// Days from creation to close of won deals.
  var cycles: [Double] = []
  var times = EventTimes()
  /// Deals that cannot be followed because a date is missing or comes before the other.
  var untimedCount = 0
  /// Revenue and won deals with an amount, by what the export calls the account; only of deals without one.
  var references: [String: SIMD2<Double>] = [:]

  mutating func add(_ other: DealSums) {
    openCount += other.openCount
    openWithAmount += other.openWithAmount
    pipeline += other.pipeline
    wonCount += other.wonCount
    wonWithAmount += other.wonWithAmount
    resolvedCount += other.resolvedCount
    newLogo.won += other.newLogo.won
    newLogo.resolved += other.newLogo.resolved
    newLogo.revenue += other.newLogo.revenue
    expansion.won += other.expansion.won
    expansion.resolved += other.expansion.resolved
    expansion.revenue += other.expansion.revenue
    cycles += other.cycles
    times.add(other.times)
    untimedCount += other.untimedCount
    references.merge(other.references) { $0 + $1 }
  }

  mutating func addOpen(_ deal: DealTable.Deal) {
    openCount += 1
    if deal.amount > 0 {
      openWithAmount += 1
      pipeline += deal.amount
    }
  }

  mutating func addResolved(_ deal: DealTable.Deal, isExpansion: Bool) {
    let isWon = deal.outcome == .won
    let revenue = isWon && deal.amount > 0 ? deal.amount : 0
    resolvedCount += 1
    if isWon { wonCount += 1 }
    if revenue > 0 { wonWithAmount += 1 }
    if revenue > 0, deal.account == nil {
      // A deal that names no account stands for itself.
      let name = deal.accountReference.isEmpty ? "\n\(deal.line)" : deal.accountReference
      references[name, default: .zero] += SIMD2(revenue, 1)
    }
    if isWon, let days = deal.cycleDays { cycles.append(Double(days)) }
    let kind = isExpansion ? \DealSums.expansion : \DealSums.newLogo
    self[keyPath: kind].resolved += 1
    if isWon { self[keyPath: kind].won += 1 }
    self[keyPath: kind].revenue += revenue
  }
}
