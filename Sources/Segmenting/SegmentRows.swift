import LinearAlgebra
import Modeling
import Reading
import Vectorizing

/// The accounts of a run as rows of numbers.
struct SegmentRows {
  /// The encoded accounts, from which distances, shares and reasons come.
  let encoded: EncodedAccounts
  /// What is cut: the encoded rows, filled where something is missing, in fewer columns where there are many.
  let matrix: Matrix
  /// What the columns of the matrix are in encoded columns, where they were projected; nothing where they are these.
  let directions: Matrix?
  /// The share of the differences between accounts that the matrix holds.
  let heldShare: Double
  /// What a reader must know, in sentences.
  let notes: [String]

  /// Encodes accounts; the encoding is fitted to them, so that families have their weights among these: on generated
  /// markets segments came out purer than with a fit to the whole market.
  init(
    _ market: Market, accounts: [Int], families: [FamilyOptions], asOf: CalendarDate?,
    columnLimit: Int, threadCount: Int
  ) throws(SegmentingError) {
    var encoder = AccountEncoder(families: families)
    encoder.threadCount = threadCount
    do {
      encoded = try encoder.encode(market, accounts: accounts, asOf: asOf)
    } catch {
      throw .encoding(error)
    }
    do {
      let clustering = try ClusteringRows(
        of: encoded, columnLimit: columnLimit, threadCount: threadCount)
      matrix = clustering.rows
      (directions, heldShare) = (clustering.directions, clustering.heldShare)
      notes = encoded.notes + [clustering.note].compactMap { $0 }
    } catch {
      throw .projecting(error)
    }
  }
}
