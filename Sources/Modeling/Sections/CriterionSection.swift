/// Reads one criterion of a group.
struct CriterionSection {
  private let entry: ModelSection.Entry
  private let section: ModelSection
  /// The least and the most that the group can give.
  private let limits: ClosedRange<Int>

  static let keys =
    ["points", "other", "missing", "bands", "band", "yes", "always", "per", "cap"] + decayKeys
    + subjectKeys
  static let decayKeys = ["half_life", "linear", "steps"]
  static let subjectKeys = ["of", "weight"] + signalKeys
  static let signalKeys = ["signals", "count", "strength", "within", "kind_cap", "day_cap"]

  private static let example =
    "a way to give points, such as { points: { Software: 15 } }, { bands: { 51..1000: 15 } }, "
    + "{ yes: 5 }, { per: 4, cap: 12 }, { points: 10, half_life: 30d } or { steps: { 7d: 10 } }"

  /// Begins to read a criterion.
  init(_ entry: ModelSection.Entry, limits: ClosedRange<Int>) throws(ModelingError) {
    self.entry = entry
    self.limits = limits
    section = try entry.value.section(allowed: Self.keys, example: Self.example)
  }

  /// Returns the criterion.
  func criterion() throws(ModelingError) -> Criterion {
    let field = try field()
    let criterion = Criterion(
      field: field, points: try points(),
      missing: try section["missing"].map(ScoreSection.points) ?? 0,
      factor: try section["weight"].map(Self.factor) ?? 100, label: entry.key,
      signals: try measure(field), place: entry.place)
    // So that sums of points stay far within 32 bits.
    if let node = section["weight"], abs(criterion.weight) > PointText.largest * 100 {
      throw node.wrongValue(
        PointText.text(criterion.factor),
        wayOut: "write less: the criterion would give more than "
          + "\(PointText.largest) points")
    }
    return criterion
  }

  /// Returns the hundredths that a weight writes.
  private static func factor(_ node: ModelNode) throws(ModelingError) -> Int {
    try node.value(
      wayOut: "how many times the points count, from 0 to 100, such as 1.5 for half as much again"
    ) { text in
      PointText.hundredths(text).flatMap { (0...10_000).contains($0) ? $0 : nil }
    }
  }

  private func field() throws(ModelingError) -> String {
    guard let of = section["of"] else {
      return section["signals"] == nil ? entry.key : SignalMeasure.allKinds
    }
    if section["signals"] != nil {
      throw .keyUnknown(
        of.place, key: "of", section: "\(section.name) with signals", allowed: ["signals"])
    }
    return try of.text(example: "the field that the points are for")
  }

  private func points() throws(ModelingError) -> Criterion.Points {
    if let bands = section["bands"] {
      try allow(["bands", "missing"], with: "bands")
      return .bands(try self.bands(bands))
    }
    if let band = section["band"] {
      try allow(["band", "points", "missing"], with: "band")
      let points = try ScoreSection.points(try section.required("points", example: "points: 15"))
      return .bands([try self.band(band, points: points)])
    }
    if let yes = section["yes"] {
      try allow(["yes", "missing"], with: "yes")
      return .present(try ScoreSection.points(yes))
    }
    if let always = section["always"] {
      try allow(["always"], with: "always")
      return .always(try ScoreSection.points(always))
    }
    if let per = section["per"] {
      try allow(["per", "cap", "missing"] + Self.decayKeys, with: "per")
      return try perUnit(per)
    }
    if let points = section["points"], points.isMapping {
      try allow(["points", "other", "missing"], with: "points by level")
      return .levels(
        try levels(points), other: try section["other"].map(ScoreSection.points) ?? 0)
    }
    return try byAge()
  }

  /// Reads points by the age of a date or of the last signal.
  private func byAge() throws(ModelingError) -> Criterion.Points {
    guard let points = section["points"] else {
      guard let steps = section["steps"] else {
        throw entry.value.wrongShape(example: Self.example)
      }
      try allow(["steps", "missing"], with: "points by step")
      return .steps(try self.steps(steps, ScoreSection.points).map { .init(days: $0, points: $1) })
    }
    try allow(["points", "missing"] + Self.decayKeys, with: "points by recency")
    let value = try ScoreSection.points(points)
    guard let decay = try decay() else {
      throw .keyMissing(
        section.place, key: "half_life", section: section.name,
        example: "half_life: 30d, or write yes: in place of points:")
    }
    return .recency(points: value, decay: decay)
  }

  private func allow(_ keys: [String], with way: String) throws(ModelingError) {
    let allowed = keys + Self.subjectKeys
    for entry in section.entries where !allowed.contains(entry.key) {
      throw .keyUnknown(
        entry.place, key: entry.key, section: "\(section.name) with \(way)", allowed: allowed)
    }
  }

  private func levels(_ node: ModelNode) throws(ModelingError) -> [Criterion.Level] {
    var levels: [Criterion.Level] = []
    var seen: Set<String> = []
    for entry in try node.entries(example: "{ Software: 15 }").entries {
      guard seen.insert(entry.key.lowercased()).inserted else {
        throw .keyTwice(entry.place, key: entry.key, section: node.section)
      }
      levels.append(.init(name: entry.key, points: try ScoreSection.points(entry.value)))
    }
    return levels
  }

