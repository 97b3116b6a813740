/// The words that a reader may not know, explained where they stand.
enum Glossary {
  static let entries: [(word: String, meaning: String)] = [
    ("conversion", "Accounts won ÷ accounts."),
    ("win rate", "Deals won ÷ deals won or lost; open deals are neither."),
    (
      "95% interval",
      "Where the true rate lies, with 95% confidence (Wilson's interval). Few accounts make it wide."
    ),
    ("lift", "The rate ÷ the rate of all tiers together. 2.0× is twice as often as on average."),
    (
      "proven",
      "A difference this large would arise by chance less than one time in twenty (Fisher's exact test, "
        + "Holm-adjusted because several pairs are compared)."
    ),
    (
      "AUC",
      "Take one account that was won and one that was not: how often the won one is in the higher tier. 0.5 is "
        + "a coin, 1 is perfect."
    ),
    (
      "cohesion",
      "How alike the members are: 1 when they are equal, 0 when they differ as much as everybody does."
    ),
    (
      "adjusted p",
      "The chance of a difference this large if there were none, made stricter for every further test."
    ),
    ("reachable", "Accounts with at least one contact whose e-mail or telephone is known."),
  ]

  /// Returns the word with its meaning on hover.
  static func abbreviation(_ word: String, shown: String? = nil) -> Markup {
    guard let entry = entries.first(where: { $0.word == word }) else {
      return Markup(escaping: shown ?? word)
    }
    return "<abbr title=\"\(entry.meaning)\">\(shown ?? word)</abbr>"
  }
}
