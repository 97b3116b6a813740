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
      presentCount += 1
      byteCount += cell.count
      if countsLevels {
        _ = levels.code(of: cell)
        countsLevels = levels.count <= 100_000
      }
      if MissingText.containsNone(cell) {
        noneCount += 1
        continue
      }
      lookForNumber(cell)
      lookForDate(cell, row: row, allowsCompactDates)
      lookForWords(cell)
    }
    levelCount = countsLevels ? levels.count : presentCount
  }

  private mutating func lookForNumber(_ cell: Span<UInt8>) {
    guard let evidence = NumberText.evidence(cell) else {
      if FoundedText.year(cell) != nil { yearCount += 1 }
      return
    }
    numberCount += 1
    switch evidence {
    case .none:
      if NumberText.hasLeadingZero(cell) { leadingZeroCount += 1 }
      if cell.count >= 4 { longPlainCount += 1 }
    case .point: pointCount += 1
    case .comma: commaCount += 1
    case .singlePoint: singlePointCount += 1
    case .singleComma: singleCommaCount += 1
    }
  }

  private mutating func lookForDate(_ cell: Span<UInt8>, row: Int, _ allowsCompact: Bool) {
    guard let reading = DateText.reading(cell, allowsCompact: allowsCompact) else { return }
    dateCount += 1
    guard case .ordered(let first, let second, _, let isDotted) = reading else { return }
    if first > 12 {
      dayMonthCount += 1
    } else if second > 12 {
      monthDayCount += 1
    } else if first != second {
      undecidedCount += 1
      if isDotted { undecidedDottedCount += 1 }
      if firstUndecidedRow == nil { firstUndecidedRow = row }
    }
  }

  private mutating func lookForWords(_ cell: Span<UInt8>) {
    if let _ = AnswerText.answer(cell, allowsDigits: false) { answerCount += 1 }
    if cell.count == 1, cell[0] == 0x30 || cell[0] == 0x31 { zeroOneCount += 1 }
    var (hasSemicolon, hasPipe, hasComma) = (false, false, false)
    for index in cell.indices {
      switch cell[index] {
      case .semicolon: hasSemicolon = true
      case .pipe: hasPipe = true
      case .comma: hasComma = true
      default: break
      }
    }
    if hasSemicolon { semicolonCount += 1 }
    if hasPipe { pipeCount += 1 }
    if hasComma { commaCellCount += 1 }
  }

  /// Values that are not `none`.
  var valueCount: Int { presentCount - noneCount }
  /// What most lists of tags are separated by, if there are lists.
  var listSeparator: UInt8? {
    guard max(semicolonCount, pipeCount) > 0 else { return nil }
    return semicolonCount >= pipeCount ? .semicolon : .pipe
  }
}
