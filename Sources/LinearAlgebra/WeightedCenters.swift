import CVectorKernels

/// Cluster centers with their weights, as agglomeration merges and removes them.
///
/// Shapes: `slotCount` slots of d values, in panels of 16 side by side, each (d + 3) × 16: the values, −s ‖c‖² / 2
/// (−∞ where a slot is empty), 1 / w and w. s is a little below 1: a filter by products that is wrong by
/// rounding then lets a center pass that it need not, and never the other way round. Merged centers are kept to
/// 48 bits, the rounded value and what is missing from it, so that no near tie is decided by rounding.
public struct WeightedCenters: Sendable {
  /// Panel after panel.
  var panels: [Float]
  /// What the values lack of the centers, panel after panel, each d × 16.
  private(set) var remainders: [Float]
  /// The number of the row that stands for each center, the lowest of its rows; it decides ties.
  private(set) var ids: [Int32]
  let columnCount: Int
  /// How many slots there are, the empty ones between them included.
  public private(set) var slotCount: Int
  /// How many centers there are.
  public private(set) var count: Int

  /// Creates one center per row.
  ///
  /// - Parameters:
  ///   - rows: n × d.
  ///   - weights: n, all above 0.
  ///   - order: The row for each slot; the rows' own order when left out.
  ///
  /// Columns that lie far from zero are moved to it (`Matrix.exactOrigin`): costs are the same, and merged
  /// centers keep more digits of them.
  public init(rows: Matrix, weights: [Float], order: [Int]? = nil) {
    precondition(
      weights.count == rows.rowCount, "\(weights.count) weights do not match \(rows.rowCount) rows")
    let order = order ?? Array(0..<rows.rowCount)
    self.init(columnCount: rows.columnCount, slotCount: order.count)
    let lanes = Matrix.laneCount
    let origin = rows.exactOrigin
    for (slot, row) in order.enumerated() {
      var place = place(of: slot)
      var norm: Double = 0
      for (value, zero) in zip(rows.row(row), origin) {
        panels[place] = value - zero
        norm += Double(value - zero) * Double(value - zero)
        place += lanes
      }
      setExtra(slot, norm: Float(norm), weight: weights[row])
      ids[slot] = Int32(row)
    }
  }

  /// Creates empty slots.
  private init(columnCount: Int, slotCount: Int) {
    self.columnCount = columnCount
    self.slotCount = slotCount
    count = slotCount
    let lanes = Matrix.laneCount
    let panelCount = (slotCount + lanes - 1) / lanes
    panels = [Float](repeating: 0, count: panelCount * (columnCount + 3) * lanes)
    remainders = [Float](repeating: 0, count: panelCount * columnCount * lanes)
    ids = [Int32](repeating: 0, count: panelCount * lanes)
    for slot in 0..<panelCount * lanes { empty(slot) }
  }

  /// Returns the weight of a center.
  public func weight(_ slot: Int) -> Float {
    panels[place(of: slot) + (columnCount + 2) * Matrix.laneCount]
  }

  /// Returns the row that stands for a center: the lowest of its rows.
  public func id(_ slot: Int) -> Int { Int(ids[slot]) }

  /// Returns whether there is no center in a slot.
  public func isEmpty(_ slot: Int) -> Bool {
    panels[place(of: slot) + columnCount * Matrix.laneCount] == -.infinity
  }

  /// Returns the other center that is cheapest to merge with this one, and Ward's cost of the merger.
  ///
  /// The cost is w v / (w + v) · ‖a − b‖², the growth of the sum of squares, the same bits from either side.
  /// Ties go to the preferred center, then to the lower id.
  ///
  /// - Parameters:
  ///   - center: The slot to start from; there must be another center.
  ///   - preferred: Another center's slot that wins ties, or nothing.
  /// - Returns: The other center's slot and the cost.
  /// - Complexity: O(slotCount · d).
  public func nearestUnderWard(
    to center: Int, preferred: Int? = nil
  ) -> (center: Int, cost: Double) {
    precondition(center < slotCount && count >= 2, "center \(center) of \(count) has no other")
    var cost: Double = 0
    var query = [Float](repeating: 0, count: columnCount + 1)
    var exact = [Double](repeating: 0, count: columnCount + 1)
    let nearest = unsafe tessera_ward_nearest(
      panels, remainders, ids, Int64(panelCount), Int64(columnCount), Int64(center),
      Int64(preferred ?? -1), &query, &exact, &cost)
    // Finite rows leave no nearest only when every distance overflows.
    precondition(nearest >= 0, "distances to center \(center) overflow Float32")
    return (Int(nearest), cost)
  }

  /// Returns Ward's cost of a merger in Float64: w v / (w + v) · ‖a − b‖².
  public func wardCost(_ first: Int, _ second: Int) -> Double {
    let (w, v) = (Double(weight(first)), Double(weight(second)))
    var squared: Double = 0
    for column in 0..<columnCount {
      let difference = value(first, column) - value(second, column)
      squared += difference * difference
    }
    return w * v / (w + v) * squared
  }

