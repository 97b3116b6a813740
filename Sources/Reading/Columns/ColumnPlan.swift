/// How a column is read: what is decided from all of its cells before any of them has a value.
struct ColumnPlan: Sendable, Equatable {
  /// What is known of a column before its cells are looked at.
  struct Subject: Sendable, Equatable {
    /// Its number, 0-based.
    let index: Int
    /// Its header.
    let header: String
    /// Its field.
    let field: String
    /// The kind that the options set.
    let setKind: ColumnKind?
    /// The decimal sign that the options set.
    let setStyle: NumberStyle?
    /// The order of day and month that the options set.
    let setOrder: DateOrder?
    /// Whether eight digits can be a date.
    let allowsCompactDates: Bool
    /// What numbers are multiplied by.
    let scale: Double
  }

  /// The column.
  let subject: Subject
  /// What its values are.
  let kind: ColumnKind
  /// Its field: a size in words keeps the name that it has in the file.
  let field: String
  /// The decimal sign, where it is of numbers.
  let style: NumberStyle?
  /// The order of day and month, where it is of dates.
  let order: DateOrder?
  /// What separates tags, where it is of tags.
  let separator: UInt8?
  /// Whether `NA` is a value.
  let keepsNA: Bool

  /// Whether its values are texts, each of them a level or not.
  var hasLevels: Bool { kind == .category || kind == .text }

  /// Decides; returns nothing where the order of day and month is left to the other columns.
  ///
  /// - Parameters:
  ///   - subject: The column.
  ///   - survey: What its cells look like.
  ///   - keepsNA: Whether `NA` is a value.
  ///   - tokensRepeat: Whether its cells, split into tags, use the same ones again.
  init?(_ subject: Subject, _ survey: ColumnSurvey, keepsNA: Bool, tokensRepeat: () -> Bool) {
    self.subject = subject
    self.keepsNA = keepsNA
    let kind =
      subject.setKind
      ?? KindInference.kind(
        survey, header: subject.header, field: subject.field, tokensRepeat: tokensRepeat)
    self.kind = kind
    let isWords =
      subject.setKind == nil && FieldAliases.expectedKind(of: subject.field) == .number
      && kind != .number && survey.valueCount > 0
    field = isWords ? HeaderText.key(subject.header) : subject.field
    style =
      kind == .number
      ? NumberStyleChoice(survey, field: field, set: subject.setStyle).style : nil
    separator =
      kind == .tags ? survey.listSeparator ?? (survey.commaCellCount > 0 ? .comma : nil) : nil
    guard kind == .date else {
      order = nil
      return
    }
    if let decided = subject.setOrder ?? ColumnReader.decided(survey) {
      order = decided
    } else {
      guard survey.undecidedCount == survey.undecidedDottedCount else { return nil }
      order = .dayMonth
    }
  }
}
