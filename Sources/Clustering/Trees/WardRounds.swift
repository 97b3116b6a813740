import LinearAlgebra

/// Ward's mergers by rounds: each merges all pairs of clusters that are each other's nearest.
///
/// Ward's criterion is reducible: a merger never brings a cluster nearer to a third than its nearer part was.
/// So pairs of one round do not stand in each other's way, the tree is the same as when the cheapest pair is
/// merged each time (except where costs tie), and a cluster whose nearest was not merged keeps it. Pairs are
/// compared by cost, lower id and higher id, so that the cheapest of all is always such a pair.
///
/// > Source: Sumengen, Rajagopalan, Citovsky, Simcha, Bachem, Mitra, Blasiak, Liang and Kumar, "Scaling
/// > hierarchical agglomerative clustering to billion-sized datasets", 2021, arXiv 2105.11653.
struct WardRounds {
  private var centers: WeightedCenters
  private var regions: CenterRegions
  private let threadCount: Int
  /// By slot: the slot of the nearest cluster; −1 where it is not known or the slot is empty.
  private var nearest: [Int32]
  /// How many centers there were when they were last put in order.
  private var orderedCount: Int

  /// Creates the rounds over closely packed centers in spatial order.
  init(_ centers: WeightedCenters, threadCount: Int) {
    self.centers = centers
    self.threadCount = threadCount
    regions = CenterRegions(centers)
    nearest = [Int32](repeating: -1, count: centers.slotCount)
    orderedCount = centers.count
  }

  /// Merges until at most `limit` clusters are left, or until rounds merge too few to be worth it.
  ///
  /// - Returns: The centers that are left, closely packed.
  /// - Complexity: O(n² · d) time where rounds merge a fixed share of the clusters.
  mutating func run(downTo limit: Int, _ mergers: inout WardMergers) -> WeightedCenters {
    while centers.count > max(1, limit) {
      findNearest()
      var pairs = reciprocalPairs()
      if pairs.isEmpty {
        // Only rounding can close a ring of nearest neighbors; looked at afresh, the cheapest pair stands.
        forgetAll()
        findNearest()
        pairs = reciprocalPairs()
      }
      let before = centers.count
      merge(pairs, &mergers)
      pack()
      // A chain needs no more scans than such rounds do, and none of their bookkeeping.
      if pairs.count * 200 < before { break }
    }
    return centers.packed(usedSlots)
  }

  private var usedSlots: [Int] { (0..<centers.slotCount).filter { !centers.isEmpty($0) } }

  private mutating func forgetAll() {
    nearest = [Int32](repeating: -1, count: centers.slotCount)
  }

  private mutating func findNearest() {
    let open = (0..<Int32(centers.slotCount)).filter {
      nearest[Int($0)] < 0 && !centers.isEmpty(Int($0))
    }
    let found = centers.nearestUnderWard(to: open, regions: regions, threadCount: threadCount)
    for (slot, other) in zip(open, found.nearest) { nearest[Int(slot)] = other }
  }

  private func reciprocalPairs() -> [(Int, Int)] {
    nearest.enumerated().compactMap { slot, other in
      other > slot && nearest[Int(other)] == slot ? (slot, Int(other)) : nil
    }
  }

  private mutating func merge(_ pairs: [(Int, Int)], _ mergers: inout WardMergers) {
    var isTouched = [Bool](repeating: false, count: centers.slotCount)
    for (kept, lost) in pairs {
      mergers.append(
        centers.id(kept), centers.id(lost), cost: centers.wardCost(kept, lost))
      centers.merge(kept, lost)
      isTouched[kept] = true
      isTouched[lost] = true
    }
    for slot in nearest.indices where nearest[slot] >= 0 {
      if isTouched[slot] || isTouched[Int(nearest[slot])] { nearest[slot] = -1 }
    }
    for (kept, lost) in pairs {
      regions.update(slot: kept, of: centers)
      regions.update(slot: lost, of: centers)
    }
  }

  /// Closes the gaps when they are many, and puts the centers in order anew when half of them are gone.
  private mutating func pack() {
    guard (centers.slotCount - centers.count) * 8 >= centers.slotCount else { return }
    var slots = usedSlots
    let isHalved = centers.count * 2 <= orderedCount
    if isHalved {
      slots = centers.rows(slots).spatialOrder().map { slots[$0] }
      orderedCount = centers.count
    }
    var newSlots = [Int32](repeating: -1, count: centers.slotCount)
    for (new, old) in slots.enumerated() { newSlots[old] = Int32(new) }
    nearest = slots.map { nearest[$0] < 0 ? -1 : newSlots[Int(nearest[$0])] }
    // Only a new order needs a second list beside the first, and then of half its length.
    if isHalved { centers = centers.packed(slots) } else { centers.keepOnly(slots) }
    regions = CenterRegions(centers)
  }
}
