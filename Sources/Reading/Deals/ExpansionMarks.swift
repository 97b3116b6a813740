/// Which rows of a file of deals are called expansions or renewals by their pipeline or their type.
package struct ExpansionMarks {
  private static let columns: Set<String> = [
    "pipeline", "deal_pipeline", "pipeline_name", "type", "deal_type", "dealtype",
    "opportunity_type", "business_type", "opportunity_record_type",
  ]
  private static let words = [
    "expansion", "renewal", "upsell", "crosssell", "upgrade", "addon", "existingcustomer",
    "existingbusiness",
  ]

  private let marked: Set<Int>

  /// Looks at every row.
  package init(_ table: CSVTable) {
    var marked: Set<Int> = []
    for column in table.headers.indices
    where Self.columns.contains(HeaderText.key(table.headers[column])) {
      var known: [String: Bool] = [:]
      for row in 0..<table.rowCount {
        guard let text = table.value(row: row, column: column) else { continue }
        let isExpansion = known[text] ?? Self.isExpansion(text)
        known[text] = isExpansion
        if isExpansion { marked.insert(row) }
      }
    }
    self.marked = marked
  }

  /// Returns whether a row is called an expansion or a renewal.
  package func isExpansion(_ row: Int) -> Bool { marked.contains(row) }

  private static func isExpansion(_ text: String) -> Bool {
    let letters = text.lowercased().filter(\.isLetter)
    return words.contains { letters.contains($0) }
  }
}
