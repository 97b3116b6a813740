/// What a ranking is worth that needs no model, beside the score.
public struct BaselineReport: Sendable {
  /// The area of the score under the ROC curve.
  public let score: RankingFigure
  /// What random outcomes give; nothing where there is one outcome only.
  public let chance: ChanceRanking?
  /// The rankings that need no model, each with the score's lead.
  public let baselines: [Baseline]
  /// The rate of a list without tiers: of all accounts, whichever are worked.
  public let flatList: Rate
  /// One sentence for chance, one for each baseline and one for the flat list.
  public let sentences: [String]
}

/// What a score's area is when outcomes are dealt out at random.
public struct ChanceRanking: Sendable, Equatable {
  /// How often they were dealt.
  public let count: Int
  /// The best of the areas.
  public let best: Double
  /// What 95 of 100 stay below.
  public let percentile95: Double
  /// (1 + random areas at least as large as the score's) ÷ (1 + count).
  public let p: Double
}

/// A ranking that needs no model.
public struct Baseline: Sendable {
  /// Which.
  public let kind: Kind
  /// The columns that it uses.
  public let fields: [String]
  /// From how many columns it was picked as the best; 1 where it was not picked.
  public let pickedFrom: Int
  /// Its area, compared within folds, each scored by the outcomes of the others.
  public let area: RankingFigure
  /// The score's area less this one, in the same pairs, with DeLong's interval.
  public let lead: RankingFigure
  /// DeLong's two-sided p, Holm-adjusted over the baselines; where this one is ahead, after allowing for what its folds share
  /// and for how many it was picked from.
  public let adjustedP: Double
  /// Whether the score is proven better, or proven worse ("inverted").
  public let verdict: Verdict
  /// All of it in one sentence.
  public let sentence: String
  /// The share of the wins that it finds in its best tenth, its best two tenths and so on, each fold by itself; ten shares.
  public let gains: [Double]

  /// Which ranking.
  public enum Kind: String, Sendable {
    /// The best single column.
    case bestColumn = "best column"
    /// Employees, else revenue.
    case size
    /// Size and industry.
    case sizeAndIndustry = "size and industry"
  }
}
