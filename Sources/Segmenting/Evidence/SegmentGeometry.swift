import Clustering
import LinearAlgebra
import Statistics
import Vectorizing

/// Where segments lie: their typical and their farthest members, their nearest neighbors, and who is far from its own.
///
/// Shapes: n accounts of d columns, k segments. Everything is measured between encoded rows, so that a missing value
/// counts as `OwnDistances` says. These figures describe the accounts that the segments were made from; they prove nothing.
public struct SegmentGeometry: Sendable {
  /// The place of every segment, k.
  public let parts: [Part]
  /// How far each account is from the center of the others of its segment, n: the distance to the center of all
  /// members times m ÷ (m − 1) for m members; NaN without a segment or without others.
  public let distances: [Double]
  /// The simplified silhouette of each account, n; NaN without a segment.
  public let silhouettes: [Double]
  /// How far each account is from the mean of all accounts that have a segment, n; NaN without a segment.
  public let commonDistances: [Double]
  /// The centers, k × d.
  package let centers: Matrix
  /// The mean square of each field about the mean of all accounts that have a segment, F.
  let fieldSpreads: [Double]

  /// One segment's place.
  public struct Part: Sendable, Equatable {
    /// The members nearest to the center, at most two, nearest first: places among the encoded accounts.
    public let typical: [Int]
    /// The member farthest from the center; nothing where all members are typical.
    public let edge: Int?
    /// The segment whose center is nearest; nothing with one segment.
    public let sibling: Int?
    /// How far apart its center and its sibling's are, in units of the spread of both.
    ///
    /// ‖cᵢ − cⱼ‖ ÷ s with s² = (Sᵢ + Sⱼ) ÷ (mᵢ + mⱼ − 2), S being a segment's sum of squares about its center and m
    /// its size: Cohen's d in many columns. Infinite where nothing is spread, NaN without a sibling.
    public let separation: Double
    /// The mean simplified silhouette of the members.
    public let silhouette: Double
    /// 1 − the mean squared distance to the own center ÷ that to the common center.
    public let cohesion: Double
    /// The members that are far from their segment, ascending: places among the encoded accounts.
    ///
    /// They are no nearer to the center of the other members than to the mean of all accounts: the segment says nothing of
    /// them. In 100 planted groups of 10 with a few values off, at most 2 accounts in 1,000 are; with so many values off
    /// that no group can be found again, 15 in 1,000.
    public let far: [Int]
  }

  /// Measures segments.
  ///
  /// The typical members, the edge and who is far follow the distance; ties go to the lower row. The sibling is the
  /// segment with the nearest center by plain distance and not by Ward's cost: it answers where a member would go
  /// otherwise, as the silhouette does, while Ward's cost answers what a merger would lose, and calls a small segment
  /// near that no member is near to.
  ///
  /// - Parameters:
  ///   - encoded: n accounts.
  ///   - labels: n labels from 0 to k − 1, none of them unused; −1 for an account without a segment.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Complexity: O(n · k · values in a row + k² · d).
  ///
  /// > Source: Cohen, "Statistical Power Analysis for the Behavioral Sciences", 1988, DOI 10.4324/9780203771587,
  /// > section 2.2, for d; Hruschka, de Castro, Campello, 2004, DOI 10.1109/ICDM.2004.10073, for the silhouette.
  public init(of encoded: EncodedAccounts, labels: [Int], threadCount: Int) {
    precondition(
      labels.count == encoded.rows.rowCount,
      "\(labels.count) labels, \(encoded.rows.rowCount) accounts")
    let fields = EncodedFields(encoded)
    let placed = labels.indices.filter { labels[$0] >= 0 }
    let own = placed.map { labels[$0] }
    let rows = placed.count == labels.count ? encoded.rows : encoded.rows.rows(placed)
    let count = (own.max() ?? -1) + 1
    centers = rows.means(ofLabels: own.map(Int32.init), clusterCount: count)
    let squared = OwnDistances(
      encoded, fields: fields, labels: labels, centers: centers, threadCount: threadCount
    ).squared
    var members = [[Int]](repeating: [], count: count)
    for row in placed { members[labels[row]].append(row) }
    let distances = labels.indices.map { row -> Double in
      guard labels[row] >= 0, members[labels[row]].count > 1 else { return .nan }
      let size = Double(members[labels[row]].count)
      return squared[row].squareRoot() * size / (size - 1)
    }
    let whole = OwnDistances(
      encoded, fields: fields, labels: labels.map { $0 < 0 ? -1 : 0 },
      centers: SegmentMakeup.mean(of: encoded.rows, labels: labels), threadCount: threadCount)
    let common = whole.squared.map { $0.squareRoot() }
    fieldSpreads = whole.fieldSquares
    var silhouettes = [Double](repeating: .nan, count: labels.count)
    let ownSilhouettes = Silhouette.simplified(rows, labels: own, threadCount: threadCount)
    for (row, silhouette) in zip(placed, ownSilhouettes) { silhouettes[row] = silhouette }
    let cohesions = Cohesion.perCluster(rows, labels: own, threadCount: threadCount)
    let siblings = Siblings.nearest(centers, threadCount: threadCount)
    let sums = members.map { $0.reduce(0) { $0 + squared[$1] } }
    parts = members.indices.map { segment in
      let order = members[segment].sorted { (squared[$0], $0) < (squared[$1], $1) }
      return Part(
        typical: Array(order.prefix(2)),
        edge: Self.edge(order.dropFirst(2), squared),
        sibling: siblings[segment]?.index,
        separation: siblings[segment].map { sibling in
          let degrees = members[segment].count + members[sibling.index].count - 2
          let spread = (sums[segment] + sums[sibling.index]) / Double(max(1, degrees))
          return sibling.squaredDistance > 0 ? (sibling.squaredDistance / spread).squareRoot() : 0
        } ?? .nan,
        silhouette: members[segment].reduce(0) { $0 + silhouettes[$1] }
          / Double(members[segment].count),
        cohesion: cohesions[segment],
        far: members[segment].filter { distances[$0] >= common[$0] && common[$0] > 0 })
    }
    (self.distances, self.silhouettes, commonDistances) = (distances, silhouettes, common)
  }

  private init(_ other: SegmentGeometry, parts: [Part], centers: Matrix) {
    (self.parts, self.centers) = (parts, centers)
    (distances, silhouettes) = (other.distances, other.silhouettes)
    (commonDistances, fieldSpreads) = (other.commonDistances, other.fieldSpreads)
  }

  /// Returns the same with segments in another order: the segment at each place is the one that the order names.
  package func ordered(_ order: [Int]) -> SegmentGeometry {
    precondition(order.count == parts.count, "\(order.count) places, \(parts.count) segments")
    var places = [Int](repeating: 0, count: order.count)
    for (place, segment) in order.enumerated() { places[segment] = place }
    return SegmentGeometry(
      self,
      parts: order.map { segment in
        let part = parts[segment]
        return Part(
          typical: part.typical, edge: part.edge, sibling: part.sibling.map { places[$0] },
          separation: part.separation, silhouette: part.silhouette, cohesion: part.cohesion,
          far: part.far)
      }, centers: centers.rows(order))
  }

  /// The farthest of members in ascending order of distance, the lowest row among equals.
  private static func edge(_ order: ArraySlice<Int>, _ squared: [Double]) -> Int? {
    guard let last = order.last else { return nil }
    return order.first { squared[$0] == squared[last] }
  }
}
