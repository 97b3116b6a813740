import CVectorKernels

/// Spheres around the panels of weighted centers: what lies too far away is passed over whole.
///
/// Shapes: one region of d + 3 values for each panel of 16: the middle, −s ‖middle‖² / 2, the radius, and the
/// largest 1 / w of the panel.
public struct CenterRegions: Sendable {
  fileprivate var entries: [Float]

  /// Creates the regions of all panels.
  public init(_ centers: WeightedCenters) {
    entries = [Float](repeating: 0, count: centers.panelCount * (centers.columnCount + 3))
    for panel in 0..<centers.panelCount { update(panel: panel, of: centers) }
  }

  /// Follows the changes of the panel that a slot lies in.
  public mutating func update(slot: Int, of centers: WeightedCenters) {
    update(panel: slot / Matrix.laneCount, of: centers)
  }

  private mutating func update(panel: Int, of centers: WeightedCenters) {
    precondition(panel < centers.panelCount, "panel \(panel) of \(centers.panelCount)")
    unsafe tessera_ward_region(
      centers.panels, Int64(panel), Int64(centers.columnCount), centers.shortening, &entries)
  }
}

extension WeightedCenters {
  /// Returns for each of some slots the slot of the center that is cheapest to merge with it, and the cost.
  ///
  /// The same as `nearestUnderWard(to:preferred:)` for each, ties to the lower id. Fast when the slots rise and
  /// neighbors in the list are neighbors in space (`Matrix.spatialOrder`).
  ///
  /// - Parameters:
  ///   - slots: Slots with centers; there must be two centers.
  ///   - regions: The regions of these centers.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: A slot and a cost for each.
  /// - Complexity: O(slots.count · slotCount · d) time, fewer the more the rows lie in groups.
  public func nearestUnderWard(
    to slots: [Int32], regions: CenterRegions, threadCount: Int
  ) -> (nearest: [Int32], costs: [Double]) {
    precondition(count >= 2, "\(count) centers have no other")
    let chunkSize = 96
    let parts = ChunkedWork.map(
      chunkCount: (slots.count + chunkSize - 1) / chunkSize, threadCount: threadCount
    ) { chunk in
      let part = Array(slots[chunk * chunkSize..<min(slots.count, (chunk + 1) * chunkSize)])
      var scratch = [Float](repeating: 0, count: 96 * columnCount + 1)
      var nearest = [Int32](repeating: -1, count: part.count)
      var exact = [Double](repeating: 0, count: 48 * columnCount + 1)
      var costs = [Double](repeating: 0, count: part.count)
      unsafe tessera_ward_nearest_of_many(
        panels, remainders, ids, Int64(panelCount), Int64(columnCount), regions.entries, part,
        Int64(part.count), &scratch, &exact, &nearest, &costs)
      return (nearest, costs)
    }
    let nearest = parts.flatMap(\.0)
    precondition(!nearest.contains(-1), "distances overflow Float32")
    return (nearest, parts.flatMap(\.1))
  }
}
