/// What the cells of one column look like, counted in one pass.
struct ColumnSurvey {
  /// Cells with a value; `none` is counted as one.
  private(set) var presentCount = 0
  /// Cells that say `none`.
  private(set) var noneCount = 0
  /// Cells that are a number in one style or the other.
  private(set) var numberCount = 0
  /// Cells that are no number but begin with a year.
  private(set) var yearCount = 0
  /// Numbers that only a decimal point, or only a decimal comma, explains.
  private(set) var pointCount = 0
  private(set) var commaCount = 0
  /// Numbers with one point, or one comma, and three digits behind it.
  private(set) var singlePointCount = 0
  private(set) var singleCommaCount = 0
  /// Whole numbers of four digits and more without any separator.
  private(set) var longPlainCount = 0
  /// Cells such as `02139`.
  private(set) var leadingZeroCount = 0
  /// Cells that are dates in some order.
  private(set) var dateCount = 0
  /// Dates that only one order explains.
  private(set) var dayMonthCount = 0
  private(set) var monthDayCount = 0
  /// Dates that differ by the order; the dotted ones among them are day.month by convention.
  private(set) var undecidedCount = 0
  private(set) var undecidedDottedCount = 0
  /// The row of the first date that differs by the order.
  private(set) var firstUndecidedRow: Int?
  /// Cells that say yes or no in letters, and cells that are 0 or 1.
  private(set) var answerCount = 0
  private(set) var zeroOneCount = 0
  /// Cells with a semicolon, with a bar and with a comma.
  private(set) var semicolonCount = 0
  private(set) var pipeCount = 0
  private(set) var commaCellCount = 0
  /// How many bytes the values have in all.
  private(set) var byteCount = 0
  /// How many values differ; more than 100,000 are no categories, and are not counted further.
  private(set) var levelCount = 0

  /// Creates a survey of no cells.
  init() {}

  /// Looks at every cell of a column.
  ///
  /// - Parameters:
  ///   - table: The file.
  ///   - column: The column.
  ///   - keepsNA: Whether `NA` is a value.
  ///   - allowsCompactDates: Whether `20260305` is a date.
  init(_ table: CSVTable, column: Int, keepsNA: Bool, allowsCompactDates: Bool) {
    var levels = LevelTable()
    var countsLevels = true
    let bytes = table.bytes.span
    for row in 0..<table.rowCount {
      let cell = bytes.extracting(table.range(row: row, column: column))
      guard !MissingText.contains(cell) || (keepsNA && MissingText.isNorthAmerica(cell)) else {
        continue
      }
      if countsLevels {
        _ = levels.code(of: cell)
        countsLevels = levels.count <= Self.mostLevels
      }
      let undecidedCount = undecidedCount
      add(cell, allowsCompactDates: allowsCompactDates)
      if undecidedCount == 0, self.undecidedCount > 0 { firstUndecidedRow = row }
    }
    setLevelCount(countsLevels ? levels.count : nil)
  }

  /// A column of more levels is none of categories.
  static let mostLevels = 100_000

  /// Says how many values differ, or that there are more than can be categories.
  mutating func setLevelCount(_ count: Int?) {
    levelCount = count ?? presentCount
  }

  /// Looks at a cell with a value that stands in `count` rows.
  mutating func add(_ cell: Span<UInt8>, count: Int = 1, allowsCompactDates: Bool) {
    presentCount += count
    byteCount += cell.count * count
    if MissingText.containsNone(cell) {
      noneCount += count
      return
    }
    let signs = CellSigns(cell)
    if signs.hasSemicolon { semicolonCount += count }
    if signs.hasPipe { pipeCount += count }
    if signs.hasComma { commaCellCount += count }
    // Numbers, dates and years have a digit; yes and no in letters have none.
    guard signs.hasDigit else {
      if AnswerText.answer(cell, allowsDigits: false) != nil { answerCount += count }
      return
    }
    if cell.count == 1, cell[0] <= 0x31 { zeroOneCount += count }
    if let evidence = NumberText.evidence(cell) {
      add(
        evidence, count: count, isLong: cell.count >= 4,
        hasLeadingZero: NumberText.hasLeadingZero(cell))
    } else if FoundedText.year(cell) != nil {
      yearCount += count
    }
    if let reading = DateText.reading(cell, allowsCompact: allowsCompactDates) {
      add(reading, count: count)
    }
  }

  /// Looks at a number of the usual form, which is never a date nor an answer in letters.
  mutating func add(_ number: QuickNumber, byteCount: Int) {
    presentCount += 1
    self.byteCount += byteCount
    if number.hasComma { commaCellCount += 1 }
    if byteCount == 1, number.value <= 1 { zeroOneCount += 1 }
    add(
      number.evidence, count: 1, isLong: byteCount >= 4, hasLeadingZero: number.hasLeadingZero)
  }

  /// Looks at a date of the usual form, which is never a number.
  mutating func add(_ date: QuickDate, byteCount: Int) {
    presentCount += 1
    self.byteCount += byteCount
    if date.beginsWithYear { yearCount += 1 }
    add(date.reading, count: 1)
  }

  /// Looks at an answer in letters.
  mutating func addAnswer(byteCount: Int) {
    presentCount += 1
    self.byteCount += byteCount
    answerCount += 1
  }

  private mutating func add(
    _ evidence: NumberEvidence, count: Int, isLong: Bool, hasLeadingZero: Bool
  ) {
    numberCount += count
    switch evidence {
    case .none:
      if hasLeadingZero { leadingZeroCount += count }
      if isLong { longPlainCount += count }
    case .point: pointCount += count
    case .comma: commaCount += count
    case .singlePoint: singlePointCount += count
    case .singleComma: singleCommaCount += count
    }
  }

  private mutating func add(_ reading: DateReading, count: Int) {
    dateCount += count
    guard case .ordered(let first, let second, _, let isDotted) = reading else { return }
    if first > 12 {
      dayMonthCount += count
    } else if second > 12 {
      monthDayCount += count
    } else if first != second {
      undecidedCount += count
      if isDotted { undecidedDottedCount += count }
    }
  }

  /// Adds the counts of other rows of the same column; how many levels there are is said apart.
  mutating func add(_ other: ColumnSurvey) {
    presentCount += other.presentCount
    noneCount += other.noneCount
    numberCount += other.numberCount
    yearCount += other.yearCount
    pointCount += other.pointCount
    commaCount += other.commaCount
    singlePointCount += other.singlePointCount
    singleCommaCount += other.singleCommaCount
    longPlainCount += other.longPlainCount
    leadingZeroCount += other.leadingZeroCount
    dateCount += other.dateCount
    dayMonthCount += other.dayMonthCount
    monthDayCount += other.monthDayCount
    undecidedCount += other.undecidedCount
    undecidedDottedCount += other.undecidedDottedCount
    answerCount += other.answerCount
    zeroOneCount += other.zeroOneCount
    semicolonCount += other.semicolonCount
    pipeCount += other.pipeCount
    commaCellCount += other.commaCellCount
    byteCount += other.byteCount
  }

  /// Values that are not `none`.
  var valueCount: Int { presentCount - noneCount }
  /// What most lists of tags are separated by, if there are lists.
  var listSeparator: UInt8? {
    guard max(semicolonCount, pipeCount) > 0 else { return nil }
    return semicolonCount >= pipeCount ? .semicolon : .pipe
  }
}
