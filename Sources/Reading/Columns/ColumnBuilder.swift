/// A column that grows by one block of rows after the other.
struct ColumnBuilder: Sendable {
  /// How it is read.
  let plan: ColumnPlan
  // One of these holds the rows, after the kind; each grows in place.
  private(set) var numbers: [Double] = []
  private(set) var dates = DateColumn()
  private(set) var answers: [Bool?] = []
  private(set) var codes: [Int32] = []
  private(set) var tags = TagParts(rowCount: 0)
  private(set) var texts = TextColumn()
  private(set) var levels = LevelTable()
  private(set) var levelCounts: [Int] = []
  private var readers: [LevelMap]
  private var countsLevels = true
  private(set) var survey = ColumnSurvey()
  private(set) var misfits = Misfits()
  private(set) var yearCount = 0

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
}
