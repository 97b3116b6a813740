import Yams

/// Writes other points and cut-offs into the text of a model file; comments, order and spaces stay as they are.
public struct ModelRewriting {
  private let text: String
  private let file: String

  /// Prepares a text.
  ///
  /// - Parameters:
  ///   - text: The YAML text of a model.
  ///   - file: The name of its file in errors.
  public init(text: String, file: String) {
    self.text = text
    self.file = file
  }

  /// Returns the text with other points.
  ///
  /// A criterion without weight becomes a note. The mark `suggested` is set, since the points come from deals.
  ///
  /// - Parameters:
  ///   - groups: The groups and criteria of the text in its order, with their new points and bounds.
  ///   - cutOffs: The score, in hundredths, from which a tier begins, by tier; only for tiers whose rule compares
  ///     the score with a number and nothing else.
  /// - Returns: The text. It is read again before it is returned, and says what was asked for.
  /// - Throws: `ModelingError` where the text is no model, or points are written in a way that cannot be changed in place.
  public func text(
    groups: [ScoreGroup], cutOffs: [Int: Int] = [:]
  ) throws(ModelingError) -> String {
    let root = try ModelFile.document(text, file: file)
    let model = try root.entries(example: "a model")
    var edits = TextEdits(text)
    if let score = model["score"] {
      try rewrite(score, groups, &edits)
    }
    if !cutOffs.isEmpty, let tiers = model["tiers"] {
      for entry in try tiers.entries(example: "tiers").entries {
        guard let tier = Int(entry.key), let cutOff = cutOffs[tier],
          let when = try entry.value.entries(example: "when")["when"]
        else { continue }
        try replace(when, with: "\"score >= \(PointText.text(cutOff))\"", &edits)
      }
    }
    let result = edits.text
    try check(result, groups, cutOffs)
    return result
  }

  private func rewrite(
    _ score: ModelNode, _ groups: [ScoreGroup], _ edits: inout TextEdits
  ) throws(ModelingError) {
    let entries = try score.entries(example: "groups of criteria").entries
    let written = entries.filter { !ScoreSection.keys.contains($0.key) }
    precondition(
      written.map(\.key) == groups.map(\.name),
      "the text has the groups \(written.map(\.key)), not \(groups.map(\.name))")
    for (place, group) in groups.enumerated() {
      let end = place + 1 < written.count ? written[place + 1].place.line : edits.lineCount + 1
      try rewrite(written[place], group, endingBefore: end, &edits)
    }
    try markSuggested(score, entries, &edits)
  }

  private func rewrite(
    _ entry: ModelSection.Entry, _ group: ScoreGroup, endingBefore end: Int,
    _ edits: inout TextEdits
  ) throws(ModelingError) {
    let section = try entry.value.entries(example: "criteria")
    for (key, value) in [("max", group.maximum), ("min", group.minimum)] {
      if let node = section[key] { try replace(node, with: PointText.text(value), &edits) }
    }
    let written = section.entries.filter { !ScoreSection.groupKeys.contains($0.key) }
    precondition(
      written.map(\.key) == group.criteria.map(\.label),
      "the text has the criteria \(written.map(\.key)), not \(group.criteria.map(\.label))")
    for (entry, criterion) in zip(written, group.criteria) {
      if criterion.weight == 0 {
        let next = section.entries.map(\.place.line).filter { $0 > entry.place.line }.min() ?? end
        try comment(entry, endingBefore: min(next, end), &edits)
      } else {
        try rewrite(entry, criterion, &edits)
      }
    }
  }

  private func rewrite(
    _ entry: ModelSection.Entry, _ criterion: Criterion, _ edits: inout TextEdits
  ) throws(ModelingError) {
    let section = try entry.value.entries(example: "points")
    func write(_ key: String, _ points: Int?) throws(ModelingError) {
      guard let node = section[key], let points else { return }
      try replace(node, with: PointText.text(points), &edits)
    }
    func write(_ key: String, _ points: [Int]) throws(ModelingError) {
      guard let values = try section[key]?.entries(example: "points").entries else { return }
      for (entry, points) in zip(values, points) {
        try replace(entry.value, with: PointText.text(points), &edits)
      }
    }
    try write("weight", criterion.factor)
    try write("missing", criterion.missing)
    try write("kind_cap", criterion.signals?.kindCap)
    try write("day_cap", criterion.signals?.dayCap)
    switch criterion.points {
    case .always(let points): try write("always", points)
    case .levels(let levels, let other):
      try write("points", levels.map(\.points))
      try write("other", other)
    case .bands(let bands):
      try write("bands", bands.map(\.points))
      try write("points", bands.first?.points)
    case .present(let points): try write("yes", points)
    case .recency(let points, _): try write("points", points)
    case .steps(let steps): try write("steps", steps.map(\.points))
    case .per(let points, let cap, _):
      try write("cap", cap)
      guard section["cap"] == nil, let per = section["per"] else {
        try write("per", points)
        return
      }
      // Without a cap the group's maximum is one, and that changes.
      let separator = isBlock(entry.value, edits) ? "\n" + indent(per, &edits) : ", "
      try replace(
        per, with: "\(PointText.text(points))\(separator)cap: \(PointText.text(cap))", &edits)
    }
  }

