import Modeling
import Reading

/// Says which fields an output leans on although the export does not say what they were on the as-of day.
public enum UndatedText {
  /// Returns the fields among some that say what is so today; none unless the day lies before the latest date.
  ///
  /// Dates and signals say when they were so. Contacts and all other columns are as they are now.
  public static func fields(
    among fields: [String], of market: Market, asOf: CalendarDate?, latest: CalendarDate?
  ) -> [String] {
    guard let asOf, let latest, asOf < latest else { return [] }
    var undated: [String] = []
    for field in fields where !undated.contains(field) {
      let kind = market.accounts.column(field)?.kind
      let isContacts = field.hasPrefix(MarketFields.contactPrefix)
      if isContacts || (kind != nil && kind != .date) { undated.append(field) }
    }
    return undated
  }

  /// Returns the sentence about them; nothing where there are none.
  public static func sentence(_ fields: [String], asOf: CalendarDate?) -> String? {
    guard !fields.isEmpty, let asOf else { return nil }
    return
      "Not dated: \(fields.joined(separator: ", ")). The export says what they are today, and on \(asOf) "
      + "they may have been otherwise."
  }
}
