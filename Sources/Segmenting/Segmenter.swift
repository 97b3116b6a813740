import Clustering
import LinearAlgebra
import Modeling
import Reading
import Scoring
import Statistics
import Vectorizing

/// Finds the micro-segments of the chosen tiers and the coarse segments of the whole market.
public struct Segmenter: Sendable {
  /// The model.
  public let model: Model
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// Rows with more columns than this are projected before they are clustered.
  public var columnLimit = 128

  /// Creates a segmenter.
  public init(model: Model) {
    self.model = model
  }

  /// Returns named segments.
  ///
  /// - Parameters:
  ///   - market: The accounts, their signals and contacts.
  ///   - scores: Their tiers.
  ///   - seed: Where the seeds of k-means come from.
  /// - Returns: The micro-segments of the chosen tiers and, where asked for, the market's coarse segments.
  /// - Throws: `SegmentingError`.
  public func segmentation(
    of market: Market, scores: ScoredAccounts, seed: UInt64
  ) throws(SegmentingError) -> Segmentation {
    try checkNameFields(market)
    let frame = try frame(market, scores)
    let market = frame.market
    var notes: [String] = []
    let micro = try microSegments(frame, market, scores, notes: &notes)
    let coarse = try marketSegments(market, scores, seed: seed, notes: &notes)
    let undated = UndatedText.fields(
      among: frame.families.filter { $0.weight > 0 }.flatMap(\.features).map(\.field)
        + frame.keys.map(\.field), of: market, asOf: scores.asOf, latest: market.latestDate)
    if let sentence = UndatedText.sentence(undated, asOf: scores.asOf) { notes.append(sentence) }
    var segmentation = Segmentation(
      segments: micro.segments, scope: scope, sizes: model.segments.sizes, marketSegments: coarse,
      familyShares: micro.shares, notes: notes)
    segmentation.by = frame.names
    segmentation.leftOver = micro.leftOver
    segmentation.undatedFields = undated
    return segmentation
  }

  private func frame(
    _ market: Market, _ scores: ScoredAccounts
  ) throws(SegmentingError) -> AxisFrame {
    let tiers = model.segments.tiers
    let chosen = (0..<market.accounts.count).filter {
      tiers.isEmpty || tiers.contains(scores.tiers[$0])
    }
    return try AxisFrame(
      names: model.segments.by, model: model, market: market, scores: scores, chosen: chosen)
  }

  private func checkNameFields(_ market: Market) throws(SegmentingError) {
    let fields = market.accounts.columns.map(\.field)
    for field in model.segments.nameFields
    where !fields.contains(field) && !field.hasPrefix("signals.") {
      throw .unknownNameField(
        field, source: market.accounts.source, suggestion: nearestName(to: field, among: fields))
    }
  }

  private var scope: String {
    let tiers = model.segments.tiers.sorted().map { "\($0)" }
    switch tiers.count {
    case 0: return "All accounts"
    case 1: return "Tier \(tiers[0])"
    default: return "Tiers " + tiers.joined(separator: ", ")
    }
  }

  /// The micro-segments of a run and who is in none.
  private struct MicroSegments {
    var segments: [Segment] = []
    var shares: [Segmentation.FamilyShare] = []
    var leftOver: [Segmentation.LeftOver] = []
  }

  private func microSegments(
    _ frame: AxisFrame, _ market: Market, _ scores: ScoredAccounts, notes: inout [String]
  ) throws(SegmentingError) -> MicroSegments {
    var result = MicroSegments()
    result.leftOver = frame.outside.map { .init(account: $0.account, reason: $0.reason) }
    guard !frame.accounts.isEmpty else {
      notes.append(
        frame.outside.isEmpty
          ? "\(scope) holds no account, so there is nothing to segment."
          : "No account of \(scope) takes part: \(frame.outside[0].reason).")
      return result
    }
    let rows = try SegmentRows(
      market, accounts: frame.accounts, families: frame.families, asOf: scores.asOf,
      columnLimit: columnLimit, threadCount: threadCount)
    notes += rows.notes
    var method = SizeBoundedPartition(sizes: model.segments.sizes)
    method.threadCount = threadCount
    let backoff = KeyBackoff(method: method, crosses: model.segments.leftOver == .place)
    let fit: KeyBackoff.Fit
    do {
      fit = try backoff.fit(rows.matrix, paths: frame.accounts.map(frame.path))
    } catch {
      throw .clustering(error)
    }
    let reasons = LeftOverReasons(frame: frame, sizes: model.segments.sizes, scope: scope)
    result.leftOver += fit.unplaced.map { frame.accounts[$0] }.map {
      .init(account: $0, reason: reasons.reason(ofAccount: $0))
    }
    result.leftOver.sort { $0.account < $1.account }
    // Whatever describes segments looks at the accounts that have one.
    let placed = fit.labels.indices.filter { fit.labels[$0] >= 0 }
    guard !placed.isEmpty else { return result }
    let labels = placed.map { fit.labels[$0] }
    result.segments = describe(
      labels, rows: rows.matrix.rows(placed), accounts: placed.map { frame.accounts[$0] }, market,
      families: frame.families, nameFields: frame.nameFields(before: model.segments.nameFields),
      asOf: scores.asOf, traitCount: 6)
    let labelOfAccount = Dictionary(uniqueKeysWithValues: zip(frame.accounts, fit.labels))
    for place in result.segments.indices {
      let label = labelOfAccount[result.segments[place].members[0]] ?? 0
      frame.mark(&result.segments[place], depth: fit.depths[label])
    }
    result.shares = shares(rows.encoded, fit.labels)
    return result
  }