  /// Returns the spaces before the key of a value.
  private func indent(_ value: ModelNode, _ edits: inout TextEdits) -> String {
    let before = edits.start(line: value.place.line, column: value.place.column)
    return String(before.prefix { $0 == " " })
  }

  /// Whether a mapping is written line by line, and not in braces.
  private func isBlock(_ value: ModelNode, _ edits: borrowing TextEdits) -> Bool {
    !edits.rest(line: value.place.line, column: value.place.column).hasPrefix("{")
  }

  /// Replaces a scalar where it stands.
  private func replace(
    _ value: ModelNode, with text: String, _ edits: inout TextEdits
  ) throws(ModelingError) {
    let written = try value.text(example: "points")
    let (line, column) = (value.place.line, value.place.column)
    let rest = edits.rest(line: line, column: column)
    let forms = [written, "\"\(written)\"", "'\(written)'"]
    guard let form = forms.first(where: { rest.hasPrefix($0) }) else {
      throw value.wrongValue(
        written, wayOut: "write it out here, so that it can be changed in place")
    }
    edits.replace(
      line: line, column: column, length: form.unicodeScalars.count, with: text)
  }

  /// Makes the lines of a criterion notes.
  private func comment(
    _ entry: ModelSection.Entry, endingBefore end: Int, _ edits: inout TextEdits
  ) throws(ModelingError) {
    let first = entry.place.line
    let before = edits.start(line: first, column: entry.place.column)
    guard before.allSatisfy({ $0 == " " }), end > first else {
      throw .valueWrong(
        entry.place, section: "the weight of a criterion", value: "0",
        wayOut: "remove the criterion by hand, as it does not stand on lines of its own")
    }
    edits.comment(line: first, "without weight by the deals: ")
    // What is indented further belongs to the criterion; notes and empty lines after it do not.
    for line in stride(from: first + 1, to: end, by: 1) {
      let text = edits.rest(line: line, column: 1)
      let depth = text.prefix { $0 == " " }.count
      guard depth > before.count, !text.dropFirst(depth).hasPrefix("#") else { break }
      edits.comment(line: line, "")
    }
  }

  private func markSuggested(
    _ score: ModelNode, _ entries: [ModelSection.Entry], _ edits: inout TextEdits
  ) throws(ModelingError) {
    if let node = entries.first(where: { $0.key == "suggested" })?.value {
      if try node.text(example: "true") != "true" { try replace(node, with: "true", &edits) }
      return
    }
    guard let first = entries.first else { return }
    let before = edits.start(line: first.place.line, column: first.place.column)
    let mark =
      isBlock(score, edits)
      ? "suggested: true  # remove this line once the points are your own\n\(before)"
      : "suggested: true, "
    edits.replace(line: first.place.line, column: first.place.column, length: 0, with: mark)
  }

  /// Reads the new text, so that nobody gets a file that says something else.
  private func check(
    _ text: String, _ groups: [ScoreGroup], _ cutOffs: [Int: Int]
  ) throws(ModelingError) {
    let model = try ModelFile.parse(text, file: file)
    func plain(_ groups: [ScoreGroup]) -> [ScoreGroup] {
      groups.map { group in
        var group = group
        group.place = .code
        group.criteria = group.criteria.filter { $0.weight != 0 }.map { criterion in
          var criterion = criterion
          criterion.place = .code
          return criterion
        }
        return group
      }
    }
    let (written, asked) = (plain(model.groups), plain(groups))
    guard written == asked else {
      let place = zip(written, asked).first { $0 != $1 }?.1.name ?? "score"
      throw .valueWrong(
        ModelPlace(file: file, line: 1, column: 0), section: "score.\(place)",
        value: "points that are shared or written in an unusual way",
        wayOut: "write every number of points out, without anchors (& and *)")
    }
    for tier in model.tiers {
      guard let cutOff = cutOffs[tier.tier] else { continue }
      precondition(
        tier.condition == .number(name: "score", .greaterOrEqual, Double(cutOff) / 100),
        "the rule of tier \(tier.tier) compares more than the score")
    }
  }
}
