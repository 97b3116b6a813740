/// The decimal sign of one column and what to say about it.
struct NumberStyleChoice: Equatable {
  /// The sign.
  var style: NumberStyle
  /// Why, in a sentence without its subject; nothing where it goes without saying.
  var note: String?

  private init(_ style: NumberStyle, _ note: String? = nil) {
    self.style = style
    self.note = note
  }

  /// Decides from the numbers of the column.
  ///
  /// Numbers that only one sign explains decide by majority. Where there are none, points with three
  /// digits behind them are thousands in columns of counts and sums, and where every number of
  /// four digits has one; else they are decimals. Commas with three digits are thousands.
  ///
  /// - Parameters:
  ///   - survey: The column.
  ///   - field: Its field or role.
  ///   - set: What the options say.
  init(_ survey: ColumnSurvey, field: String, set: NumberStyle?) {
    if let set {
      self.init(set)
    } else if survey.commaCount > survey.pointCount {
      let doubt = survey.singlePointCount > 0 ? ", and points as thousands" : ""
      self.init(.comma, "decimal commas (1.234,56)\(doubt)")
    } else if survey.pointCount > 0 {
      let doubt = survey.singlePointCount
      self.init(
        .point,
        doubt > 0 && survey.singleCommaCount > 0
          ? "\(doubt) values with one point and three digits behind it read as decimals" : nil)
    } else if survey.singlePointCount > survey.singleCommaCount {
      let counts = ["employees", "revenue", "website_visits", "amount", "founded"]
      let isThousands =
        counts.contains(field)
        || (survey.longPlainCount == 0
          && survey.numberCount > survey.singlePointCount + survey.singleCommaCount)
      self.init(
        isThousands ? .comma : .point,
        "a point with three digits behind it (1.234) read as "
          + (isThousands ? "thousands" : "decimals")
          + "; write decimal: \(isThousands ? "point" : "comma") under columns if it is not")
    } else if survey.singlePointCount > 0 {
      self.init(
        .point,
        "both 1,234 and 1.234 occur; the comma read as thousands and the point as decimals in "
          + "\(survey.singlePointCount) values")
    } else {
      self.init(.point)
    }
  }
}