  private func shares(
    _ encoded: EncodedAccounts, _ labels: [Int]
  ) -> [Segmentation.FamilyShare] {
    zip(encoded.blocks, encoded.sharesBetween(labels: labels)).map { block, actual in
      Segmentation.FamilyShare(family: block.family.rawValue, asked: block.share, actual: actual)
    }
  }

  private func marketSegments(
    _ market: Market, _ scores: ScoredAccounts, seed: UInt64, notes: inout [String]
  ) throws(SegmentingError) -> [Segment] {
    let count = min(model.segments.marketSegmentCount, market.accounts.count)
    guard count > 1 else { return [] }
    let accounts = Array(0..<market.accounts.count)
    var encoder = AccountEncoder(families: model.families)
    encoder.threadCount = threadCount
    let encoded: EncodedAccounts
    do {
      encoded = try encoder.encode(market, accounts: accounts, asOf: scores.asOf)
    } catch {
      throw .encoding(error)
    }
    guard encoded.rows.columnCount > 0 else { return [] }
    var method = KMeans(clusterCount: count)
    method.threadCount = threadCount
    var generator = SeededGenerator(seed: seed)
    let fit: KMeans.Fit
    do { fit = try method.fit(encoded.rows, using: &generator) } catch { throw .clustering(error) }
    if let shortfall = fit.shortfall { notes.append("Market segments: \(shortfall).") }
    let used = Set(fit.labels).sorted()
    let labels = fit.labels.map { label in used.firstIndex(of: label) ?? 0 }
    return describe(
      labels, rows: encoded.rows, accounts: accounts, market, families: model.families,
      nameFields: model.segments.nameFields, asOf: scores.asOf, traitCount: 8)
  }

  /// The fields that the clustering used, in the order of the model file.
  private var clusteredFields: [String] {
    model.families.filter { $0.weight > 0 }.flatMap(\.features).map(\.field)
  }

  private func describe(
    _ labels: [Int], rows: some MeasurableRows, accounts: [Int], _ market: Market,
    families: [FamilyOptions], nameFields: [String], asOf: CalendarDate?, traitCount: Int
  ) -> [Segment] {
    let count = (labels.max() ?? -1) + 1
    let silhouettes = Silhouette.simplified(rows, labels: labels, threadCount: threadCount)
    let cohesions = Cohesion.perCluster(rows, labels: labels, threadCount: threadCount)
    var groups = [[Int]](repeating: [], count: count)  // places among `accounts`
    for (place, label) in labels.enumerated() { groups[label].append(place) }
    let naming = SegmentNaming(
      market: market, accounts: accounts, clustered: clusteredFields, first: nameFields,
      noun: model.accounts == nil ? "deals" : "accounts", asOf: asOf, threadCount: threadCount)
    let said = naming.descriptions(
      of: groups.map { $0.map { accounts[$0] } },
      siblings: Siblings.nearest(rows, labels: labels))
    let names = said.map(\.name.text)
    let reach = ContactReach(market: market)
    // Largest first, then by name, so that the numbers do not depend on the order of the accounts.
    let order = (0..<count).sorted {
      (-groups[$0].count, names[$0], groups[$0][0]) < (-groups[$1].count, names[$1], groups[$1][0])
    }
    return order.enumerated().map { place, group in
      let members = groups[group].map { accounts[$0] }
      let silhouette =
        groups[group].reduce(0) { $0 + silhouettes[$1] } / Double(groups[group].count)
      var segment = Segment(
        number: place + 1, name: names[group], members: members,
        traits: Array(said[group].traits.prefix(traitCount)), cohesion: cohesions[group],
        silhouette: silhouette, reach: reach?.reach(of: members))
      (segment.nameParts, segment.rule) = (said[group].name.parts, said[group].rule)
      return segment
    }
  }
}
