import Reading
import Segmenting
import Vectorizing

/// Where segments lie, by the definitions: every row written out, what is known read off the market's own columns.
struct NaiveGeometry {
  let rows: [[Double]]
  let isKnown: [[Bool]]
  let fields: [String]
  let labels: [Int]
  let centers: [[Double]]

  init(_ encoded: EncodedAccounts, _ market: Market, labels: [Int]) {
    let written = encoded.written
    rows = (0..<labels.count).map { row in written.row(row).map(Double.init) }
    fields = encoded.columns.map(\.field)
    let columns = fields.map { market.accounts.column($0) }
    let isKnown = labels.indices.map { row in
      columns.map { $0?.isMissing(encoded.accounts[row]) == false }
    }
    let count = (labels.max() ?? -1) + 1
    let rows = rows
    centers = (0..<count).map { segment in
      rows[0].indices.map { column in
        let own = labels.indices.filter { labels[$0] == segment && isKnown[$0][column] }
        return own.isEmpty ? 0 : own.reduce(0) { $0 + rows[$1][column] } / Double(own.count)
      }
    }
    (self.isKnown, self.labels) = (isKnown, labels)
  }

  /// Σ over the columns of a field of (x − c)².
  func square(_ row: Int, _ field: String, to center: Int) -> Double {
    fields.indices.filter { fields[$0] == field }.reduce(0) { sum, column in
      sum + (rows[row][column] - centers[center][column])
        * (rows[row][column] - centers[center][column])
    }
  }

  func knows(_ row: Int, _ field: String) -> Bool {
    fields.indices.allSatisfy { fields[$0] != field || isKnown[row][$0] }
  }

  /// The squared distance over the known fields.
  func maskedSquare(_ row: Int, to center: Int) -> Double {
    Set(fields).sorted().filter { knows(row, $0) }
      .reduce(0) { $0 + square(row, $1, to: center) }
  }

  /// The squared distance to the own center, each missing field at its mean square.
  func ownSquares() -> [Double] {
    let names = Set(fields).sorted()
    let placed = labels.indices.filter { labels[$0] >= 0 }
    var expected: [String: Double] = [:]
    for name in names {
      let own = placed.filter { knows($0, name) }
      expected[name] =
        own.reduce(0) { $0 + square($1, name, to: labels[$1]) } / Double(max(1, own.count))
    }
    return labels.indices.map { row in
      guard labels[row] >= 0 else { return .nan }
      return names.reduce(0) {
        $0 + (knows(row, $1) ? square(row, $1, to: labels[row]) : expected[$1] ?? 0)
      }
    }
  }

  func centerSquare(_ first: Int, _ second: Int) -> Double {
    zip(centers[first], centers[second]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
