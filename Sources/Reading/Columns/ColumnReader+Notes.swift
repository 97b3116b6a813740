extension ColumnReader {
  /// Says what was decided about a column of numbers.
  ///
  /// - Parameters:
  ///   - survey: What its cells look like.
  ///   - field: Its field.
  ///   - set: The decimal sign that the options set.
  ///   - header: Its header.
  ///   - readCount: How many cells are numbers.
  ///   - yearCount: How many of them are the first year of more than a year.
  /// - Returns: The sentences.
  static func numberNotes(
    _ survey: ColumnSurvey, _ field: String, set: NumberStyle?, header: String, readCount: Int,
    yearCount: Int
  ) -> [String] {
    var notes: [String] = []
    if let note = NumberStyleChoice(survey, field: field, set: set).note {
      notes.append("\(header): \(note)")
    }
    let scale = HeaderUnit.factor(header)
    if scale > 1, readCount > 0 {
      notes.append("\(header): multiplied by \(Int(scale)), as the header says")
    }
    if yearCount > 0 {
      notes.append(
        "\(header): \(yearCount) values with more than a year, read as their first year")
    }
    return notes
  }

  /// What a column's own dates decide about their order, in a sentence.
  static func orderNotes(_ survey: ColumnSurvey, header: String) -> [String] {
    if let own = decided(survey) { return ["\(header): dates read as \(own.rawValue)/year"] }
    guard survey.undecidedCount > 0, survey.undecidedDottedCount == survey.undecidedCount else {
      return []
    }
    return ["\(header): dates read as day.month.year, as is usual with points"]
  }

  /// What separates the tags of a column, in a sentence.
  static func tagNote(_ separator: UInt8, header: String) -> String {
    "\(header): tags separated by \(Character(Unicode.Scalar(separator)))"
  }
}
