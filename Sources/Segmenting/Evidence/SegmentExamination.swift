import LinearAlgebra
import Vectorizing

/// Adds to segments where they lie, which families set them apart and whether they come back.
public struct SegmentExamination: Sendable {
  /// The accounts as they were encoded for the segments.
  public let encoded: EncodedAccounts
  /// What segments did not cross, an entry for each encoded account; nothing where there was no such thing.
  public var keys: [Int]?
  /// Whether the accounts are partitioned anew with other weights, which takes several times as long as everything else.
  public var judgesStability = true
  /// Where the segments lie, in their order, where that is known already.
  package var geometry: SegmentGeometry?
  /// Where weights and permutations come from.
  public var seed: UInt64 = 1
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// Told how many trials of stability are done.
  public var progress: @Sendable (WorkProgress) -> Void = { _ in }

  /// Creates an examination of the segments of these accounts.
  public init(of encoded: EncodedAccounts) {
    self.encoded = encoded
  }

  /// Adds what was found to every segment.
  ///
  /// - Parameter segmentation: Its segments hold some or all of the encoded accounts and no others.
  public func add(to segmentation: inout Segmentation) {
    guard !segmentation.segments.isEmpty else { return }
    let labels = labels(of: segmentation.segments)
    let geometry =
      geometry ?? SegmentGeometry(of: encoded, labels: labels, threadCount: threadCount)
    let makeups = SegmentMakeup.perSegment(encoded, labels: labels, geometry: geometry)
    for place in segmentation.segments.indices {
      segmentation.segments[place].position = position(
        geometry.parts[place], segmentation.segments)
      segmentation.segments[place].makeup = makeups[place]
    }
    segmentation.contrasts = SegmentContrasts(encoded, labels: labels, geometry: geometry)
    guard judgesStability else { return }
    var method = SegmentStability(sizes: segmentation.sizes)
    method.threadCount = threadCount
    method.progress = progress
    segmentation.stability = method.result(of: labels, in: encoded, keys: keys, seed: seed)
    for (place, judgement) in (segmentation.stability?.judgements ?? []).enumerated() {
      segmentation.segments[place].stability = judgement
    }
  }

  /// Returns the place of each encoded account's segment; −1 where it has none.
  private func labels(of segments: [Segment]) -> [Int] {
    let rows = Dictionary(
      zip(encoded.accounts, encoded.accounts.indices), uniquingKeysWith: { first, _ in first })
    var labels = [Int](repeating: -1, count: encoded.accounts.count)
    for (place, segment) in segments.enumerated() {
      for account in segment.members {
        guard let row = rows[account] else {
          preconditionFailure("account \(account) is none of the \(rows.count) encoded ones")
        }
        labels[row] = place
      }
    }
    return labels
  }

  private func position(_ part: SegmentGeometry.Part, _ segments: [Segment]) -> Segment.Position {
    Segment.Position(
      typical: part.typical.map { encoded.accounts[$0] },
      edge: part.edge.map { encoded.accounts[$0] },
      sibling: part.sibling.map { segments[$0].number }, separation: part.separation,
      far: part.far.map { encoded.accounts[$0] })
  }
}
