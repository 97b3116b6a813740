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
  /// The segments of an earlier run to go on from; nothing for segments from nothing.
  public var earlier: EarlierSegments?
  /// How much is said of the segments.
  public var detail = Detail.examined
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1
  /// Rows with more columns than this are projected before they are clustered.
  public var columnLimit = 128
  /// Told what is being done, by whoever waits for it.
  public var progress: @Sendable (WorkProgress) -> Void = { _ in }

  /// How much is said of the segments.
  public enum Detail: Int, Sendable, Comparable {
    /// Who is in which; no names.
    case partition
    /// Names, traits, rules, where they lie, plans.
    case described
    /// And whether they come back when fields weigh otherwise, which takes several times as long.
    case examined

    /// Less is said before more.
    public static func < (left: Detail, right: Detail) -> Bool { left.rawValue < right.rawValue }
  }

  /// Creates a segmenter.
  public init(model: Model) {
    self.model = model
  }

  /// Returns named segments.
  ///
  /// - Parameters:
  ///   - market: The accounts, their signals and contacts.
  ///   - scores: Their tiers.
  ///   - seed: Where the seeds of k-means and the trials of stability come from.
  /// - Returns: The micro-segments of the chosen tiers and, where asked for, the market's coarse segments.
  /// - Throws: `SegmentingError`.
  public func segmentation(
    of market: Market, scores: ScoredAccounts, seed: UInt64
  ) throws(SegmentingError) -> Segmentation {
    try checkNameFields(market)
    let frame = try frame(market, scores)
    var segmentation = Segmentation(
      segments: [], scope: scope, sizes: model.segments.sizes, marketSegments: [],
      familyShares: [], notes: [])
    segmentation.by = frame.names
    segmentation.leansOnDeals = frame.keys.contains(where: \.isFromDeals)
    if segmentation.leansOnDeals {
      segmentation.notes.append(
        "The lifecycle is told from won deals, so that these deals prove nothing of segments by lifecycle."
      )
    }
    if let note = earlier?.note { segmentation.notes.append(note) }
    try addMicroSegments(to: &segmentation, frame, scores, seed: seed)
    segmentation.changes = earlier.map {
      SegmentChanges(
        from: $0, to: segmentation.segments, scope: scope, accounts: market.accounts,
        axes: model.segments.nameFields)
    }
    if detail > .partition {
      progress(.init("Finding kinds of accounts in the whole market"))
      try addMarketSegments(to: &segmentation, market, scores, seed: seed)
    }
    let undated = UndatedText.fields(
      among: clustered(frame.families) + frame.keys.map(\.field), of: market,
      asOf: scores.asOf, latest: market.latestDate)
    if let sentence = UndatedText.sentence(undated, asOf: scores.asOf) {
      segmentation.notes.append(sentence)
    }
    segmentation.undatedFields = undated
    return segmentation
  }

  /// The fields that the clustering uses, in the order of the model file.
  func clustered(_ families: [FamilyOptions]) -> [String] {
    families.filter { $0.weight > 0 }.flatMap(\.features).map(\.field)
  }

  /// Returns a market with a column for every key of the axes, and the keys' fields, the strongest first.
  ///
  /// What places accounts into segments must not cross these fields.
  ///
  /// - Throws: `SegmentingError` where an axis needs what the market does not hold.
  public func keyed(
    _ market: Market, scores: ScoredAccounts
  ) throws(SegmentingError) -> (market: Market, fields: [String]) {
    let frame = try frame(market, scores)
    return (frame.market, frame.keys.map(\.field))
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

  // MARK: Micro-segments

  private func addMicroSegments(
    to segmentation: inout Segmentation, _ frame: AxisFrame, _ scores: ScoredAccounts,
    seed: UInt64
  ) throws(SegmentingError) {
    segmentation.leftOver = frame.outside.map { .init(account: $0.account, reason: $0.reason) }
    guard !frame.accounts.isEmpty else {
      segmentation.notes.append(
        frame.outside.isEmpty
          ? "\(scope) holds no account, so there is nothing to segment."
          : "No account of \(scope) takes part: \(frame.outside[0].reason).")
      return
    }
    guard !clustered(frame.families).isEmpty else {
      segmentation.notes.append(
        "No feature with a weight above 0 tells how alike \(noun) are, so there are no segments; name columns under "
          + "`features:`.")
      return
    }
    progress(.init("Encoding \(DecimalText.whole(frame.accounts.count)) accounts"))
    let rows = try SegmentRows(
      frame.market, accounts: frame.accounts, families: frame.families, asOf: scores.asOf,
      columnLimit: columnLimit, threadCount: threadCount)
    segmentation.notes += rows.notes
    progress(.init("Cutting \(DecimalText.whole(frame.accounts.count)) accounts into segments"))
    var fit = try partition(rows.matrix, frame)
    let reasons = LeftOverReasons(frame: frame, sizes: model.segments.sizes, scope: scope)
    segmentation.leftOver += fit.unplaced.map { frame.accounts[$0] }.map {
      .init(account: $0, reason: reasons.reason(ofAccount: $0))
    }
    if !fit.depths.isEmpty {
      try describe(&fit, rows, frame, scores, seed: seed, in: &segmentation)
    }
    segmentation.leftOver.sort { $0.account < $1.account }
  }

  private func partition(
    _ rows: Matrix, _ frame: AxisFrame
  ) throws(SegmentingError) -> KeyBackoff.Fit {
    var method = SizeBoundedPartition(sizes: model.segments.sizes)
    method.threadCount = threadCount
    let backoff = KeyBackoff(method: method, crosses: model.segments.leftOver == .place)
    do {
      return try backoff.fit(
        rows, paths: frame.accounts.map(frame.path),
        from: earlier.map { $0.labels(of: frame.accounts) })
    } catch {
      throw .clustering(error)
    }
  }

  private func describe(
    _ fit: inout KeyBackoff.Fit, _ rows: SegmentRows, _ frame: AxisFrame,
    _ scores: ScoredAccounts, seed: UInt64, in segmentation: inout Segmentation
  ) throws(SegmentingError) {
    guard detail > .partition else {
      segmentation.segments = SegmentDescriber.bare(members(of: fit, frame))
      return
    }
    progress(.init("Naming \(DecimalText.whole(fit.depths.count)) segments"))
    let encoded = rows.encoded
    var geometry = SegmentGeometry(of: encoded, labels: fit.labels, threadCount: threadCount)
    if model.segments.leftOver == .leave {
      let far = FarAccounts(sizes: model.segments.sizes).leave(&fit, geometry)
      if !far.isEmpty {
        segmentation.leftOver += far.map { place in
          .init(account: frame.accounts[place], reason: FarAccounts.reason)
        }
        geometry = SegmentGeometry(of: encoded, labels: fit.labels, threadCount: threadCount)
      }
    }
    let members = members(of: fit, frame)
    let groups = zip(members, geometry.parts).map { members, part in
      SegmentDescriber.Group(
        members: members, sibling: part.sibling, cohesion: part.cohesion,
        silhouette: part.silhouette)
    }
    var (segments, order) = describer(frame, scores).segments(of: groups, traitCount: 6)
    for (place, label) in order.enumerated() {
      frame.mark(&segments[place], depth: fit.depths[label])
    }
    SegmentPlanner(model: model, market: frame.market, scores: scores).add(to: &segments)
    segmentation.segments = segments
    segmentation.familyShares = shares(encoded, fit.labels)
    try SegmentPictures(market: frame.market, families: frame.families, threadCount: threadCount)
      .add(to: &segmentation, rows)
    var examination = SegmentExamination(of: encoded)
    examination.keys = frame.keyNumbers(of: fit)
    examination.judgesStability = detail == .examined
    examination.progress = progress
    examination.geometry = geometry.ordered(order)
    examination.seed = seed
    examination.threadCount = threadCount
    examination.add(to: &segmentation)
  }

  private func members(of fit: KeyBackoff.Fit, _ frame: AxisFrame) -> [[Int]] {
    var members = [[Int]](repeating: [], count: fit.depths.count)
    for (place, label) in fit.labels.enumerated() where label >= 0 {
      members[label].append(frame.accounts[place])
    }
    return members
  }

  private func describer(_ frame: AxisFrame, _ scores: ScoredAccounts) -> SegmentDescriber {
    SegmentDescriber(
      market: frame.market, clustered: clustered(frame.families),
      nameFields: frame.nameFields(before: model.segments.nameFields), noun: noun,
      asOf: scores.asOf, windowDays: frame.windowDays, earlier: earlier, threadCount: threadCount)
  }

  var noun: String { model.accounts == nil ? "deals" : "accounts" }

  private func shares(
    _ encoded: EncodedAccounts, _ labels: [Int]
  ) -> [Segmentation.FamilyShare] {
    zip(encoded.blocks, encoded.sharesBetween(labels: labels)).map { block, actual in
      Segmentation.FamilyShare(family: block.family.rawValue, asked: block.share, actual: actual)
    }
  }
}
