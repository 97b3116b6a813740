import LinearAlgebra
import Statistics

/// How often each distinct row counts in resamples of accounts; exact up to 16 million times.
struct RefitCounts: Sendable {
  /// The account of each row, m, from 0.
  private let accounts: [Int32]
  /// The distinct row of each row, m; nothing where all are.
  private let places: [Int32]?
  /// Trials, successes and failures of each account.
  private let outcomes: [SIMD4<Double>]
  private let seed: UInt64

  /// Creates the counts of resamples, given the account of each row.
  init(_ rows: OutcomeRows, accounts: [Int], pooling: RowPooling, seed: UInt64) {
    let accountCount = (accounts.max() ?? -1) + 1
    precondition(
      accountCount < Int(Int32.max) && (accounts.min() ?? 0) >= 0,
      "accounts from \(accounts.min() ?? 0) to \(accountCount - 1)")
    var outcomes = [SIMD4<Double>](repeating: .zero, count: accountCount)
    for (row, account) in accounts.enumerated() {
      let (trials, successes) = (rows.trials[row], rows.successes[row])
      outcomes[account] += SIMD4(trials, successes, trials - successes, 0)
    }
    self.outcomes = outcomes
    self.accounts = accounts.map(Int32.init)
    places = pooling.places
    self.seed = seed
  }

  /// Adds how often each distinct row is drawn in a resample to counts that are 0, from a place on.
  ///
  /// - Returns: The trials of the resample; nothing without successes or without failures.
  /// - Complexity: O(accounts + m).
  func add(_ number: Int, to counts: inout MutableSpan<Float>, from first: Int) -> Double? {
    let drawn = ClusterDraws.counts(clusterCount: outcomes.count, resample: number, seed: seed)
    let (drawnSpan, accountSpan) = (drawn.span, accounts.span)
    var sums = SIMD4<Double>.zero
    for account in drawnSpan.indices { sums += Double(drawnSpan[account]) * outcomes[account] }
    if let places {
      let placeSpan = places.span
      for row in accountSpan.indices {
        counts[first + Int(placeSpan[row])] += Float(drawnSpan[Int(accountSpan[row])])
      }
    } else {
      for row in accountSpan.indices {
        counts[first + row] = Float(drawnSpan[Int(accountSpan[row])])
      }
    }
    return sums.y > 0 && sums.z > 0 ? sums.x : nil
  }
}
