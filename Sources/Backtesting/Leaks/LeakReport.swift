/// Which columns and signals know the outcome, and what they do to the score.
public struct LeakReport: Sendable {
  /// Every column that was tried, those that the model uses first, each part in the order of the file.
  public let columns: [ColumnProbe]
  /// What knows the outcome, the model's own first.
  public let suspicions: [LeakSuspicion]
  /// What of the deals themselves goes with winning because it follows from it.
  public let consequences: [OutcomeConsequence]
  /// In sentences, what was tried and found.
  public let sentences: [String]

  /// The suspicion of a field by a sign of it; nothing where there is none.
  public func suspicion(_ field: String, _ sign: LeakSuspicion.Sign) -> LeakSuspicion? {
    suspicions.first { $0.field == field && $0.sign == sign }
  }
}

/// How well one column alone tells wins from the others, by its values and by whether it is filled at all.
public struct ColumnProbe: Sendable {
  /// The column.
  public let field: String
  /// Whether the model leans on it.
  public let isUsed: Bool
  /// Accounts (or deals that stand for themselves) that have a value.
  public let knownCount: Int
  /// Whether its values have an order, so that an area below 0.5 means that high values go with losing.
  public let hasOrder: Bool
  /// The area under the ROC curve of its values in their order, else of its levels; NaN without an interval where
  /// fewer than 20 wins and 20 others have a value.
  public let area: RankingFigure
  /// The area of the mark “has a value”.
  public let missingArea: RankingFigure
  /// The two-sided p of that mark, adjusted by Holm over the columns.
  public let missingP: Double
  /// The share of wins that have a value; NaN without wins.
  public let filledAmongWins: Double
  /// The same of the others.
  public let filledAmongOthers: Double
  /// The area of its levels, bands and tags, each scored by the outcomes of other accounts, a missing value being one.
  package let fittedArea: RankingFigure
}

/// A column or a kind of signal that knows the outcome.
public struct LeakSuspicion: Sendable {
  /// The column, or `signals.KIND`.
  public let field: String
  /// Whether the model leans on it.
  public let isUsed: Bool
  /// What gives it away.
  public let sign: Sign
  /// That in words that follow its name: "alone tells wins from the others (AUC 0.98 …)".
  public let reason: String
  /// What the score is without it; nothing where no criterion counts it.
  public let effect: LeakEffect?

  /// What gives a leak away.
  public enum Sign: String, Sendable {
    /// Its name says that it follows the outcome.
    case name
    /// Its name says that it is our own effort.
    case effort
    /// Its values alone tell almost every win.
    case values
    /// Whether it is filled tells wins.
    case missing = "filled or not"
    /// It is dated after the outcome.
    case dated = "dated after the outcome"
  }
}

/// The area of the score with a criterion and with its points left out.
public struct LeakEffect: Sendable, Equatable {
  /// The area of the score as it is.
  public let with: RankingFigure
  /// The area without the points of every criterion that counts the column.
  public let without: RankingFigure
}

/// Something about deals that goes with winning because it is known only at the end.
public struct OutcomeConsequence: Sendable {
  /// What: "close month" or "cycle length".
  public let name: String
  /// The p of the test that it goes with winning.
  public let p: Double
  /// What was found, in one sentence.
  public let sentence: String
}
