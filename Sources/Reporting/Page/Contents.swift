/// Where what stands on the page, for those who know what they look for.
struct Contents {
  /// The page's sections.
  let sections: Markup

  /// What the sections are called here, in their order; a section that the page does not have is left out.
  private static let entries = [
    ("tiers", "Tiers"), ("grid", "Two groups of the score"), ("forest", "Criteria"),
    ("what-if", "What if"), ("budget", "Budget"), ("money", "Money"),
    ("criteria", "Agreed criteria"),
    ("ranking", "Ranking"), ("cohorts", "Quarters"), ("periods", "Periods"),
    ("belief", "Can it be believed?"),
    ("sweet-spot", "Sweet spot"), ("off-list", "Wins off the list"), ("limits", "Limits"),
    ("segments", "Micro-segments"), ("map", "Map"), ("tree", "Tree"), ("market", "Market"),
    ("attributes", "What goes with winning"),
    ("checks", "Checks"), ("accounts", "Accounts"), ("data", "Data"),
    ("method", "How it was computed"),
  ]

  var markup: Markup {
    let links = Self.entries
      .filter { sections.text.contains("<section id=\"\($0.0)\">") }
      .map { "<a href=\"#\($0.0)\">\($0.1)</a>" as Markup }
    return "<nav class=\"contents\" aria-label=\"On this page\">\n\(links)\n</nav>"
  }
}
