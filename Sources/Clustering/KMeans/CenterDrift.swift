import LinearAlgebra

/// How far every center has moved, and which have moved farthest.
struct CenterDrift: Sendable {
  /// How far each center has moved, k.
  let own: [Float]
  /// The most that any center but this one has moved, k.
  let others: [Float]
  /// The centers that have moved farthest, ascending; at most 32, which are measured side by side.
  let movers: [Int]
  /// The most that any center has moved but the movers.
  let rest: Float
  /// The place of each center among the movers; -1 for none.
  private let places: [Int32]

  private static let moverLimit = 32

  init(from old: Matrix, to new: Matrix) {
    // Rounded up, as a bound must not fall short.
    let distances = (0..<new.rowCount).map {
      old.squaredDistance(fromRow: $0, to: new, row: $0).squareRoot() * 1.000_01
    }
    let order = distances.indices.sorted { (-distances[$0], $0) < (-distances[$1], $1) }
    own = distances
    var others = [Float](repeating: order.first.map { distances[$0] } ?? 0, count: order.count)
    if let farthest = order.first {
      others[farthest] = order.count > 1 ? distances[order[1]] : 0
    }
    self.others = others
    let movers = order.prefix(Self.moverLimit).sorted()
    self.movers = movers
    rest = order.count > Self.moverLimit ? distances[order[Self.moverLimit]] : 0
    var places = [Int32](repeating: -1, count: distances.count)
    for (place, center) in movers.enumerated() { places[center] = Int32(place) }
    self.places = places
  }

  /// The place of a center among the movers; -1 where it is none.
  func placeAmongMovers(_ center: Int) -> Int32 { places[center] }
}
