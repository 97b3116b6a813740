import LinearAlgebra

/// How many accounts are in each tier, and how many of them whatever their score.
struct TierCensus: Sendable {
  /// The accounts by tier; no tier has the number 0.
  private(set) var counts = [Int](repeating: 0, count: 256)
  /// Those of them that are in it whatever their score.
  private(set) var fixedCounts = [Int](repeating: 0, count: 256)
  private let tiers: [Int]
  private let isFixed: [Bool]

  /// Creates an empty count of tiers; whether a reason is fixed is told by its index, none where no rule
  /// of the model is such a reason.
  init(tiers: [Int], isFixed: [Bool]) {
    self.tiers = tiers
    self.isFixed = isFixed
  }

  /// Counts the first accounts of a chunk.
  mutating func count(_ chunk: TierDecision.Chunk, accountCount: Int) {
    for tier in tiers {
      counts[tier] += PointKernels.count(chunk.tiers, count: accountCount, equalTo: UInt8(tier))
    }
    guard isFixed.contains(true) else { return }
    for place in 0..<accountCount where isFixed[Int(chunk.reasons[place])] {
      fixedCounts[Int(chunk.tiers[place])] += 1
    }
  }

  /// Adds another count.
  mutating func add(_ other: TierCensus) {
    for tier in counts.indices {
      counts[tier] += other.counts[tier]
      fixedCounts[tier] += other.fixedCounts[tier]
    }
  }
}
