/// Which kinds of signals and which dates are triggers: events in a company's life that make it ready to buy.
///
/// > Source: the trigger events of Tomba's segmentation playbook of 2026 (funding, leadership change, mergers and
/// > acquisitions, new office), with those of Crunchbase's exports (leadership hires, layoffs).
package enum TriggerNames {
  /// Returns whether a name in snake case, of a kind of signal or of a column of dates, is that of a trigger.
  package static func isTrigger(_ name: String) -> Bool {
    let words = name.split(separator: "_").map(String.init)
    if words.contains(where: single.contains) { return true }
    let pairs = zip(words, words.dropFirst()).map { "\($0)_\($1)" }
    return pairs.contains(where: double.contains)
  }

  /// Returns the trigger that a column of dates tells of: `funding` for `last_funding_date`.
  package static func name(ofDateField field: String) -> String {
    let idle: Set<Substring> = ["last", "latest", "recent", "date", "at", "on", "day", "mention"]
    let words = field.split(separator: "_").filter { !idle.contains($0) }
    return words.isEmpty ? field : words.joined(separator: "_")
  }

  private static let single: Set<String> = [
    "funding", "funded", "raised", "investment", "leadership", "executive", "ceo", "cfo", "cio",
    "cto", "cmo", "merger", "mergers", "acquisition", "acquisitions", "acquired", "ipo", "hiring",
    "layoff", "layoffs", "restructuring", "reorganization", "relocation", "regulation",
    "regulatory", "divestiture", "trigger",
  ]
  private static let double: Set<String> = [
    "m_a", "new_office", "office_opening", "new_market", "market_entry", "product_launch",
    "new_hire", "job_change", "champion_moved", "headcount_growth", "new_location",
  ]
}