  /// Merges the second center into the first one's slot and leaves the second's empty.
  public mutating func merge(_ first: Int, _ second: Int) {
    precondition(
      first != second && !isEmpty(first) && !isEmpty(second), "\(first), \(second) of \(count)")
    let (w, v) = (Double(weight(first)), Double(weight(second)))
    let (target, rest) = (place(of: first), remainderPlace(of: first))
    var norm: Double = 0
    for column in 0..<columnCount {
      let mean = (w * value(first, column) + v * value(second, column)) / (w + v)
      let rounded = Float(mean)
      panels[target + column * Matrix.laneCount] = rounded
      remainders[rest + column * Matrix.laneCount] = Float(mean - Double(rounded))
      norm += mean * mean
    }
    setExtra(first, norm: Float(norm), weight: Float(w + v))
    ids[first] = min(ids[first], ids[second])
    empty(second)
    count -= 1
  }

  /// Moves the last center into an empty slot and drops the last slot.
  public mutating func fillWithLast(_ slot: Int) {
    let last = slotCount - 1
    precondition(slot <= last && isEmpty(slot), "slot \(slot) of \(slotCount) is not empty")
    if slot != last {
      move(last, to: slot)
      empty(last)
    }
    slotCount = last
  }

  /// Returns the centers of some slots, in that order, closely packed.
  public func packed(_ slots: [Int]) -> WeightedCenters {
    var result = WeightedCenters(columnCount: columnCount, slotCount: slots.count)
    for (target, slot) in slots.enumerated() { result.copy(from: self, slot, to: target) }
    return result
  }

  /// Closes the gaps in place: the centers of some rising slots move to the front, and all others go.
  public mutating func keepOnly(_ slots: [Int]) {
    for (target, slot) in slots.enumerated() where target != slot {
      precondition(target < slot, "slot \(slot) in place \(target) does not rise")
      move(slot, to: target)
    }
    (slotCount, count) = (slots.count, slots.count)
    let lanes = Matrix.laneCount
    for slot in slotCount..<panelCount * lanes { empty(slot) }
    panels.removeLast(panels.count - panelCount * (columnCount + 3) * lanes)
    remainders.removeLast(remainders.count - panelCount * columnCount * lanes)
    ids.removeLast(ids.count - panelCount * lanes)
  }

  /// Returns the centers of some slots as rows, moved by the origin that they were created with.
  public func rows(_ slots: [Int]) -> Matrix {
    var result = Matrix(rowCount: slots.count, columnCount: columnCount)
    for (row, slot) in slots.enumerated() {
      var place = place(of: slot)
      for column in 0..<columnCount {
        result.storage[row * result.stride + column] = panels[place]
        place += Matrix.laneCount
      }
    }
    return result
  }

  var panelCount: Int { (slotCount + Matrix.laneCount - 1) / Matrix.laneCount }

  /// How much squared norms are shortened: beyond the rounding of d products and of what is made of them.
  var shortening: Float { 1 - Float(4 * columnCount + 32) * Float.ulpOfOne / 2 }

  /// Where a center's first value lies; the next ones follow 16 apart.
  private func place(of slot: Int) -> Int {
    let lanes = Matrix.laneCount
    return slot / lanes * lanes * (columnCount + 3) + slot % lanes
  }

  private func remainderPlace(of slot: Int) -> Int {
    let lanes = Matrix.laneCount
    return slot / lanes * lanes * columnCount + slot % lanes
  }

  private func value(_ slot: Int, _ column: Int) -> Double {
    let offset = column * Matrix.laneCount
    return Double(panels[place(of: slot) + offset])
      + Double(remainders[remainderPlace(of: slot) + offset])
  }

  private mutating func setExtra(_ slot: Int, norm: Float, weight: Float) {
    let lanes = Matrix.laneCount
    let extra = place(of: slot) + columnCount * lanes
    panels[extra] = -norm * shortening / 2
    panels[extra + lanes] = 1 / weight
    panels[extra + 2 * lanes] = weight
  }

  private mutating func empty(_ slot: Int) { setExtra(slot, norm: .infinity, weight: 1) }

  private mutating func copy(from other: WeightedCenters, _ source: Int, to slot: Int) {
    let lanes = Matrix.laneCount
    var (from, to) = (other.place(of: source), place(of: slot))
    for _ in 0..<columnCount + 3 {
      panels[to] = other.panels[from]
      from += lanes
      to += lanes
    }
    (from, to) = (other.remainderPlace(of: source), remainderPlace(of: slot))
    for _ in 0..<columnCount {
      remainders[to] = other.remainders[from]
      from += lanes
      to += lanes
    }
    ids[slot] = other.ids[source]
  }

  /// The same within these centers; `copy(from: self, …)` would copy all of them first.
  private mutating func move(_ source: Int, to slot: Int) {
    let lanes = Matrix.laneCount
    for row in 0..<columnCount + 3 {
      panels[place(of: slot) + row * lanes] = panels[place(of: source) + row * lanes]
    }
    for row in 0..<columnCount {
      remainders[remainderPlace(of: slot) + row * lanes] =
        remainders[remainderPlace(of: source) + row * lanes]
    }
    ids[slot] = ids[source]
  }
}
