import LinearAlgebra
import Statistics

/// How often each distinct row counts in resamples of accounts.
struct RefitCounts: Sendable {
  /// The account of each row, m, from 0.
  private let accounts: [Int32]
  private let accountCount: Int
  /// The distinct row of each row, m; nothing where all are.
  private let places: [Int32]?
  private let seed: UInt64

  /// Creates the counts of resamples, given the account of each row.
  init(accounts: [Int], pooling: RowPooling, seed: UInt64) {
    let accountCount = (accounts.max() ?? -1) + 1
    precondition(
      accountCount < Int(Int32.max) && (accounts.min() ?? 0) >= 0,
      "accounts from \(accounts.min() ?? 0) to \(accountCount - 1)")
    self.accounts = accounts.map(Int32.init)
    self.accountCount = accountCount
    places = pooling.places
    self.seed = seed
  }

  /// Adds how often each distinct row is drawn in a resample to counts that are 0.
  ///
  /// - Complexity: O(accounts + m).
  func add(_ number: Int, to counts: inout MutableSpan<Float>, from first: Int) {
    let drawn = ClusterDraws.counts(clusterCount: accountCount, resample: number, seed: seed)
    let (drawnSpan, accountSpan) = (drawn.span, accounts.span)
    guard let places else {
      for row in accountSpan.indices {
        counts[first + row] = Float(drawnSpan[Int(accountSpan[row])])
      }
      return
    }
    let placeSpan = places.span
    for row in accountSpan.indices {
      counts[first + Int(placeSpan[row])] += Float(drawnSpan[Int(accountSpan[row])])
    }
  }
}
