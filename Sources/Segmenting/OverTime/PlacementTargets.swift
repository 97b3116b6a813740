import LinearAlgebra
import Vectorizing

/// Segments that accounts may join: their centers, their keys and how far their own members lie.
struct PlacementTargets: Sendable {
  /// The segments with members in the market, by number.
  let segments: [EarlierSegments.Earlier]
  /// Their centers, k × d.
  let centers: Matrix
  /// The key of most members of each, the first in order on a tie.
  let keys: [String]
  /// How much sets the members apart, by field.
  let inertia: KnownInertia
  /// The members' distances to the center of the others, ascending, by segment.
  private let distances: [[Double]]

  init(
    _ earlier: EarlierSegments, _ encoded: EncodedAccounts, keys: PlacementKeys, threadCount: Int
  ) {
    segments = earlier.segments.filter { !$0.members.isEmpty }
    var placeOfNumber: [Int: Int] = [:]
    for (place, segment) in segments.enumerated() { placeOfNumber[segment.number] = place }
    let labels = earlier.labels(of: encoded.accounts).map { Int32(placeOfNumber[$0] ?? 0) }
    centers = encoded.rows.means(ofLabels: labels, clusterCount: segments.count)
    inertia = KnownInertia(encoded.rows)
    self.keys = segments.map { segment in
      var counts: [String: Int] = [:]
      for member in segment.members { counts[keys.key(of: member), default: 0] += 1 }
      return counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key ?? ""
    }
    let squares = encoded.rows.squaredDistances(
      toOwn: centers, labels: labels, threadCount: threadCount)
    let known = inertia.known(of: encoded.rows)
    var distances = [[Double]](repeating: [], count: segments.count)
    for (row, label) in labels.enumerated() {
      let count = Double(segments[Int(label)].members.count)
      guard count > 1 else { continue }
      // d(x, A without x) = n ÷ (n − 1) · d(x, A).
      let own = Self.scaled(squares[row], known: known[row], total: inertia.total).squareRoot()
      distances[Int(label)].append(count / (count - 1) * own)
    }
    self.distances = distances.map { $0.sorted() }
  }

  /// Returns a squared distance over the known columns as if all were known.
  static func scaled(_ square: Float, known: Double, total: Double) -> Double {
    known > 1e-9 * total ? Double(square) * total / known : 0
  }

  /// Tukey's upper fence of all members' distances: the third quartile and one and a half times the middle half.
  var usualFence: Double {
    let all = distances.flatMap { $0 }.sorted()
    guard !all.isEmpty else { return .infinity }
    let (low, high) = (all[all.count / 4], all[all.count * 3 / 4])
    return high + 1.5 * (high - low)
  }

  /// Returns a segment beside an account at that distance.
  func choice(
    _ place: Int, _ distance: Double, _ fence: Double, isFull: Bool
  ) -> Placement.Choice {
    Placement.Choice(
      number: segments[place].number, name: segments[place].name, distance: distance,
      fartherCount: distances[place].count { $0 > distance },
      memberCount: segments[place].members.count, isFar: distance > fence, isFull: isFull)
  }
}
