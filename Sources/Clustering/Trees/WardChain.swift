import LinearAlgebra

/// Ward's mergers by a chain of nearest neighbors, on one thread.
///
/// Follows the chain until two are each other's nearest, and merges them: Ward's criterion is reducible, so the
/// tree is the same as when the cheapest pair is merged each time, except where costs tie.
///
/// > Source: Murtagh, "A survey of recent advances in hierarchical clustering algorithms", 1983,
/// > DOI 10.1093/comjnl/26.4.354.
struct WardChain {
  private var centers: WeightedCenters
  /// By the row that stands for a cluster: its slot, and its place in the chain or −1.
  private var slots: [Int]
  private var places: [Int]
  /// The rows that stand for the clusters of the chain.
  private var chain: [Int] = []

  /// Creates a chain over closely packed centers whose ids are below `rowCount`.
  init(_ centers: WeightedCenters, rowCount: Int) {
    self.centers = centers
    slots = [Int](repeating: -1, count: rowCount)
    places = [Int](repeating: -1, count: rowCount)
    for slot in 0..<centers.slotCount { slots[centers.id(slot)] = slot }
  }

  /// Merges until one cluster is left.
  ///
  /// - Complexity: O(m² · d) time for m centers.
  mutating func run(_ mergers: inout WardMergers) {
    while centers.count > 1 {
      if chain.isEmpty { push(centers.id(0)) }
      let current = slots[chain[chain.count - 1]]
      let predecessor = chain.count >= 2 ? slots[chain[chain.count - 2]] : nil
      let nearest = centers.nearestUnderWard(to: current, preferred: predecessor).center
      if nearest == predecessor {
        merge(current, nearest, &mergers)
      } else if places[centers.id(nearest)] >= 0 {
        // Only rounding in a merged center can bring an earlier link nearer; go on from there.
        truncate(to: places[centers.id(nearest)] + 1)
      } else {
        push(centers.id(nearest))
      }
    }
  }

  private mutating func merge(_ first: Int, _ second: Int, _ mergers: inout WardMergers) {
    truncate(to: chain.count - 2)
    let (kept, lost) = (min(first, second), max(first, second))
    mergers.append(
      centers.id(kept), centers.id(lost), cost: centers.wardCost(kept, lost))
    centers.merge(kept, lost)
    slots[centers.id(kept)] = kept
    centers.fillWithLast(lost)
    if lost < centers.slotCount { slots[centers.id(lost)] = lost }
  }

  private mutating func push(_ id: Int) {
    places[id] = chain.count
    chain.append(id)
  }

  private mutating func truncate(to count: Int) {
    for id in chain[count...] { places[id] = -1 }
    chain.removeLast(chain.count - count)
  }
}
