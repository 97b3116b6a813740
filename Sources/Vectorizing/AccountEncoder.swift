import LinearAlgebra
import Modeling
import Reading

/// Turns accounts into rows of numbers, one block of columns per signal family.
///
/// A number is transformed, set in standard units and cut at ±3; a category becomes one column per level; tags
/// become one column each, weighted by inverse frequency, a row's tags sharing its weight. Columns are
/// centered, missing values are 0, the mean. Each field of a family has the same inertia, and each family
/// the inertia of its weight: multiple factor analysis with total inertia in place of the first eigenvalue.
///
/// > Source: Escofier and Pagès, "Multiple factor analysis", 1994, DOI 10.1016/0167-9473(94)90135-X.
public struct AccountEncoder: Sendable {
  /// The families of the model file.
  public let families: [FamilyOptions]
  /// Days until a signal counts half.
  public static let signalHalfLifeDays = 30.0

  /// Creates an encoder.
  public init(families: [FamilyOptions]) {
    self.families = families
  }

  /// Returns the chosen accounts as rows.
  ///
  /// - Parameters:
  ///   - market: Where the accounts and their signals are.
  ///   - accounts: Rows of the account table, n.
  ///   - asOf: The day after which no signal exists; signal fields are left out without it.
  /// - Returns: n encoded accounts.
  /// - Throws: `VectorizingError` when a field does not exist or cannot become numbers.
  public func encode(
    _ market: Market, accounts: [Int], asOf: CalendarDate?
  ) throws(VectorizingError) -> EncodedAccounts {
    var parts: [(family: SignalFamily, weight: Double, fields: [EncodedField])] = []
    var notes: [String] = []
    for options in families where options.weight > 0 && !options.features.isEmpty {
      var fields: [EncodedField] = []
      for feature in options.features {
        let source = FeatureSource(market: market, accounts: accounts, asOf: asOf)
        let field = try source.field(feature)
        if field.inertia > 0 {
          fields.append(field)
        } else {
          notes.append("\(feature.field) is the same for every account here and sets none apart.")
        }
      }
      if fields.isEmpty {
        notes.append("The \(options.family.rawValue) family has no data here and is left out.")
      } else {
        parts.append((options.family, options.weight, fields))
      }
    }
    return assemble(parts, accounts: accounts, notes: notes)
  }

  private func assemble(
    _ parts: [(family: SignalFamily, weight: Double, fields: [EncodedField])], accounts: [Int],
    notes: [String]
  ) -> EncodedAccounts {
    let allWeights = parts.reduce(0) { $0 + $1.weight }
    let width = parts.reduce(0) { $0 + $1.fields.reduce(0) { $0 + $1.columns.count } }
    var rows = Matrix(rowCount: accounts.count, columnCount: width)
    var columns: [EncodedAccounts.EncodedColumn] = []
    var blocks: [EncodedAccounts.Block] = []
    for part in parts {
      let start = columns.count
      let share = part.weight / allWeights
      for field in part.fields {
        // A field with hardly any inertia (one level for nearly all) must not be blown up to a full share.
        let scale =
          (share / Double(part.fields.count) / max(field.inertia, field.leastInertia)).squareRoot()
        for (level, values) in zip(field.levels, field.columns) {
          for (row, value) in values.enumerated() {
            rows[row, columns.count] = Float(value * scale)
          }
          columns.append(.init(field: field.name, level: level))
        }
      }
      blocks.append(.init(family: part.family, share: share, columns: start..<columns.count))
    }
    return EncodedAccounts(
      accounts: accounts, rows: rows, columns: columns, blocks: blocks, notes: notes)
  }
}
