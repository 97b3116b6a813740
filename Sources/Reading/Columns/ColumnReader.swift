/// Reads the columns of one file as typed values, and keeps account of what it decided.
struct ColumnReader {
  /// The file.
  let table: CSVTable
  /// What was decided, in sentences, in the order of reading.
  private(set) var notes: [String] = []
  private let options: SourceOptions
  /// The order of day and month that the options set.
  let dateOrder: DateOrder?
  private let decimal: NumberStyle?
  /// What each column looks like, where somebody has asked.
  var surveys: [ColumnSurvey?]

  /// Creates a reader.
  ///
  /// - Throws: `ReadingError` when an option has a value that it cannot have.
  init(_ table: CSVTable, options: SourceOptions) throws(ReadingError) {
    self.table = table
    self.options = options
    dateOrder = try ReadingOption.dateOrder(options, source: table.source)
    decimal = try ReadingOption.decimal(options, source: table.source)
    surveys = Array(repeating: nil, count: table.columnCount)
  }

  /// Returns what is known of a column before its cells are looked at.
  func subject(_ index: Int, field: String) -> ColumnPlan.Subject {
    let header = table.headers[index]
    return ColumnPlan.Subject(
      index: index, header: header, field: field,
      setKind: options.kinds[field] ?? options.kinds[header], setStyle: decimal,
      setOrder: dateOrder, allowsCompactDates: allowsCompactDates(index),
      scale: HeaderUnit.factor(header))
  }

  /// Adds a sentence to the notes.
  mutating func note(_ sentence: String) {
    notes.append(sentence)
  }

  /// Returns a column as the options, or else its cells, say.
  mutating func column(_ index: Int, field: String) throws(ReadingError) -> Column {
    let header = table.headers[index]
    let survey = survey(index)
    let set = options.kinds[field] ?? options.kinds[header]
    let table = table
    let kind =
      set
      ?? KindInference.kind(survey, header: header, field: field) {
        TagReading(table, column: index, separator: survey.listSeparator).tokensRepeat
      }
    // A size in words is no number of employees: it keeps the name it has in the file.
    let isWords =
      set == nil && FieldAliases.expectedKind(of: field) == .number && kind != .number
      && survey.valueCount > 0
    let field = isWords ? HeaderText.key(header) : field
    let values: ColumnValues
    switch kind {
    case .number: values = .number(try numbers(index, field: field, mustBe: set != nil))
    case .date: values = .date(DateColumn(try dates(index, mustBe: set != nil)))
    case .yesNo: values = .yesNo(answers(index))
    case .tags: values = .tags(tags(index))
    case .category: values = categories(index)
    case .text: values = .text(texts(index))
    }
    return Column(header: header, field: field, values: values)
  }

  /// Returns the column's numbers, NaN where there is none.
  ///
  /// - Parameters:
  ///   - index: The column.
  ///   - field: Its field or role.
  ///   - mustBe: Whether to throw when no value is a number.
  /// - Returns: One number per row.
  /// - Throws: `ReadingError` when none is a number and one must be.
  mutating func numbers(
    _ index: Int, field: String, mustBe: Bool
  ) throws(ReadingError) -> [Double] {
    let choice = NumberStyleChoice(survey(index), field: field, set: decimal)
    let scale = HeaderUnit.factor(table.headers[index])
    var misfits = Misfits()
    var yearCount = 0
    let table = table
    let bytes = table.bytes.span
    var numbers: [Double] = []
    numbers.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let cell = bytes.extracting(table.range(row: row, column: index))
      if MissingText.contains(cell) || MissingText.containsNone(cell) {
        numbers.append(.nan)
      } else if let value = NumberText.value(cell, style: choice.style) {
        misfits.readCount += 1
        numbers.append(value * scale)
      } else if field == "founded", let year = FoundedText.year(cell) {
        misfits.readCount += 1
        yearCount += 1
        numbers.append(Double(year))
      } else {
        misfits.add(table, row: row, column: index)
        numbers.append(.nan)
      }
    }
    if mustBe { try misfits.check(.number, table, column: index) }
    notes += Self.numberNotes(
      survey(index), field, set: decimal, header: table.headers[index],
      readCount: misfits.readCount, yearCount: yearCount)
    if let note = misfits.note("no number", header: table.headers[index], column: index) {
      notes.append(note)
    }
    return numbers
  }

  /// Returns the column's days, nothing where there is none.
  ///
  /// - Parameters:
  ///   - index: The column.
  ///   - mustBe: Whether to throw when no value is a date.
  /// - Returns: One day per row.
  /// - Throws: `ReadingError` when none is a date and one must be, or when day and month could be
  ///   either.
  mutating func dates(_ index: Int, mustBe: Bool) throws(ReadingError) -> [CalendarDate?] {
    let order = try order(index)
    var misfits = Misfits()
    let isCompact = allowsCompactDates(index)
    let table = table
    let bytes = table.bytes.span
    var dates: [CalendarDate?] = []
    dates.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      let cell = bytes.extracting(table.range(row: row, column: index))
      if MissingText.contains(cell) || MissingText.containsNone(cell) {
        dates.append(nil)
      } else if let date = DateText.reading(cell, allowsCompact: isCompact)?.date(order) {
        misfits.readCount += 1
        dates.append(date)
      } else {
        misfits.add(table, row: row, column: index)
        dates.append(nil)
      }
    }
    if mustBe { try misfits.check(.date, table, column: index) }
    if let note = misfits.note("no date", header: table.headers[index], column: index) {
      notes.append(note)
    }
    return dates
  }

  /// Returns the column's answers, nothing where there is none.
  mutating func answers(_ index: Int) -> [Bool?] {
    var misfits = Misfits()
    let table = table
    let bytes = table.bytes.span
    var answers: [Bool?] = []
    for row in 0..<table.rowCount {
      let cell = bytes.extracting(table.range(row: row, column: index))
      let answer = AnswerText.answer(cell, allowsDigits: true)
      if answer == nil, !MissingText.contains(cell), !MissingText.containsNone(cell) {
        misfits.add(table, row: row, column: index)
      } else if answer != nil {
        misfits.readCount += 1
      }
      answers.append(answer)
    }
    if let note = misfits.note("neither yes nor no", header: table.headers[index], column: index) {
      notes.append(note)
    }
    return answers
  }

  /// Returns the column's lists of tags.
  private mutating func tags(_ index: Int) -> TagLists {
    let survey = survey(index)
    let separator = survey.listSeparator ?? (survey.commaCellCount > 0 ? .comma : nil)
    if let separator { notes.append(Self.tagNote(separator, header: table.headers[index])) }
    return TagReading(table, column: index, separator: separator).lists
  }

  private func categories(_ index: Int) -> ColumnValues {
    var levels = LevelTable()
    var codes: [Int32] = []
    codes.reserveCapacity(table.rowCount)
    let keepsNA = keepsNA(index)
    let table = table
    let bytes = table.bytes.span
    for row in 0..<table.rowCount {
      let cell = bytes.extracting(table.range(row: row, column: index))
      let isMissing =
        MissingText.contains(cell) && !(keepsNA && MissingText.isNorthAmerica(cell))
      codes.append(isMissing ? -1 : levels.code(of: cell))
    }
    return .category(codes: codes, levels: levels.levels)
  }

  /// Returns the texts of the cells, empty where there is no value.
  private func texts(_ index: Int) -> TextColumn {
    var texts = TextColumn()
    for row in 0..<table.rowCount { texts.append(table.value(row: row, column: index) ?? "") }
    return texts
  }
}
