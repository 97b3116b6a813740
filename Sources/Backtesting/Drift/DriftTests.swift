import LinearAlgebra
import Reading
import Scoring
import Statistics

/// Compares the accounts whose first deal closed lately with those whose first deal closed before.
struct DriftTests {
  let scores: ScoredAccounts
  let closes: FirstCloses
  let threadCount: Int
  /// What an account is: "account", or "deal" where deals stand for themselves.
  let noun: String

  /// Finds what has changed.
  ///
  /// - Parameters:
  ///   - table: The accounts' columns.
  ///   - accounts: The accounts that count.
  /// - Returns: The evidence; nothing where dates are missing or a half has too few accounts.
  /// - Complexity: O(columns · n + n log n).
  func evidence(_ table: AccountTable, accounts: [Int]) -> DriftReport? {
    guard let halves = AccountHalves(closes, accounts: accounts) else { return nil }
    // What follows the outcome moves with it.
    let columns = table.columns.filter {
      LeakyFields.reason(for: $0.field) == nil && LeakyFields.reason(for: $0.header) == nil
    }
    let mixes = named(columns, halves)
    let (older, newer) = (rate(halves.older), rate(halves.newer))
    let rateP = FisherTest.twoSidedP(
      successes: older.successes, trials: older.trials, otherSuccesses: newer.successes,
      otherTrials: newer.trials)
    let adjusted = BenjaminiHochberg.adjusted(mixes.map(\.found.p) + [rateP])
    let drifts = zip(mixes, adjusted).map { mix, p in
      MixDrift(
        name: mix.name, kind: mix.kind, index: mix.found.stability.index,
        limit: mix.found.limit, adjustedP: p, binCount: mix.found.stability.binCount)
    }.enumerated().sorted { left, right in
      (left.element.adjustedP, -left.element.index, left.offset)
        < (right.element.adjustedP, -right.element.index, right.offset)
    }.map(\.element)
    let difference = NewcombeInterval.bounds(
      successes: newer.successes, trials: newer.trials, otherSuccesses: older.successes,
      otherTrials: older.trials)
    let text = DriftText(
      halves: halves, noun: noun, mixes: drifts, older: older, newer: newer, difference: difference,
      rateP: adjusted[mixes.count])
    return DriftReport(
      since: halves.since, olderCount: halves.older.count, newerCount: halves.newer.count,
      mixes: drifts, olderRate: older, newerRate: newer, rateDifference: difference,
      rateP: adjusted[mixes.count], sentences: text.sentences)
  }

  private typealias Named = (name: String, kind: MixDrift.Kind, found: MixStability.Found)

  private func named(_ columns: [Column], _ halves: AccountHalves) -> [Named] {
    let stability = MixStability(halves: halves)
    let found = ChunkedWork.map(chunkCount: columns.count, threadCount: threadCount) {
      stability.of(columns[$0])
    }
    let fields = zip(columns, found).compactMap { column, found in
      found.map { (column.field, MixDrift.Kind.field, $0) }
    }
    let score = stability.of(bands: { Double(scores.totals[$0]) })
    let tier = stability.of(levelCount: 256) { Int32(scores.tiers[$0]) }
    return fields
      + [score.map { ("score", .score, $0) }, tier.map { ("tier", .tier, $0) }].compactMap { $0 }
  }

  private func rate(_ accounts: [Int]) -> Rate {
    Rate(successes: accounts.count { closes.isWon[$0] }, trials: accounts.count)
  }
}
