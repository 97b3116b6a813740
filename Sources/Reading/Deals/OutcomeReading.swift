/// Reads whether deals are won, lost or open.
struct OutcomeReading {
  /// The outcome of a row or why it has none.
  enum Result: Equatable {
    case outcome(DealOutcome)
    /// The cell that would say so is empty.
    case empty
    /// The cell holds something else than yes or no.
    case unreadable
  }

  /// The column that decides.
  let column: Int
  /// How the outcome was found, in a sentence.
  let note: String?
  private let table: CSVTable
  private let won: Set<String>
  private let lost: Set<String>
  private let source: Source

  private enum Source {
    /// Yes or no, and where given a second yes or no and a stage for the rest.
    case flags(isWon: Int, isClosed: Int?, stage: Int?)
    /// A stage or a status by the rule.
    case words
    /// Dynamics: 0 is open, 1 won, 2 lost.
    case stateCode
  }

  /// Chooses the columns that say how deals ended.
  ///
  /// Flags of won and closed come first, unless the options name a stage or status; then a status
  /// that has a word of the rule; then the stage.
  ///
  /// - Throws: `ReadingError` when there is no such column.
  init(_ table: CSVTable, names: ColumnNames, rule: OutcomeRule) throws(ReadingError) {
    self.table = table
    won = Set(rule.won.map(HeaderText.folded) + ["won"])
    lost = Set(rule.lost.map(HeaderText.folded) + ["lost"]).subtracting(
      rule.won.map(HeaderText.folded))
    let words = Self.wordColumn(table, names: names, resolved: won.union(lost))
    let isSetByHand = !names.setRoles.isDisjoint(with: [.stage, .status])
    if let isWon = names.roles[.isWon], Self.hasAnswer(table, isWon),
      !isSetByHand || names.setRoles.contains(.isWon)
    {
      column = isWon
      let isClosed = names.roles[.isClosed].flatMap { Self.hasAnswer(table, $0) ? $0 : nil }
      source = .flags(isWon: isWon, isClosed: isClosed, stage: words)
      note =
        isClosed != nil
        ? "won or lost by \(table.headers[isWon]) and \(table.headers[isClosed ?? isWon])"
        : words != nil
          ? "won by \(table.headers[isWon]), lost or open by \(table.headers[words ?? isWon])"
          : "no column says which deals are closed: those not won are read as lost"
    } else if let words {
      column = words
      let isCode =
        HeaderText.key(table.headers[words]) == "statecode"
        && (0..<table.rowCount).allSatisfy {
          ["0", "1", "2", ""].contains(table.text(row: $0, column: words))
        }
      source = isCode ? .stateCode : .words
      note = isCode ? "statecode read as 0 open, 1 won, 2 lost" : nil
    } else {
      throw .roleMissing(
        file: table.source, roles: ["stage", "status", "is_won"], headers: table.headers)
    }
  }

  /// Returns whether any cell says yes or no: a column named “closed” may hold dates.
  private static func hasAnswer(_ table: CSVTable, _ column: Int) -> Bool {
    (0..<table.rowCount).contains {
      AnswerText.answer(table.text(row: $0, column: column), allowsDigits: true) != nil
    }
  }

  /// Returns the status where it has a word of the rule or there is no stage, else the stage.
  private static func wordColumn(
    _ table: CSVTable, names: ColumnNames, resolved: Set<String>
  ) -> Int? {
    guard let status = names.roles[.status] else { return names.roles[.stage] }
    guard let stage = names.roles[.stage] else { return status }
    if names.setRoles.contains(.stage) != names.setRoles.contains(.status) {
      return names.setRoles.contains(.stage) ? stage : status
    }
    let isResolved = (0..<table.rowCount).contains {
      resolved.contains(HeaderText.folded(table.text(row: $0, column: status)))
    }
    return isResolved ? status : stage
  }

  /// Returns the outcome of a row.
  func result(_ row: Int) -> Result {
    switch source {
    case .words: return words(row, column)
    case .stateCode:
      switch table.value(row: row, column: column) {
      case nil: return .empty
      case "1": return .outcome(.won)
      case "2": return .outcome(.lost)
      default: return .outcome(.open)
      }
    case .flags(let isWon, let isClosed, let stage):
      guard let wonText = table.value(row: row, column: isWon) else {
        return stage.map { words(row, $0) } ?? .empty
      }
      guard let won = AnswerText.answer(wonText, allowsDigits: true) else { return .unreadable }
      if won { return .outcome(.won) }
      guard let isClosed else {
        return stage.map { words(row, $0) } ?? .outcome(.lost)
      }
      guard let closedText = table.value(row: row, column: isClosed) else { return .empty }
      guard let closed = AnswerText.answer(closedText, allowsDigits: true) else {
        return .unreadable
      }
      return .outcome(closed ? .lost : .open)
    }
  }

  /// Returns what a stage means by the rule.
  private func words(_ row: Int, _ column: Int) -> Result {
    guard let text = table.value(row: row, column: column) else { return .empty }
    let stage = HeaderText.folded(text)
    if won.contains(stage) { return .outcome(.won) }
    if lost.contains(stage) { return .outcome(.lost) }
    // “Closed Lost - No Decision” says more than the stage does.
    for (beginning, outcome) in [("closedwon", DealOutcome.won), ("closedlost", .lost)]
    where stage.hasPrefix(beginning) { return .outcome(outcome) }
    return .outcome(.open)
  }

  /// Whether deals that are neither won nor lost are surely open: a flag says so, or every stage is one of a deal on its way.
  var isSurelyOpen: Bool {
    switch source {
    case .stateCode, .flags(_, _?, _): return true
    case .words, .flags:
      let stages = openStages(in: 0..<table.rowCount)
      return !stages.isEmpty && stages.allSatisfy { OpenStages.contains($0.stage) }
    }
  }

  /// Returns the stages of rows that are neither won nor lost, with their counts, most frequent first.
  func openStages(in rows: some Sequence<Int>) -> [(stage: String, count: Int)] {
    let stage: Int
    switch source {
    case .words: stage = column
    // Where no flag says which deals are closed, the stage does.
    case .flags(_, nil, let decides?): stage = decides
    default: return []
    }
    var levels = LevelTable()
    var counts: [Int] = []
    for row in rows where result(row) == .outcome(.open) {
      let range = table.range(row: row, column: stage)
      let code = Int(levels.code(of: table.bytes.span.extracting(range)))
      if code == counts.count { counts.append(0) }
      counts[code] += 1
    }
    let stages = zip(levels.levels, counts).enumerated()
    return stages.sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { ($0.element.0, $0.element.1) }
  }
}
