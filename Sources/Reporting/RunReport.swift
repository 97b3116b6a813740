import Backtesting
import Checking
import Modeling
import Reading
import Scoring
import Segmenting
import Statistics

/// Everything that one run found; what every table, file and page is made from.
public struct RunReport: Sendable {
  /// The model.
  public var model: Model
  /// What was read.
  public var market: Market
  /// Scores and tiers as of the day of the run.
  public var scores: ScoredAccounts
  /// Micro-segments; nothing where the command makes none.
  public var segmentation: Segmentation?
  /// Which axis accounts were cut by and why; nothing where one was named.
  public var axisChoice: AxisChoice?
  /// Evidence; nothing without resolved deals.
  public var backtest: BacktestReport?
  /// The weights that the deals support, beside those in hand; nothing where not asked for.
  public var weights: WeightSuggestion?
  /// What the page's sliders work on; nothing where not asked for.
  public var whatIf: WhatIf?
  /// The model file cut at its weights and cut-offs, so that the page can write others into it; nothing where it cannot.
  public var slots: ModelSlots?
  /// What should be known or mended, errors first.
  public var findings: [Finding]
  /// How it was computed; nothing where nobody said.
  public var provenance: Provenance?

  /// What names are replaced by; nothing where they stay.
  var redaction: Redaction?

  /// What a row of the account table stands for: "account", or "deal" where every deal stands for itself.
  var unit: String { model.accounts == nil ? "deal" : "account" }

  /// Creates a report.
  public init(
    model: Model, market: Market, scores: ScoredAccounts, segmentation: Segmentation? = nil,
    backtest: BacktestReport? = nil, findings: [Finding] = [], provenance: Provenance? = nil
  ) {
    self.model = model
    self.market = market
    self.scores = scores
    self.segmentation = segmentation
    self.backtest = backtest
    self.findings = findings
    self.provenance = provenance
  }
}

extension RunReport {
  /// Why tiers are not tested although there are deals; nothing where they are tested or there are none.
  var untestedNote: String? {
    guard backtest == nil, let deals = market.deals?.deals, !deals.isEmpty,
      deals.allSatisfy({ $0.outcome == .open })
    else { return nil }
    return deals.count == 1
      ? "The only deal is not won or lost yet, so the tiers are not tested."
      : "None of the \(DecimalText.whole(deals.count)) deals is won or lost yet, so the tiers are not tested."
  }
}
