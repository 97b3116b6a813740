/// The values of a column in one block of rows, and what its cells look like.
struct ColumnPart: Sendable {
  /// Values as one thread reads them: codes are those of its own table of levels.
  enum Values: Sendable {
    case number([Double])
    case date(DateColumn)
    case yesNo([Bool?])
    case category([Int32])
    case tags(TagParts)
    case text(TextColumn)
  }

  /// The values, one per row.
  private(set) var values: Values
  /// What the cells look like, the number of levels left out.
  private(set) var survey = ColumnSurvey()
  /// The cells that do not fit, by the line in the block.
  private(set) var misfits = Misfits()
  /// How many values are the first year of more than a year.
  private(set) var yearCount = 0

  /// The levels that the thread had not seen before, in the order of their codes.
  private(set) var newLevels = TextColumn()

  /// Reads a column of a block.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - plan: How to read the column.
  ///   - levels: The levels that this thread has seen in the column.
  init(_ block: CellBlock, plan: ColumnPlan, levels: inout LevelTable) {
    values = .text(TextColumn())
    let knownCount = levels.count
    switch plan.kind {
    case .number: values = .number(numbers(block, plan))
    case .date: values = .date(dates(block, plan))
    case .yesNo: values = .yesNo(answers(block, plan))
    case .category: values = .category(codes(block, plan, &levels))
    case .tags: values = .tags(tags(block, plan, &levels))
    case .text: values = .text(texts(block, plan))
    }
    newLevels = levels.texts(from: knownCount)
  }

  private mutating func numbers(_ block: CellBlock, _ plan: ColumnPlan) -> [Double] {
    let bytes = block.bytes.span
    let index = plan.subject.index
    let style = plan.style ?? .point
    let scale = plan.subject.scale
    let allowsCompact = plan.subject.allowsCompactDates
    var numbers: [Double] = []
    numbers.reserveCapacity(block.rowCount)
    for row in 0..<block.rowCount {
      let range = block.range(row: row, column: index)
      let cell = bytes.extracting(range)
      if let number = QuickNumber.read(bytes, range),
        style == .point || number.evidence == .none,
        !(allowsCompact && cell.count == 8)
      {
        survey.add(number, byteCount: cell.count)
        misfits.readCount += 1
        numbers.append(number.value * scale)
        continue
      }
      guard look(at: cell, plan), !MissingText.containsNone(cell) else {
        numbers.append(.nan)
        continue
      }
      if let value = NumberText.value(cell, style: style) {
        misfits.readCount += 1
        numbers.append(value * scale)
      } else if plan.field == "founded", let year = FoundedText.year(cell) {
        misfits.readCount += 1
        yearCount += 1
        numbers.append(Double(year))
      } else {
        misfits.add(line: block.lines[row]) { block.text(row: row, column: index) }
        numbers.append(.nan)
      }
    }
    return numbers
  }

  private mutating func dates(_ block: CellBlock, _ plan: ColumnPlan) -> DateColumn {
    let bytes = block.bytes.span
    let index = plan.subject.index
    let order = plan.order ?? .dayMonth
    let allowsCompact = plan.subject.allowsCompactDates
    var dates = DateColumn()
    dates.reserveCapacity(block.rowCount)
    for row in 0..<block.rowCount {
      let cell = bytes.extracting(block.range(row: row, column: index))
      var reading: DateReading?
      if let quick = QuickDate(cell) {
        survey.add(quick, byteCount: cell.count)
        reading = quick.reading
      } else {
        guard look(at: cell, plan), !MissingText.containsNone(cell) else {
          dates.append(nil)
          continue
        }
        reading = DateText.reading(cell, allowsCompact: allowsCompact)
      }
      let date = reading?.date(order)
      if date != nil {
        misfits.readCount += 1
      } else {
        misfits.add(line: block.lines[row]) { block.text(row: row, column: index) }
      }
      dates.append(date)
    }
    return dates
  }

  private mutating func answers(_ block: CellBlock, _ plan: ColumnPlan) -> [Bool?] {
    let bytes = block.bytes.span
    let index = plan.subject.index
    var answers: [Bool?] = []
    answers.reserveCapacity(block.rowCount)
    for row in 0..<block.rowCount {
      let cell = bytes.extracting(block.range(row: row, column: index))
      let answer = AnswerText.answer(cell, allowsDigits: true)
      answers.append(answer)
      if answer != nil {
        misfits.readCount += 1
        // No way to write a missing value, `n` and `no` included, is an answer.
        if cell[0].isDigit {
          _ = look(at: cell, plan)
        } else {
          survey.addAnswer(byteCount: cell.count)
        }
      } else if look(at: cell, plan), !MissingText.containsNone(cell) {
        misfits.add(line: block.lines[row]) { block.text(row: row, column: index) }
      }
    }
    return answers
  }

  /// Returns the codes of categories; their texts are looked at when all rows are there.
  private func codes(
    _ block: CellBlock, _ plan: ColumnPlan, _ levels: inout LevelTable
  ) -> [Int32] {
    let bytes = block.bytes.span
    let index = plan.subject.index
    var codes: [Int32] = []
    codes.reserveCapacity(block.rowCount)
    for row in 0..<block.rowCount {
      let cell = bytes.extracting(block.range(row: row, column: index))
      codes.append(isMissing(cell, plan) ? -1 : levels.code(of: cell))
    }
    return codes
  }

  private mutating func tags(
    _ block: CellBlock, _ plan: ColumnPlan, _ levels: inout LevelTable
  ) -> TagParts {
    let bytes = block.bytes.span
    var parts = TagParts(rowCount: block.rowCount)
    for row in 0..<block.rowCount {
      let cell = bytes.extracting(block.range(row: row, column: plan.subject.index))
      _ = look(at: cell, plan)
      parts.add(cell, separator: plan.separator, levels: &levels)
    }
    return parts
  }

  private mutating func texts(_ block: CellBlock, _ plan: ColumnPlan) -> TextColumn {
    let bytes = block.bytes.span
    var texts = TextColumn()
    for row in 0..<block.rowCount {
      let range = block.range(row: row, column: plan.subject.index)
      let isPresent = look(at: bytes.extracting(range), plan)
      texts.append(isPresent ? block.bytes[range] : [])
    }
    return texts
  }

  /// Counts a cell; returns false where it has no value.
  private mutating func look(at cell: Span<UInt8>, _ plan: ColumnPlan) -> Bool {
    guard !isMissing(cell, plan) else { return false }
    survey.add(cell, allowsCompactDates: plan.subject.allowsCompactDates)
    return true
  }

  private func isMissing(_ cell: Span<UInt8>, _ plan: ColumnPlan) -> Bool {
    MissingText.contains(cell) && !(plan.keepsNA && MissingText.isNorthAmerica(cell))
  }
}
