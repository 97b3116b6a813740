/// The lines that reports of a CRM put below their rows.
package enum ReportFooter {
  /// Returns whether the first field of a row, the others given, belongs below the rows.
  ///
  /// - Parameters:
  ///   - first: The first field.
  ///   - others: The other fields.
  /// - Returns: Whether it is no row.
  package static func contains(first: String, others: [String]) -> Bool {
    let text = first.lowercased()
    let beginnings = [
      "grand totals (", "grand total (", "confidential information - do not distribute",
      "copyright (c)", "copyright ©",
    ]
    if beginnings.contains(where: text.hasPrefix) { return true }
    let isTotal = ["total", "totals", "grand total", "grand totals", "subtotal"].contains(text)
    // A company may be called Total; a row of totals has nothing but numbers beside the word.
    return isTotal
      && others.allSatisfy { other in other.utf8.allSatisfy { !$0.isLetter && $0 < 0x80 } }
  }
}
