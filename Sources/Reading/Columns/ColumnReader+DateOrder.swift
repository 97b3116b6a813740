extension ColumnReader {
  /// Returns what the cells of a column look like, counted once.
  mutating func survey(_ index: Int) -> ColumnSurvey {
    if let survey = surveys[index] { return survey }
    let survey = ColumnSurvey(
      table, column: index, keepsNA: keepsNA(index), allowsCompactDates: allowsCompactDates(index))
    surveys[index] = survey
    return survey
  }

  /// Whether the column is of dates by its header, so that eight digits can be one.
  func allowsCompactDates(_ index: Int) -> Bool {
    let words = HeaderText.key(table.headers[index]).split(separator: "_")
    return words.contains {
      ["date", "created", "closed", "day", "closedate", "createdate"].contains($0)
    }
  }

  /// Whether `NA` means North America here: a column of regions that has another region's code.
  func keepsNA(_ index: Int) -> Bool {
    guard KindInference.isRegion(table.headers[index]) else { return false }
    return (0..<table.rowCount).contains {
      Self.regionCodes.contains(table.text(row: $0, column: index))
    }
  }

  /// The texts that say that `NA` beside them is North America.
  static let regionCodes: Set<String> = [
    "EMEA", "APAC", "LATAM", "EU", "EUR", "AMER", "ASIA", "AS", "SA", "ANZ",
  ]

  /// Returns the order of day and month in a column.
  ///
  /// What the options say; else what the column's own dates decide; else what all other columns
  /// of the file that decide agree on, as one program wrote them; else day.month where there are dots.
  mutating func order(_ index: Int) throws(ReadingError) -> DateOrder {
    let survey = survey(index)
    let header = table.headers[index]
    if let dateOrder { return dateOrder }
    if let own = Self.decided(survey) {
      Self.orderNotes(survey, header: header).forEach { note($0) }
      return own
    }
    guard survey.undecidedCount > 0, let row = survey.firstUndecidedRow else { return .dayMonth }
    if survey.undecidedDottedCount == survey.undecidedCount {
      Self.orderNotes(survey, header: header).forEach { note($0) }
      return .dayMonth
    }
    var orders: Set<DateOrder> = []
    for other in 0..<table.columnCount where other != index {
      if let order = Self.decided(self.survey(other)) { orders.insert(order) }
    }
    if orders.count == 1, let order = orders.first {
      note("\(header): dates read as \(order.rawValue)/year, as in the other columns")
      return order
    }
    throw .dateOrderAmbiguous(
      file: table.source, line: table.lines[row], column: index + 1, header: header,
      value: table.text(row: row, column: index))
  }

  /// Returns the order that the column's own dates decide, by majority.
  static func decided(_ survey: ColumnSurvey) -> DateOrder? {
    guard survey.dateCount * 2 >= survey.valueCount,
      survey.dayMonthCount != survey.monthDayCount
    else { return nil }
    return survey.dayMonthCount > survey.monthDayCount ? .dayMonth : .monthDay
  }
}
