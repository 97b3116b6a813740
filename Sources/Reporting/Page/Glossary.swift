/// The words that a reader may not know, explained where they stand.
enum Glossary {
  static let entries: [(word: String, meaning: String)] = [
    ("conversion", "Accounts won ÷ accounts."),
    ("win rate", "Deals won ÷ deals won or lost; open deals are neither."),
    (
      "95% interval",
      "Where the true figure lies, with 95% confidence: Wilson's interval for rates, for money one from draws of "
        + "whole accounts. Few accounts make it wide."
    ),
    ("lift", "The rate ÷ the rate of all tiers together. 2.0× is twice as often as on average."),
    (
      "proven",
      "A difference this large would arise by chance less than one time in twenty (Fisher's exact test, "
        + "Holm-adjusted because several pairs are compared)."
    ),
    (
      "AUC",
      "Take one account that was won and one that was not: how often the won one has the higher score, or is in "
        + "the higher tier. 0.5 is a coin, 1 is perfect."
    ),
    (
      "cohesion",
      "How alike the members are: 1 when they are equal, 0 when they differ as much as everybody does."
    ),
    (
      "adjusted p",
      "The chance of a difference this large if there were none, made stricter for every further test."
    ),
    ("decile", "A tenth of the accounts by score, the first with the highest scores."),
    (
      "KS",
      "The largest distance between the share of wins and the share of the others above a score (Kolmogorov and "
        + "Smirnov). 0 is a score without meaning, 1 is perfect."
    ),
    (
      "average precision",
      "The share of wins among all that score as high as a win, averaged over the wins."
    ),
    ("pipeline", "What the deals that are still open are worth together."),
    ("quartiles", "Between them lies the middle half: a quarter is below, a quarter above."),
    (
      "BCa bootstrap",
      "An interval from many draws of the same accounts, corrected for bias and skew (Efron, 1987)."
    ),
    (
      "PSI",
      "Population stability index: how far a mix has moved. Below 0.1 is taken for no change."
    ),
    (
      "q",
      "Of all findings with so small a q, the share that chance would make (Benjamini and Hochberg)."
    ),
    ("p", "How often chance alone would make a difference at least this large."),
    ("Wilson", "Wilson's 95% interval of a share, which holds for few accounts too."),
    ("ICP", "The profile of the ideal customer: the accounts that the list should hold."),
    (
      "holdout",
      "Accounts that are left alone on purpose, so that what working the others adds can be seen."
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
