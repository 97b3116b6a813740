import LinearAlgebra
import Modeling
import Reading

/// What turns accounts into rows, as it was fitted: a row of the fit and the same account encoded later are equal.
///
/// An account's level or tag that the fit did not meet stands at the mean; a number beyond the fitted limits counts
/// as the limit.
public struct AccountEncoding: Sendable {
  /// The families with their fields, in the order of the model file.
  let parts: [Part]
  /// The day after which no signal exists.
  public let asOf: CalendarDate?
  /// What a reader must know, in sentences.
  public let notes: [String]
  /// The columns and entries of the rows.
  public let layout: EncodedLayout
  /// What each column says, p.
  public let columns: [EncodedAccounts.EncodedColumn]
  /// The families that have data.
  public let blocks: [EncodedAccounts.Block]
  private let threadCount: Int
  /// The fields in the order of their columns: numbers, categories, tags.
  private let numbers: [ScaledField]
  private let categories: [ScaledField]
  private let tags: [ScaledField]
  private let limits: [BehaviorLimit]

  /// One family.
  struct Part: Sendable {
    let family: SignalFamily
    let weight: Double
    let fields: [FittedField]
  }

  init(
    parts: [Part], values fitted: [String: FeatureValues], asOf: CalendarDate?, notes: [String],
    threadCount: Int
  ) {
    (self.parts, self.asOf, self.notes, self.threadCount) = (parts, asOf, notes, threadCount)
    let fields = Self.scaled(parts)
    numbers = fields.filter { $0.levels == nil }
    categories = fields.filter { if case .levels = $0.field.scale { true } else { false } }
    tags = fields.filter { if case .tags = $0.field.scale { true } else { false } }
    limits = BehaviorLimit.limits(numbers, parts: parts, values: fitted)
    let leveled = categories + tags
    var (values, means): ([Float], [Float]) = ([], [])
    for field in leveled {
      switch field.field.scale {
      case .levels(let scale):
        values += scale.shares.map { _ in Float(field.factor) }
        means += scale.shares.map { Float(field.factor * $0) }
      case .tags(let scale):
        values += scale.heights.map { Float(field.factor * $0) }
        means += scale.means.map { Float(field.factor * $0) }
      case .number, .ordered: break
      }
    }
    let levelCounts = leveled.map { $0.levels?.count ?? 0 }
    layout = EncodedLayout(
      numberCount: numbers.count, levelCounts: levelCounts, levelValues: values, means: means)
    var columns = numbers.map {
      EncodedAccounts.EncodedColumn(field: $0.field.feature.field, level: nil)
    }
    var partOfColumn = numbers.map(\.part)
    for field in leveled {
      for level in field.levels ?? [] {
        columns.append(.init(field: field.field.feature.field, level: level))
        partOfColumn.append(field.part)
      }
    }
    self.columns = columns
    let allWeights = parts.reduce(0) { $0 + $1.weight }
    blocks = parts.indices.map { part in
      EncodedAccounts.Block(
        family: parts[part].family, share: parts[part].weight / allWeights,
        columns: partOfColumn.indices.filter { partOfColumn[$0] == part })
    }
  }

  /// A family shares its inertia among its fields by their votes and by how many accounts have a value, and keeps
  /// it whole unless hardly any has.
  private static func scaled(_ parts: [Part]) -> [ScaledField] {
    let allWeights = parts.reduce(0) { $0 + $1.weight }
    return parts.enumerated().flatMap { place, part in
      let known = part.fields.reduce(0) { $0 + $1.vote * $1.knownShare }
      let votes = part.fields.reduce(0) { $0 + $1.vote }
      let share = part.weight / allWeights / max(known, 0.1 * votes)
      return part.fields.map {
        ScaledField(part: place, field: $0, factor: (share * $0.vote).squareRoot() * $0.unit)
      }
    }
  }

  /// Returns accounts as encoded rows.
  ///
  /// - Parameters:
  ///   - market: Where the accounts and their signals are; it may be another than that of the fit.
  ///   - accounts: Rows of its account table, n.
  /// - Returns: n encoded accounts.
  /// - Throws: `VectorizingError` when the market lacks a field of the fit.
  /// - Complexity: O(n · fields).
  public func encode(
    _ market: Market, accounts: [Int]
  ) throws(VectorizingError) -> EncodedAccounts {
    let source = FeatureSource(market: market, accounts: accounts, asOf: asOf)
    var values: [String: FeatureValues] = [:]
    for field in numbers + categories + tags {
      values[field.field.feature.field] = try source.values(field.field.feature)
    }
    return encode(values, accounts: accounts)
  }

  /// Returns accounts whose values are known, by field.
  func encode(_ values: [String: FeatureValues], accounts: [Int]) -> EncodedAccounts {
    let own = (numbers + categories + tags).map { field -> FeatureValues in
      guard let values = values[field.field.feature.field] else {
        preconditionFailure("\(field.field.feature.field) has none of \(values.count) values")
      }
      return values
    }
    let writer = RowWriter(
      layout: layout, numbers: numbers, categories: categories, tags: tags, limits: limits,
      values: own)
    return EncodedAccounts(
      accounts: accounts, rows: writer.rows(count: accounts.count, threadCount: threadCount),
      columns: columns, blocks: blocks, notes: notes)
  }
}
