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
    try checkAxes(market)
    let chosen = (0..<market.accounts.count).filter {
      model.segments.tiers.isEmpty || model.segments.tiers.contains(scores.tiers[$0])
    }
    var notes: [String] = []
    let micro = try microSegments(of: chosen, market, scores, notes: &notes)
    let coarse = try marketSegments(market, scores, seed: seed, notes: &notes)
    let undated = UndatedText.fields(
      among: model.families.filter { $0.weight > 0 }.flatMap(\.features).map(\.field), of: market,
      asOf: scores.asOf, latest: market.latestDate)
    if let sentence = UndatedText.sentence(undated, asOf: scores.asOf) { notes.append(sentence) }
    var segmentation = Segmentation(
      segments: micro.segments, scope: scope, sizes: model.segments.sizes, marketSegments: coarse,
      familyShares: micro.shares, notes: notes)
    segmentation.undatedFields = undated
    return segmentation
  }

  private func checkAxes(_ market: Market) throws(SegmentingError) {
    let fields = market.accounts.columns.map(\.field)
    for axis in model.segments.axes where !fields.contains(axis) && !axis.hasPrefix("signals.") {
      throw .unknownAxis(
        axis, source: market.accounts.source, suggestion: nearestName(to: axis, among: fields))
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

  private func microSegments(
    of accounts: [Int], _ market: Market, _ scores: ScoredAccounts, notes: inout [String]
  ) throws(SegmentingError) -> (segments: [Segment], shares: [Segmentation.FamilyShare]) {
    guard !accounts.isEmpty else {
      notes.append("\(scope) holds no account, so there is nothing to segment.")
      return ([], [])
    }
    let sizes = model.segments.sizes
    let encoded = try encode(market, accounts, scores)
    notes += encoded.notes
    let rows = try clusteringRows(encoded, notes: &notes)
    let labels: [Int]
    if accounts.count < sizes.lowerBound {
      notes.append(
        "\(scope) holds \(accounts.count) account\(accounts.count == 1 ? "" : "s"), fewer than the smallest segment of "
          + "\(sizes.lowerBound); together they are shown as one.")
      labels = [Int](repeating: 0, count: accounts.count)
    } else {
      var method = SizeBoundedPartition(sizes: sizes)
      method.threadCount = threadCount
      do {
        labels = try method.fit(rows).labels
      } catch .infeasibleSizes(let count, let sizes) {
        // The tiers and their evidence stand without segments, so this must not stop them.
        let error = ClusteringError.infeasibleSizes(rows: count, sizes: sizes)
        notes.append("\(scope) has no segments: \(error).")
        return ([], [])
      } catch {
        throw .clustering(error)
      }
    }
    let segments = describe(
      labels, rows: rows, accounts: accounts, market, asOf: scores.asOf, traitCount: 6)
    let shares = zip(encoded.blocks, encoded.sharesBetween(labels: labels)).map { block, actual in
      Segmentation.FamilyShare(family: block.family.rawValue, asked: block.share, actual: actual)
    }
    return (segments, shares)
  }

  private func marketSegments(
    _ market: Market, _ scores: ScoredAccounts, seed: UInt64, notes: inout [String]
  ) throws(SegmentingError) -> [Segment] {
    let count = min(model.segments.marketSegmentCount, market.accounts.count)
    guard count > 1 else { return [] }
    let accounts = Array(0..<market.accounts.count)
    let encoded = try encode(market, accounts, scores)
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
      labels, rows: encoded.rows, accounts: accounts, market, asOf: scores.asOf, traitCount: 8)
  }

  /// The encoding is fitted to the accounts that are grouped, so that families have their weights among these:
  /// on generated markets segments came out purer than with a fit to the whole market.
  private func encode(
    _ market: Market, _ accounts: [Int], _ scores: ScoredAccounts
  ) throws(SegmentingError) -> EncodedAccounts {
    var encoder = AccountEncoder(families: model.families)
    encoder.threadCount = threadCount
    do {
      return try encoder.encode(market, accounts: accounts, asOf: scores.asOf)
    } catch {
      throw .encoding(error)
    }
  }

  /// Returns the encoded rows, or fewer columns that hold most of what tells accounts apart.
  private func clusteringRows(
    _ encoded: EncodedAccounts, notes: inout [String]
  ) throws(SegmentingError) -> Matrix {
    do {
      let clustering = try ClusteringRows(
        of: encoded, columnLimit: columnLimit, threadCount: threadCount)
      if let note = clustering.note { notes.append(note) }
      return clustering.rows
    } catch {
      throw .projecting(error)
    }
  }

  private func describe(
    _ labels: [Int], rows: some MeasurableRows, accounts: [Int], _ market: Market,
    asOf: CalendarDate?,
    traitCount: Int
  ) -> [Segment] {
    let count = (labels.max() ?? -1) + 1
    let silhouettes = Silhouette.simplified(rows, labels: labels, threadCount: threadCount)
    let cohesions = Cohesion.perCluster(rows, labels: labels, threadCount: threadCount)
    let finder = TraitFinder(
      market: market, accounts: accounts, families: model.families, asOf: asOf)
    var groups = [[Int]](repeating: [], count: count)  // places among `accounts`
    for (place, label) in labels.enumerated() { groups[label].append(place) }
    let traits = groups.map { finder.traits(of: $0.map { accounts[$0] }) }
    let names = SegmentNamer(axes: model.segments.axes).names(for: traits)
    let reach = ContactReach(market: market)
    // Largest first, then by name, so that the numbers do not depend on the order of the accounts.
    let order = (0..<count).sorted {
      (-groups[$0].count, names[$0], groups[$0][0]) < (-groups[$1].count, names[$1], groups[$1][0])
    }
    return order.enumerated().map { place, group in
      let members = groups[group].map { accounts[$0] }
      let silhouette =
        groups[group].reduce(0) { $0 + silhouettes[$1] } / Double(groups[group].count)
      return Segment(
        number: place + 1, name: names[group], members: members,
        traits: Array(traits[group].prefix(traitCount)), cohesion: cohesions[group],
        silhouette: silhouette, reach: reach?.reach(of: members))
    }
  }
}
