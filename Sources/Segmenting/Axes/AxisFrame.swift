import Modeling
import Reading
import Scoring

/// The axes of a run, looked up in a market: who takes part, what is not crossed and what makes accounts alike.
struct AxisFrame {
  /// The axes' names; none for all families together.
  let names: [String]
  /// Rows of the account table that take part, ascending.
  let accounts: [Int]
  /// Those of the chosen tiers that take no part, with the reason.
  let outside: [(account: Int, reason: String)]
  /// The keys, the strongest first.
  let keys: [KeyLevels]
  /// The families with the axes' weights and fields.
  let families: [FamilyOptions]
  /// How many days before the as-of day an event is recent: the axes' longest window, else the usual one.
  let windowDays: Int
  /// The market, with a column for every key that the data do not hold as one.
  let market: Market

  /// Looks the axes up.
  ///
  /// - Parameters:
  ///   - names: The axes' names.
  ///   - model: The model.
  ///   - market: The market.
  ///   - scores: Its scores.
  ///   - chosen: The accounts of the chosen tiers, ascending.
  /// - Throws: `SegmentingError` where an axis needs what the market does not hold.
  init(
    names: [String], model: Model, market: Market, scores: ScoredAccounts, chosen: [Int]
  ) throws(SegmentingError) {
    let axes = try Self.axes(names, model: model, market: market)
    var keys: [KeyLevels] = []
    for axis in axes {
      for field in axis.keys where !keys.contains(where: { $0.field == field }) {
        keys.append(try Self.key(field, axis: axis, market: market, asOf: scores.asOf))
      }
    }
    var takesPart = [String?](repeating: nil, count: market.accounts.count)
    for key in keys {
      guard let absence = key.absence else { continue }
      for account in chosen where key.codes[account] < 0 { takesPart[account] = absence }
    }
    for axis in axes {
      guard let filter = axis.filter else { continue }
      let holds: [Bool]
      do {
        holds = try AccountFilter(
          filter.condition, at: filter.place, market: market, scores: scores
        ).holds
      } catch {
        throw .filter(axis: axis.name, error)
      }
      for account in chosen where !holds[account] && takesPart[account] == nil {
        takesPart[account] = "not where \(filter.condition)"
      }
    }
    self.names = names
    self.keys = keys
    accounts = chosen.filter { takesPart[$0] == nil }
    outside = chosen.compactMap { account in takesPart[account].map { (account, $0) } }
    families = try Self.families(axes, model: model)
    windowDays =
      axes.filter { $0.keys.contains(TriggerKey.name) }.map(\.windowDays).max()
      ?? SegmentAxis.usualWindowDays
    var market = market
    for key in keys where market.accounts.column(key.field) == nil {
      let column = Column(
        header: key.field, field: key.field,
        values: .category(codes: key.codes, levels: key.levels))
      market.accounts = market.accounts.adding(column)
    }
    self.market = market
  }

  /// The levels of an account's keys, the strongest first.
  func path(ofAccount account: Int) -> [Int32] { keys.map { $0.codes[account] } }

  /// Returns the fields that names begin with: those of the keys, then the model's.
  func nameFields(before fields: [String]) -> [String] {
    let own = keys.flatMap { key in
      key.field == TriggerKey.name ? key.levels.map { "signals.\($0)" } : [key.field]
    }
    return own + fields.filter { !own.contains($0) }
  }

  /// Returns a number for every account that takes part, the same where they can share a segment as the fit has it: those
  /// of mixed segments share fewer keys; nothing without keys.
  func keyNumbers(of fit: KeyBackoff.Fit) -> [Int]? {
    guard !keys.isEmpty else { return nil }
    let paths = zip(accounts, fit.labels).map { account, label -> ArraySlice<Int32> in
      let depth = label < 0 ? 0 : fit.depths[label]
      return (path(ofAccount: account).prefix(depth) + [Int32(-depth - 2)])[...]
    }
    return KeyBackoff.numbers(paths)
  }

  /// Says on a segment which keys its members share.
  func mark(_ segment: inout Segment, depth: Int) {
    segment.keyCount = keys.count
    guard let first = segment.members.first else { return }
    segment.commonKeys = keys.prefix(depth).map { key in
      .init(field: key.field, level: key.levels[Int(key.codes[first])])
    }
  }

  /// Returns the model's own axis of a name, else the one that the market has by itself.
  private static func axes(
    _ names: [String], model: Model, market: Market
  ) throws(SegmentingError) -> [SegmentAxis] {
    let builtIn = BuiltInAxes(market: market)
    var axes: [SegmentAxis] = []
    for name in names {
      guard
        let axis = model.segments.axes.first(where: { $0.name == name })
          ?? builtIn.axis(named: name)
      else {
        throw .axisUnavailable(name, need: BuiltInAxes.need(of: name))
      }
      axes.append(axis)
    }
    return axes
  }

  private static func key(
    _ field: String, axis: SegmentAxis, market: Market, asOf: CalendarDate?
  ) throws(SegmentingError) -> KeyLevels {
    if field == TriggerKey.name, market.accounts.column(field) == nil {
      let triggers =
        axis.triggers.isEmpty ? BuiltInAxes(market: market).triggers : axis.triggers
      guard !triggers.isEmpty else {
        throw .axisUnavailable(axis.name, need: BuiltInAxes.need(of: "trigger"))
      }
      return try TriggerKey.levels(triggers, within: axis.windowDays, of: market, asOf: asOf)
    }
    if field == LifecycleKey.name {
      guard let key = LifecycleKey.levels(of: market, asOf: asOf) else {
        throw .axisUnavailable(axis.name, need: BuiltInAxes.need(of: "lifecycle"))
      }
      return key
    }
    guard let column = market.accounts.column(field) else {
      throw .unknownKey(
        field, axis: axis.name, source: market.accounts.source,
        suggestion: nearestName(to: field, among: market.accounts.columns.map(\.field)))
    }
    return try KeyLevels(field: field, column: column)
  }

  /// Returns the families with the weights that the axes give them: the mean of those that give one.
  private static func families(
    _ axes: [SegmentAxis], model: Model
  ) throws(SegmentingError) -> [FamilyOptions] {
    let columns = axes.flatMap(\.columns)
    let known = Set(model.families.flatMap(\.features).map(\.field))
    if let unknown = columns.first(where: { !known.contains($0) }) {
      throw .unknownFeature(
        unknown, suggestion: nearestName(to: unknown, among: known.sorted()))
    }
    let families = model.families.map { family in
      var own = family
      let weights = axes.compactMap { $0.weights[family.family] }
      if !weights.isEmpty { own.weight = weights.reduce(0, +) / Double(weights.count) }
      if !columns.isEmpty { own.features.removeAll { !columns.contains($0.field) } }
      return own
    }
    guard !axes.isEmpty, !model.families.isEmpty else { return families }
    guard families.contains(where: { $0.weight > 0 && !$0.features.isEmpty }) else {
      throw .nothingAlike(axes: axes.map(\.name))
    }
    return families
  }
}
