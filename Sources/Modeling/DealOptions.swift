import Reading

/// The deals and what a back-test counts.
public struct DealOptions: Sendable {
  /// The file and its columns.
  public var source: SourceOptions
  /// What counts as won and lost.
  public var outcome: OutcomeRule
  /// What is compared: accounts (conversion) or deals (win rate).
  public var unit: Unit
  /// Months before the as-of date in which a deal must close to count; nothing means all of history.
  public var windowMonths: Int?
  /// The currency sign before amounts.
  public var currency: String

  /// What a back-test counts.
  public enum Unit: String, Sendable, CaseIterable {
    case account, deal
  }

  /// Creates options.
  public init(
    source: SourceOptions, outcome: OutcomeRule, unit: Unit, windowMonths: Int?,
    currency: String = "$"
  ) {
    self.source = source
    self.outcome = outcome
    self.unit = unit
    self.windowMonths = windowMonths
    self.currency = currency
  }
}
