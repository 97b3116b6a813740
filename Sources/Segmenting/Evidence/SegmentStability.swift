import Clustering
import LinearAlgebra
import Statistics
import Vectorizing

/// Which of the segments that were found come back when fields weigh a little more or less, beside what chance gives.
///
/// The columns of every family get random weights (`ReweightedStability`) and the accounts are partitioned anew, with the
/// same sizes and keys. A segment's stability is the mean over the draws of its greatest Jaccard similarity, weighted by
/// random weights of the accounts. The same is done with accounts whose families are permuted (`BlockNull`), so that their
/// segments are chance; what these reach says what is stable and what is not.
///
/// Up to `wholeLimit` accounts are partitioned as a whole. More are judged region by region, each of near segments: that
/// leaves out that a segment at the border of its region could lose members to one beyond it. The same is true of the
/// regions of permuted accounts that it is compared with, and the time grows with n instead of with the whole method.
///
/// > Source: Hennig, "Cluster-wise assessment of cluster stability", 2007, DOI 10.1016/j.csda.2006.11.025, for the best
/// > Jaccard similarity; Rubin, 1981, DOI 10.1214/aos/1176345338, for the weights.
public struct SegmentStability: Sendable {
  /// The sizes that a segment may have.
  public var sizes: ClosedRange<Int>
  /// Up to so many accounts are judged as a whole.
  public var wholeLimit = 2000
  /// About how many accounts a region has.
  public var regionSize = 750
  /// How many times fields are weighted anew where the accounts are judged as a whole.
  public var drawCount = 8
  /// How many times in each region.
  public var regionalDrawCount = 4
  /// At least so many segments of permuted accounts say what chance gives, where there are regions enough.
  public var permutedSegmentCount = 150
  /// Rows with more columns than this are projected before they are partitioned.
  public var columnLimit = 128
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// Told how many trials are done.
  public var progress: @Sendable (WorkProgress) -> Void = { _ in }

  /// Creates a method for segments of these sizes.
  public init(sizes: ClosedRange<Int>) {
    self.sizes = sizes
  }

  /// Returns the stability of every segment.
  ///
  /// - Parameters:
  ///   - labels: n labels from 0 to k − 1; −1 for an account without a segment.
  ///   - encoded: n accounts.
  ///   - keys: What segments did not cross, n; nothing where there was no such thing.
  ///   - seed: Where weights and permutations come from.
  /// - Returns: The judgements, none for a segment that is the only one of its key; nothing where chance cannot be told,
  ///   with one segment or one field only.
  /// - Complexity: (1 + draws) · (1 + permuted sets) partitions of all accounts as a whole; draws partitions by region.
  public func result(
    of labels: [Int], in encoded: EncodedAccounts, keys: [Int]? = nil, seed: UInt64
  ) -> Result? {
    precondition(
      labels.count == encoded.rows.rowCount && keys.map { $0.count == labels.count } ?? true,
      "\(labels.count) labels, \(encoded.rows.rowCount) accounts, \(keys?.count ?? 0) keys")
    var members = [[Int]](repeating: [], count: (labels.max() ?? -1) + 1)
    for (row, label) in labels.enumerated() where label >= 0 { members[label].append(row) }
    // A segment out of bounds cannot come back; one that alone has its key cannot do otherwise.
    let judged = SoleSegments.without(
      members.indices.filter { sizes.contains(members[$0].count) }, members: members, keys: keys)
    guard judged.count > 1,
      let columns = StabilityColumns(encoded, columnLimit: columnLimit)
    else { return nil }
    let accounts = judged.flatMap { members[$0] }
    let own = judged.indices.flatMap { place in members[judged[place]].map { _ in Int32(place) } }
    let meanCount =
      accounts.count > wholeLimit ? max(2, regionSize * judged.count / accounts.count) : nil
    let regions = StabilityRegions.regions(
      of: encoded.rows.rows(accounts).means(ofLabels: own, clusterCount: judged.count),
      meanCount: meanCount, threadCount: threadCount
    ).map { $0.map { judged[$0] } }
    let isWhole = regions.count == 1
    let trials = StabilityTrials(
      encoded: encoded, columns: columns, members: members, regions: regions, keys: keys,
      sizes: sizes, meanCount: isWhole ? nil : meanCount, seed: seed, progress: progress)
    let draws = isWhole ? drawCount : regionalDrawCount
    let chance = trials.permuted(
      segmentCount: permutedSegmentCount, drawCount: draws, threadCount: threadCount)
    let values = trials.stabilities(drawCount: draws, threadCount: threadCount)
    return Result(
      stabilities: values, permuted: chance, regionCount: regions.count, drawCount: draws,
      permutesFields: columns.permutesFields)
  }
}
