/// A column that grows by one block of rows after the other.
struct ColumnBuilder: Sendable {
  /// How it is read.
  let plan: ColumnPlan
  // One of these holds the rows, after the kind; each grows in place.
  private var numbers: [Double] = []
  private var dates = DateColumn()
  private var answers: [Bool?] = []
  private var codes: [Int32] = []
  private var tags = TagParts(rowCount: 0)
  private var texts = TextColumn()
  private var levels = LevelTable()
  private var levelCounts: [Int] = []
  private var readers: [LevelMap]
  private var countsLevels = true
  private var survey = ColumnSurvey()
  private var misfits = Misfits()
  private var yearCount = 0

  /// Creates a column without rows.
  ///
  /// - Parameters:
  ///   - plan: How it is read.
  ///   - rowCount: About how many rows it will have.
  ///   - readerCount: How many threads read it, each with a table of levels of its own.
  init(_ plan: ColumnPlan, rowCount: Int, readerCount: Int) {
    self.plan = plan
    readers = Array(repeating: LevelMap(), count: readerCount)
    switch plan.kind {
    case .number: numbers.reserveCapacity(rowCount)
    case .date: dates.reserveCapacity(rowCount)
    case .yesNo: answers.reserveCapacity(rowCount)
    case .category: codes.reserveCapacity(rowCount)
    case .tags: tags = TagParts(rowCount: rowCount)
    case .text: texts.reserve(rowCount: rowCount, byteCount: 0)
    }
  }

  /// Learns the levels that a thread has met in a block, whether its rows are added or not.
  mutating func learn(_ part: ColumnPart, of reader: Int) {
    readers[reader].learn(part.newLevels)
  }

  /// Adds the rows of a block, whose levels were learned.
  ///
  /// - Parameters:
  ///   - part: The column in the block.
  ///   - reader: The thread that has read it.
  ///   - linesAbove: The line on which the block begins.
  mutating func add(_ part: ColumnPart, of reader: Int, linesAbove: Int) {
    survey.add(part.survey)
    misfits.add(part.misfits, linesAbove: linesAbove)
    yearCount += part.yearCount
    switch part.values {
    case .number(let values): numbers += values
    case .date(let values): dates.append(values)
    case .yesNo(let values): answers += values
    case .category(let values):
      readers[reader].append(values, to: &codes, counts: &levelCounts, levels: &levels)
    case .tags(let values):
      tags.add(values) { readers[reader].code($0, in: &levels) }
    case .text(let values):
      countLevels(values)
      texts.append(values)
    }
  }

  /// Counts how many texts differ until there are too many for categories.
  private mutating func countLevels(_ texts: TextColumn) {
    let bytes = texts.bytes.span
    for row in texts.indices where countsLevels {
      let range = texts.range(row)
      if !range.isEmpty { _ = levels.code(of: bytes.extracting(range)) }
      countsLevels = levels.count <= ColumnSurvey.mostLevels
    }
  }

  /// Decides from all cells whether the column was read as it is to be read.
  ///
  /// - Parameter notes: Gets what was decided, in sentences.
  /// - Returns: The column, or nothing where its cells are to be read in another way.
  func column(notes: inout [String]) -> Column? {
    var survey = survey
    levels.forEach { code, text in
      // Every category is looked at once, for all the rows where it stands.
      guard plan.kind == .category else { return }
      survey.add(
        text, count: levelCounts[code], allowsCompactDates: plan.subject.allowsCompactDates)
    }
    var needsTags = false
    // Numbers, dates, answers and tags have no levels here: where these decide, the kind is another.
    let hasLevels = plan.kind == .category || plan.kind == .text
    let levelCount = hasLevels ? levels.count : 0
    survey.setLevelCount(levelCount <= ColumnSurvey.mostLevels ? levelCount : nil)
    let decided = ColumnPlan(plan.subject, survey, keepsNA: keepsNA) {
      needsTags = plan.kind != .tags
      return tags.tokensRepeat(levels)
    }
    guard let decided, decided == plan, !needsTags else { return nil }
    guard misfits.readCount > 0 || misfits.count == 0 || plan.subject.setKind == nil else {
      return nil
    }
    addNotes(survey, to: &notes)
    return Column(header: plan.subject.header, field: plan.field, values: finished)
  }

  private var keepsNA: Bool {
    guard KindInference.isRegion(plan.subject.header) else { return false }
    return levels.levels.contains(where: ColumnReader.regionCodes.contains)
  }

  private var finished: ColumnValues {
    switch plan.kind {
    case .number: .number(numbers)
    case .date: .date(dates)
    case .yesNo: .yesNo(answers)
    case .category: .category(codes: codes, levels: levels.levels)
    case .tags: .tags(tags.lists(levels))
    case .text: .text(texts)
    }
  }

  private func addNotes(_ survey: ColumnSurvey, to notes: inout [String]) {
    let header = plan.subject.header
    func note(misfits what: String) {
      if let note = misfits.note(what, header: header, column: plan.subject.index) {
        notes.append(note)
      }
    }
    switch plan.kind {
    case .number:
      notes += ColumnReader.numberNotes(
        survey, plan.field, set: plan.subject.setStyle, header: header,
        readCount: misfits.readCount, yearCount: yearCount)
      note(misfits: "no number")
    case .date:
      if plan.subject.setOrder == nil {
        notes += ColumnReader.orderNotes(survey, header: header)
      }
      note(misfits: "no date")
    case .yesNo: note(misfits: "neither yes nor no")
    case .tags:
      if let separator = plan.separator {
        notes.append(ColumnReader.tagNote(separator, header: header))
      }
    case .category, .text: break
    }
  }
}
