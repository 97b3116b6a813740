import LinearAlgebra
import Modeling
import Reading
import Statistics
import Vectorizing

/// The accounts of a run as rows of numbers.
struct SegmentRows {
  /// The encoded accounts, from which distances, shares and reasons come.
  let encoded: EncodedAccounts
  /// What is cut: the encoded rows written out, or fewer columns that hold most of what tells accounts apart.
  let matrix: Matrix
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
    guard encoded.rows.columnCount > columnLimit else {
      matrix = encoded.written
      notes = encoded.notes
      return
    }
    do {
      let projection = try Projection(
        of: encoded.rows, count: columnLimit, threadCount: threadCount)
      matrix = projection.rows
      notes =
        encoded.notes + [
          "\(encoded.rows.columnCount) columns were projected on the \(columnLimit) directions that hold "
            + "\(DecimalText.percent(projection.explainedShare)) of the differences between accounts."
        ]
    } catch {
      throw .projecting(error)
    }
  }
}
