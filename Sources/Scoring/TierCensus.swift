/// How many accounts are in each tier, and how many of them whatever their score.
struct TierCensus: Sendable {
  /// The accounts by tier; no tier has the number 0.
  private(set) var counts = [Int](repeating: 0, count: 256)
  /// Those of them that are in it whatever their score.
  private(set) var fixedCounts = [Int](repeating: 0, count: 256)
  private let isFixed: [Bool]

  /// Creates an empty count; whether a reason is fixed is told by its index.
  init(isFixed: [Bool]) {
    self.isFixed = isFixed
  }

  /// Counts the first accounts of a chunk.
  mutating func count(_ chunk: TierDecision.Chunk, accountCount: Int) {
    for place in 0..<accountCount {
      let tier = Int(chunk.tiers[place])
      counts[tier] &+= 1
      fixedCounts[tier] &+= isFixed[Int(chunk.reasons[place])] ? 1 : 0
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
