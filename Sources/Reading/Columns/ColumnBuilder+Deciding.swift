extension ColumnBuilder {
  /// Decides from all cells whether the column was read as it is to be read.
  ///
  /// What was read as categories can become text and the other way round.
  ///
  /// - Parameter notes: Gets what was decided, in sentences.
  /// - Returns: The column, or nothing where its cells are to be read in another way.
  func column(notes: inout [String]) -> Column? {
    let survey = wholeSurvey
    let keepsNA = keepsNA
    let decided = ColumnPlan(plan.subject, survey, keepsNA: keepsNA) {
      plan.kind == .tags ? tags.tokensRepeat(levels) : wordsRepeat(survey.listSeparator)
    }
    guard let decided else { return nil }
    let isEitherText =
      plan.hasLevels && decided.hasLevels && decided.keepsNA == plan.keepsNA
      && (decided.kind == plan.kind || !keepsNA)
    guard decided == plan || isEitherText else { return nil }
    guard misfits.readCount > 0 || misfits.count == 0 || plan.subject.setKind == nil else {
      return nil
    }
    addNotes(survey, to: &notes)
    return Column(
      header: plan.subject.header, field: decided.field, values: values(as: decided.kind))
  }

  /// What all cells look like.
  private var wholeSurvey: ColumnSurvey {
    var survey = survey
    if plan.kind == .category {
      // Every category is looked at once, for all the rows where it stands.
      levels.forEach { code, text in
        survey.add(
          text, count: levelCounts[code], allowsCompactDates: plan.subject.allowsCompactDates)
      }
    }
    // Other kinds have no levels here: where these decide, the kind is another.
    let levelCount = plan.hasLevels ? levels.count : 0
    survey.setLevelCount(levelCount <= ColumnSurvey.mostLevels ? levelCount : nil)
    return survey
  }

  private var keepsNA: Bool {
    guard KindInference.isRegion(plan.subject.header) else { return false }
    return levels.levels.contains(where: ColumnReader.regionCodes.contains)
  }

  /// Returns whether categories or texts, split into tags, use the same ones again.
  private func wordsRepeat(_ separator: UInt8?) -> Bool {
    // Of numbers, dates and answers no text is kept: to call them tags has them read again.
    guard plan.hasLevels else { return true }
    var parts = TagParts(rowCount: 0)
    var tags = LevelTable()
    var count = 0
    func add(_ text: Span<UInt8>, rowCount: Int) {
      let above = parts.codeCount
      parts.add(text, separator: separator, levels: &tags)
      count += (parts.codeCount - above) * rowCount
    }
    if plan.kind == .category {
      levels.forEach { code, text in add(text, rowCount: levelCounts[code]) }
    } else {
      let bytes = texts.bytes.span
      for row in texts.indices { add(bytes.extracting(texts.range(row)), rowCount: 1) }
    }
    return count >= 2 * tags.count
  }

  private func values(as kind: ColumnKind) -> ColumnValues {
    switch plan.kind {
    case .number: .number(numbers)
    case .date: .date(dates)
    case .yesNo: .yesNo(answers)
    case .tags: .tags(tags.lists(levels))
    case .category:
      kind == .text ? textsOfCategories : .category(codes: codes, levels: levels.levels)
    case .text: kind == .category ? categoriesOfTexts : .text(texts)
    }
  }

  private var textsOfCategories: ColumnValues {
    let levels = levels.texts(from: 0)
    var texts = TextColumn()
    for code in codes { texts.append(code < 0 ? [] : levels.slice(Int(code))) }
    return .text(texts)
  }

  private var categoriesOfTexts: ColumnValues {
    var levels = LevelTable()
    let bytes = texts.bytes.span
    let codes = texts.indices.map { row in
      let range = texts.range(row)
      return range.isEmpty ? -1 : levels.code(of: bytes.extracting(range))
    }
    return .category(codes: codes, levels: levels.levels)
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
