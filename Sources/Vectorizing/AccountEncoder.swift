import LinearAlgebra
import Modeling
import Reading

/// Fits how accounts become rows of numbers, one block of columns per signal family.
///
/// A number is transformed, winsorized and set in standard units; a category becomes one column per level; tags
/// become one column each, weighted by inverse frequency. Columns are centered. Each field of a family has the
/// same inertia among the accounts that have a value, numbers that say the same sharing theirs, and each family the
/// inertia of its weight: multiple factor analysis with total inertia in place of the first eigenvalue. Families that
/// say what accounts do end up with less, as no account counts more there than the mean: `BehaviorLimit`.
///
/// > Source: Escofier and Pagès, "Multiple factor analysis", 1994, DOI 10.1016/0167-9473(94)90135-X.
public struct AccountEncoder: Sendable {
  /// The families of the model file.
  public let families: [FamilyOptions]
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// Days until a signal counts half, where a feature does not say otherwise.
  public static let signalHalfLifeDays = 30.0

  /// Creates an encoder.
  public init(families: [FamilyOptions]) {
    self.families = families
  }

  /// Fits the encoding to the chosen accounts.
  ///
  /// - Parameters:
  ///   - market: Where the accounts and their signals are.
  ///   - accounts: Rows of the account table, n.
  ///   - asOf: The day after which no signal exists; signal fields are left out without it.
  /// - Returns: What turns these accounts, and others, into rows.
  /// - Throws: `VectorizingError` when a field does not exist or cannot become numbers.
  public func fit(
    _ market: Market, accounts: [Int], asOf: CalendarDate?
  ) throws(VectorizingError) -> AccountEncoding {
    try fitAndRead(market, accounts: accounts, asOf: asOf).encoding
  }

  /// Fits the encoding and returns it with the values of every feature that it was fitted to.
  private func fitAndRead(
    _ market: Market, accounts: [Int], asOf: CalendarDate?
  ) throws(VectorizingError) -> (encoding: AccountEncoding, values: [String: FeatureValues]) {
    let features = families.flatMap { options in options.weight > 0 ? options.features : [] }
    let source = FeatureSource(market: market, accounts: accounts, asOf: asOf)
    let read = try perFeature(features) { feature throws(VectorizingError) in
      let values = try source.values(feature)
      return (try FittedField(feature, values), values)
    }
    let values = Dictionary(
      zip(features.map(\.field), read.map(\.1)), uniquingKeysWith: { first, _ in first })
    return (encoding(read, values, asOf: asOf), values)
  }

  /// Leaves out what sets no account apart, and says so.
  private func encoding(
    _ fitted: [(FittedField, FeatureValues)], _ values: [String: FeatureValues],
    asOf: CalendarDate?
  ) -> AccountEncoding {
    var parts: [AccountEncoding.Part] = []
    var notes: [String] = []
    var next = 0
    for options in families where options.weight > 0 && !options.features.isEmpty {
      let place = next..<next + options.features.count
      let own = SharedVotes.shared(fitted[place].map(\.0), fitted[place].map(\.1))
      next += options.features.count
      for field in own where !(field.inertia > 0) {
        notes.append(
          "\(field.feature.field) is the same for every account here and sets none apart.")
      }
      let telling = own.filter { $0.inertia > 0 }
      if telling.isEmpty {
        notes.append("The \(options.family.rawValue) family has no data here and is left out.")
      } else {
        parts.append(.init(family: options.family, weight: options.weight, fields: telling))
      }
    }
    return AccountEncoding(
      parts: parts, values: values, asOf: asOf, notes: notes, threadCount: threadCount)
  }

  /// Fits the encoding to the chosen accounts and encodes them.
  ///
  /// - Returns: n encoded accounts.
  /// - Throws: `VectorizingError` when a field does not exist or cannot become numbers.
  public func encode(
    _ market: Market, accounts: [Int], asOf: CalendarDate?
  ) throws(VectorizingError) -> EncodedAccounts {
    let (encoding, values) = try fitAndRead(market, accounts: accounts, asOf: asOf)
    return encoding.encode(values, accounts: accounts)
  }

  /// Returns what `work` returns for every feature; the first error in their order is thrown.
  private func perFeature<Value: Sendable>(
    _ features: [FamilyOptions.Feature],
    _ work: @Sendable (FamilyOptions.Feature) throws(VectorizingError) -> Value
  ) throws(VectorizingError) -> [Value] {
    let results = ChunkedWork.map(chunkCount: features.count, threadCount: threadCount) {
      place -> Result<Value, VectorizingError> in
      do throws(VectorizingError) { return .success(try work(features[place])) } catch {
        return .failure(error)
      }
    }
    var values: [Value] = []
    for result in results { values.append(try result.get()) }
    return values
  }
}
