import LinearAlgebra
import Vectorizing

/// Answers for any account why it is in its segment and not in another.
public struct SegmentContrasts: Sendable {
  private let encoded: EncodedAccounts
  private let fields: EncodedFields
  private let labels: [Int]
  private let centers: Matrix
  private let rowOfAccount: [Int: Int]

  /// Prepares the answers.
  ///
  /// - Parameters:
  ///   - encoded: n accounts.
  ///   - labels: The segment of each, n; −1 for none.
  ///   - geometry: Where the segments lie.
  public init(_ encoded: EncodedAccounts, labels: [Int], geometry: SegmentGeometry) {
    self.encoded = encoded
    self.labels = labels
    fields = EncodedFields(encoded)
    centers = geometry.centers
    rowOfAccount = Dictionary(
      zip(encoded.accounts, encoded.accounts.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Returns why an account is in its segment and not in another.
  ///
  /// - Parameters:
  ///   - account: A row of the account table.
  ///   - other: The other segment, from 0; by default the nearest that is not its own.
  /// - Returns: The contrast; nothing for an account without a segment, and with one segment only.
  /// - Complexity: O(k · d) without another, O(d) with one.
  public func contrast(ofAccount account: Int, with other: Int? = nil) -> SegmentContrast? {
    guard let row = rowOfAccount[account], labels[row] >= 0 else { return nil }
    precondition(
      other.map { $0 >= 0 && $0 < centers.rowCount } ?? true,
      "segment \(other ?? -1) of \(centers.rowCount)")
    guard let there = other ?? nearestOther(row), there != labels[row] else { return nil }
    return SegmentContrast(
      encoded, fields: fields, row: row, centers: centers, here: labels[row], there: there)
  }

  /// Returns the segment that is nearest to an account beside its own, over the fields that it has a value of.
  private func nearestOther(_ row: Int) -> Int? {
    let written = encoded.rows.written([row]).row(0)
    let lacking = fields.missing(row, of: encoded.rows)
    var isMissing = [Bool](repeating: false, count: fields.count)
    for field in lacking { isMissing[field] = true }
    let columns = written.indices.filter {
      !isMissing[fields.fieldOfColumn[$0 - written.startIndex]]
    }.map { (place: $0 - written.startIndex, value: Double(written[$0])) }
    var best: (distance: Double, segment: Int)?
    for segment in 0..<centers.rowCount where segment != labels[row] {
      let center = centers.row(segment)
      var distance = 0.0
      for column in columns {
        let difference = column.value - Double(center[center.startIndex + column.place])
        distance += difference * difference
      }
      if distance < best?.distance ?? .infinity { best = (distance, segment) }
    }
    return best?.segment
  }
}
