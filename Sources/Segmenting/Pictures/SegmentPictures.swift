import LinearAlgebra
import Modeling
import Reading
import Statistics

/// Adds to segments what the pictures of them need: the map of the accounts and the tree of the segments.
struct SegmentPictures {
  let market: Market
  let families: [FamilyOptions]
  let threadCount: Int

  /// Adds both.
  ///
  /// - Parameters:
  ///   - segmentation: Its segments hold some or all of the encoded accounts and no others.
  ///   - rows: The rows that they were cut from.
  /// - Throws: `SegmentingError.projecting` when LAPACK does not converge.
  func add(to segmentation: inout Segmentation, _ rows: SegmentRows) throws(SegmentingError) {
    let words = AxisWords(rows.encoded, market: market, families: families)
    do {
      segmentation.map = try AccountMap(of: rows, words: words, threadCount: threadCount)
    } catch {
      throw .projecting(error)
    }
    let places = Dictionary(
      zip(rows.encoded.accounts, rows.encoded.accounts.indices),
      uniquingKeysWith: { first, _ in first })
    let segments = segmentation.segments
    segmentation.tree = SegmentTree(
      rows.matrix, members: segments.map { $0.members.compactMap { places[$0] } },
      numbers: segments.map(\.number), threadCount: threadCount)
    if segments.count > SegmentTree.mostSegments {
      segmentation.notes.append(
        "No tree is drawn of more than \(DecimalText.whole(SegmentTree.mostSegments)) segments.")
    }
  }
}
