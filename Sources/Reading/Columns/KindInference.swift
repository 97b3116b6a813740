/// Decides how a column is read from what its cells look like and what it is called.
enum KindInference {
  /// Returns the kind.
  ///
  /// - Parameters:
  ///   - survey: What the cells look like.
  ///   - header: The column's header.
  ///   - field: Its field.
  ///   - tokensRepeat: Whether the column's cells, split into tags, use the same ones again.
  /// - Returns: How to read the column.
  static func kind(
    _ survey: ColumnSurvey, header: String, field: String, tokensRepeat: () -> Bool
  ) -> ColumnKind {
    let expected = FieldAliases.expectedKind(of: field)
    guard survey.valueCount > 0 else { return expected ?? .text }
    if expected == .tags { return .tags }
    if isAnswer(survey, header: header, isExpected: expected == .yesNo) { return .yesNo }
    let numberCount = survey.numberCount + (field == "founded" ? survey.yearCount : 0)
    if isMost(survey.dateCount, of: survey, isExpected: expected == .date),
      expected == .date || (survey.dateCount >= survey.numberCount && field != "founded")
    {
      return .date
    }
    if isMost(numberCount, of: survey, isExpected: expected == .number),
      expected == .number || !isIdentifier(header), survey.leadingZeroCount == 0
    {
      return .number
    }
    if expected == nil, max(survey.semicolonCount, survey.pipeCount) * 5 >= survey.presentCount,
      tokensRepeat()
    {
      return .tags
    }
    return isCategory(survey) || expected == .category ? .category : .text
  }

  /// Nine in ten, or half where the field is known to be so.
  private static func isMost(_ count: Int, of survey: ColumnSurvey, isExpected: Bool) -> Bool {
    isExpected ? count * 2 >= survey.valueCount : count * 10 >= survey.valueCount * 9
  }

  private static func isAnswer(_ survey: ColumnSurvey, header: String, isExpected: Bool) -> Bool {
    guard survey.answerCount + survey.zeroOneCount == survey.valueCount, survey.noneCount == 0
    else { return false }
    return survey.answerCount > 0 || isExpected || asksYesOrNo(header)
  }

  /// Whether the header is a question: `is_public`, `Has CRM`, `Customer?`.
  static func asksYesOrNo(_ header: String) -> Bool {
    let key = HeaderText.key(header)
    return header.hasSuffix("?")
      || ["is_", "has_", "was_", "can_", "existing_", "does_", "uses_"].contains(
        where: key.hasPrefix)
  }

  /// Whether the numbers under this header are names of things: postal codes, telephones, ids.
  static func isIdentifier(_ header: String) -> Bool {
    let identifiers: Set<String> = [
      "id", "ids", "zip", "postal", "postcode", "phone", "phones", "telephone", "fax", "mobile",
      "cik", "sic", "naics", "duns", "code", "ticker", "symbol", "uuid", "guid",
    ]
    return HeaderText.key(header).split(separator: "_").contains {
      identifiers.contains(String($0))
    }
  }

  /// Whether values repeat: half as many levels as values, or ten in a short column; and not prose.
  private static func isCategory(_ survey: ColumnSurvey) -> Bool {
    guard survey.byteCount <= 80 * survey.presentCount else { return false }
    return survey.levelCount * 2 <= survey.presentCount
      || (survey.levelCount <= 10 && survey.levelCount < survey.presentCount)
  }

  /// Whether the header is of a column of sales regions, where `NA` is North America.
  static func isRegion(_ header: String) -> Bool {
    let regions: Set<String> = ["region", "regions", "territory", "geo", "continent", "market"]
    return HeaderText.key(header).split(separator: "_").contains { regions.contains(String($0)) }
  }
}
