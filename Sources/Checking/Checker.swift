import Backtesting
import Modeling
import Reading
import Scoring
import Segmenting
import Statistics

/// Looks for what makes tiers and segments misleading: in the model, in the data and in the results.
///
/// Every finding says what is wrong, how often, and the way out. `Rule` has the table of the rules.
public struct Checker: Sendable {
  let model: Model
  let modelFile: String

  /// Creates a checker.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - modelFile: The name of its file, for the place of findings.
  public init(model: Model, modelFile: String) {
    self.model = model
    self.modelFile = modelFile
  }

  /// Returns what should be known or mended, errors first, then by code.
  ///
  /// - Parameters:
  ///   - market: What was read.
  ///   - scores: The scores and tiers of its accounts.
  ///   - segmentation: Its micro-segments, or nothing.
  ///   - backtest: The evidence, or nothing.
  /// - Returns: The findings.
  public func findings(
    market: Market, scores: ScoredAccounts, segmentation: Segmentation?, backtest: BacktestReport?
  ) -> [Finding] {
    precondition(
      market.accounts.count == scores.count,
      "\(market.accounts.count) accounts do not match \(scores.count) scores")
    var findings = TierRules(checker: self, market: market, scores: scores).findings
    findings += ReachRules(checker: self).findings
    findings += ScoreRules(checker: self, market: market).findings
    findings += LeakRules(checker: self, market: market, leaks: backtest?.leaks).findings
    findings += EvidenceRules(checker: self, market: market, backtest: backtest).findings
    findings += WeightRules(checker: self).findings
    findings += FiringRules(checker: self, market: market, scores: scores).findings
    findings +=
      DataRules(
        checker: self, market: market, scores: scores, segmentation: segmentation
      ).findings
    findings += OutcomeRules(checker: self, market: market, backtest: backtest).findings
    // Findings of one rule stay in the order of the file.
    return findings.enumerated().sorted { left, right in
      if left.element.severity != right.element.severity {
        return left.element.severity > right.element.severity
      }
      return (left.element.code, left.offset) < (right.element.code, right.offset)
    }.map(\.element)
  }

  /// Returns a line and a column of the model file as the place of a finding.
  func place(_ place: ModelPlace) -> String {
    guard place.line > 0 else { return modelFile }
    return "\(modelFile):\(place.line)" + (place.column > 0 ? ":\(place.column)" : "")
  }
}

/// Returns a count with its noun: `1 account`, `1,529 accounts`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(DecimalText.whole(count)) \(noun)\(count == 1 ? "" : "s")"
}
