import Segmenting

extension JSONReport {
  /// What became of the segments, and how the number of market segments was chosen; nothing where neither is asked for.
  var overTime: [(String, JSONValue)] {
    var entries: [(String, JSONValue)] = []
    if let changes = report.segmentation?.changes {
      entries.append(("segmentChanges", Self.json(changes)))
    }
    if let choice = report.segmentation?.marketCount {
      entries.append(("marketSegmentCount", Self.json(choice)))
    }
    return entries
  }

  private static func json(_ changes: SegmentChanges) -> JSONValue {
    let counts = changes.counts
    return .object([
      ("summary", .text(changes.summary)),
      (
        "accounts",
        .object([
          ("stayed", .whole(counts.stayed)), ("moved", .whole(counts.moved)),
          ("came", .whole(counts.came)), ("left", .whole(counts.left)),
          ("gone", .whole(counts.gone)),
        ])
      ),
      ("sentences", .array(changes.sentences.map { .text($0) })),
      (
        "segments",
        .array(
          changes.changes.map { change in
            .object([
              ("number", .whole(change.number)), ("name", .text(change.name)),
              ("what", .text(word(change.kind))),
              ("others", .array(others(change.kind).map { .whole($0) })),
              ("earlierAccounts", .whole(change.earlierCount)), ("accounts", .whole(change.count)),
              ("stayed", .whole(change.stayedCount)), ("movedIn", .whole(change.movedInCount)),
              ("came", .whole(change.cameCount)),
            ])
          })
      ),
      (
        "verticals",
        .array(
          changes.growth.map { growth in
            .object([
              ("vertical", .text(growth.vertical)), ("accounts", .whole(growth.accountCount)),
              ("segmentedEarlier", .whole(growth.earlierCount)),
              ("segmented", .whole(growth.count)), ("came", .whole(growth.cameCount)),
              ("adjustedP", .number(growth.adjustedP)), ("grew", .bool(growth.isSure)),
            ])
          })
      ),
    ])
  }

  private static func word(_ kind: SegmentChanges.Kind) -> String {
    switch kind {
    case .stayed: "stayed"
    case .grew: "grew"
    case .shrank: "shrank"
    case .merged: "merged"
    case .splitOff: "split off"
    case .appeared: "appeared"
    case .dissolved: "dissolved"
    }
  }

  private static func others(_ kind: SegmentChanges.Kind) -> [Int] {
    switch kind {
    case .merged(let numbers), .dissolved(let numbers): numbers
    case .splitOff(let number): [number]
    case .stayed, .grew, .shrank, .appeared: []
    }
  }

  private static func json(_ choice: MarketSegmentCount) -> JSONValue {
    .object([
      ("count", .whole(choice.count)), ("sentence", .text(choice.sentence)),
      ("p", .number(choice.result.pValue)), ("accounts", .whole(choice.accountCount)),
      ("sample", .whole(choice.sampleCount)),
      (
        "evidence",
        .array(
          choice.result.evidence.map { evidence in
            .object([
              ("count", .whole(evidence.count)), ("squaresRatio", .number(evidence.squaresRatio)),
              ("z", .number(evidence.z)), ("stability", .number(evidence.stability)),
              ("chanceStability", .number(evidence.chanceStability)),
              ("greatestChanceStability", .number(evidence.greatestChanceStability)),
              ("standardError", .number(evidence.standardError)),
              ("explainedBeyondChance", .number(evidence.explained)),
              ("explainedError", .number(evidence.explainedError)),
              ("comesBack", .bool(evidence.comesBack)),
            ])
          })
      ),
    ])
  }
}