  private func bands(_ node: ModelNode) throws(ModelingError) -> [Criterion.Band] {
    var bands: [Criterion.Band] = []
    for entry in try node.entries(example: "{ 51..1000: 15 }").entries {
      guard let range = NumberRangeText.range(entry.key) else {
        throw .valueWrong(
          entry.place, section: "a band of \(node.section)", value: entry.key,
          wayOut: "write a range such as 51..1000, 1001+ or ..50")
      }
      // Bands may touch, since a value between whole numbers must not fall between two bands.
      let lower = range.lowerBound
      let upper = range.upperBound
      if let other = bands.first(where: { lower < $0.upper && $0.lower < upper }) {
        let written = NumberRangeText.text(other.lower...other.upper)
        throw .valueWrong(
          entry.place, section: "a band of \(node.section)", value: entry.key,
          wayOut: "it overlaps \(written), so let one end where the other begins")
      }
      bands.append(
        .init(lower: lower, upper: upper, points: try ScoreSection.points(entry.value)))
    }
    return bands
  }

  private func band(_ node: ModelNode, points: Int) throws(ModelingError) -> Criterion.Band {
    let range = try node.value(
      wayOut: "a range such as 51..1000, 1001+ or ..50", NumberRangeText.range)
    return .init(lower: range.lowerBound, upper: range.upperBound, points: points)
  }

  private func perUnit(_ node: ModelNode) throws(ModelingError) -> Criterion.Points {
    let per = try ScoreSection.points(node)
    guard per != 0 else { throw node.wrongValue("0", wayOut: "write points other than 0") }
    var cap = per > 0 ? limits.upperBound : min(limits.lowerBound, -limits.upperBound)
    if let capNode = section["cap"] {
      cap = try ScoreSection.points(capNode)
      guard (cap > 0) == (per > 0), cap != 0 else {
        throw capNode.wrongValue(
          PointText.text(cap), wayOut: "write a cap of the same sign as per, and not 0")
      }
    }
    return .per(points: per, cap: cap, decay: try decay())
  }
}

// MARK: Decay and signals

extension CriterionSection {
  private func decay() throws(ModelingError) -> Decay? {
    let named = section.entries.filter { Self.decayKeys.contains($0.key) }
    guard let entry = named.first else { return nil }
    if let second = named.dropFirst().first {
      throw .valueWrong(
        second.place, section: section.name, value: "\(entry.key), \(second.key)",
        wayOut: "keep one of \(Self.decayKeys.joined(separator: ", "))")
    }
    switch entry.key {
    case "half_life": return .halfLife(days: try Self.days(entry.value))
    case "linear": return .linear(days: try Self.days(entry.value))
    default:
      return .steps(
        try steps(entry.value, Self.weight).map { .init(days: $0, weight: $1) })
    }
  }

  /// Returns the ages and values of `{ 7d: 10, 30d: 5 }`, whose ages have to ascend.
  private func steps<Value>(
    _ node: ModelNode, _ value: (ModelNode) throws(ModelingError) -> Value
  ) throws(ModelingError) -> [(Double, Value)] {
    var steps: [(Double, Value)] = []
    for entry in try node.entries(example: "{ 7d: 10, 30d: 5 }").entries {
      guard let days = Self.days(entry.key), days > steps.last?.0 ?? 0 else {
        throw .valueWrong(
          entry.place, section: "a step of \(node.section)", value: entry.key,
          wayOut: "write days or weeks that ascend, such as 7d, then 30d")
      }
      steps.append((days, try value(entry.value)))
    }
    guard !steps.isEmpty else { throw node.wrongShape(example: "{ 7d: 10, 30d: 5 }") }
    return steps
  }

  private static func weight(_ node: ModelNode) throws(ModelingError) -> Double {
    try node.value(wayOut: "a share from 0% to 100%", TierSection.share)
  }

  private static func days(_ node: ModelNode) throws(ModelingError) -> Double {
    try node.value(wayOut: "days or weeks, such as 30d or 4w", days)
  }

  private static func days(_ text: String) -> Double? {
    let factor = text.hasSuffix("w") ? 7.0 : 1
    guard text.hasSuffix("d") || text.hasSuffix("w"),
      let count = NumberRangeText.number(String(text.dropLast())), count > 0
    else { return nil }
    return count * factor
  }

  /// Reads which signals count; nothing where the field is no signal.
  private func measure(_ field: String) throws(ModelingError) -> SignalMeasure? {
    let used = section.entries.first { Self.signalKeys.contains($0.key) }
    guard var measure = SignalMeasure(field: field) else {
      guard let used else { return nil }
      throw .keyUnknown(
        used.place, key: used.key, section: "\(section.name), which is no signal,",
        allowed: ["points", "bands", "yes", "per"])
    }
    if let kinds = section["signals"] {
      let names = try kinds.texts(example: "kinds such as [pricing_visit, demo_request], or all")
      measure.kinds = names == ["all"] ? [] : names
    }
    measure.count =
      try section["count"]?.value(
        wayOut: "one of \(SignalMeasure.Count.allCases.map(\.rawValue).joined(separator: ", "))",
        SignalMeasure.Count.init) ?? .signals
    measure.strength = try section["strength"]?.value(
      wayOut: "a range such as 60+", NumberRangeText.range)
    measure.withinDays = try section["within"].map(Self.days)
    measure.kindCap = try cap("kind_cap", of: measure)
    measure.dayCap = try cap("day_cap", of: measure)
    return measure
  }

  private func cap(_ key: String, of measure: SignalMeasure) throws(ModelingError) -> Int? {
    guard let node = section[key] else { return nil }
    guard measure.count == .signals, section["per"] != nil else {
      throw .keyUnknown(
        node.place, key: key, section: "\(section.name), which does not count signals by per,",
        allowed: ["cap"])
    }
    let cap = try ScoreSection.points(node)
    guard cap > 0 else { throw node.wrongValue(PointText.text(cap), wayOut: "write more than 0") }
    return cap
  }
}
