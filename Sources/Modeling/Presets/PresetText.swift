/// The sections of a first model that differ from preset to preset, as lines.
struct PresetText {
  /// The groups of the score.
  var score: [String] = []
  /// The section `conditions`; empty where there are none.
  var conditions: [String] = []
  /// The tiers, from the first to the last.
  var tiers: [SuggestedTier] = []
  /// What is said before the tiers, as comment lines.
  var tierNotes: [String] = []
  /// The section `gates`; empty where there are none.
  var gates: [String] = []
  /// The tier of existing customers: a number, or `rules`.
  var customerTier = "rules"
  /// What is said of them, as comment lines.
  var customerNotes = [
    "# Existing customers are tiered like others (or name a tier, such as tier: 1), but they are never",
    "# counted in the conversion of a tier: expansion closes more often than new business.",
  ]
}

/// One tier of a first model.
struct SuggestedTier {
  /// What the team calls it.
  var name: String?
  /// The condition; nothing for `otherwise`.
  var when: String?
  /// The value of `capacity`, with a comment.
  var capacity: String?
  /// The value of `budget_per_month`.
  var budget: String?
  /// The value of `effort`.
  var effort: String?
  /// How it is worked.
  var treatment: Treatment
}

extension Treatment {
  /// The keys and values that are set, in the order of the model file.
  var entries: [(key: String, value: String)] {
    let all: [(String, String?)] = [
      ("play", play), ("owner", owner), ("cadence", cadence), ("channel", channel),
      ("personalization", personalization),
    ]
    return all.compactMap { key, value in value.map { (key, $0) } }
  }
}
