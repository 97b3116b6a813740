import Modeling
import Reading

/// What became of the criteria that were agreed before the launch.
public struct AgreementEvidence: Sendable {
  /// The day of the launch, as of which accounts are tiered.
  public let agreed: CalendarDate
  /// The criteria with their grades, in the model's order.
  public let results: [AgreedResult]
  /// What the seal has to be.
  public let wantedSeal: String
  /// The seal of the model file; nothing where it has none.
  public let seal: String?
  /// How many criteria there are of each kind, in a sentence.
  public let summary: String
  /// What a reader must know about the grades.
  public let notes: [String]

  /// Creates evidence.
  public init(
    agreed: CalendarDate, results: [AgreedResult], wantedSeal: String, seal: String?,
    summary: String, notes: [String]
  ) {
    (self.agreed, self.results) = (agreed, results)
    (self.wantedSeal, self.seal) = (wantedSeal, seal)
    (self.summary, self.notes) = (summary, notes)
  }

  /// Whether the criteria were changed after they were sealed.
  public var isChanged: Bool { seal.map { $0 != wantedSeal } ?? false }
}

/// A criterion with its grade.
public struct AgreedResult: Sendable {
  /// The criterion.
  public let criterion: AgreedCriterion
  /// The last day that counts.
  public let due: CalendarDate
  /// The grade.
  public let verdict: AgreedVerdict
  /// The figure, so far where it is not due; NaN where it cannot be had.
  public let figure: Estimate
  /// What it is compared with: a number, or another figure.
  public let target: Estimate
  /// The p of the test between two figures; nothing where there is no test.
  public let p: Double?
  /// The same, Holm-adjusted over the tests of all criteria that are due.
  public let adjustedP: Double?
  /// Why it cannot be judged; nothing where it can.
  public let reason: String?
  /// The grade with its figures, in a sentence.
  public let sentence: String

  /// Creates a result.
  public init(
    criterion: AgreedCriterion, due: CalendarDate, verdict: AgreedVerdict, figure: Estimate,
    target: Estimate, p: Double?, adjustedP: Double?, reason: String?, sentence: String
  ) {
    (self.criterion, self.due, self.verdict) = (criterion, due, verdict)
    (self.figure, self.target) = (figure, target)
    (self.p, self.adjustedP) = (p, adjustedP)
    (self.reason, self.sentence) = (reason, sentence)
  }
}

/// The grade of a criterion.
public enum AgreedVerdict: String, Sendable, CaseIterable {
  /// It holds, and not by chance; or it is of a sum, which is what it is.
  case met
  /// It holds, but another sample of the same market might not have.
  case metByChance = "met, but could be chance"
  /// It does not hold, and not by chance; or it is of a sum.
  case missed
  /// It does not hold, but another sample of the same market might have.
  case missedByChance = "missed, but could be chance"
  /// Its day is still to come.
  case notDue = "not due"
  /// The data do not say.
  case unjudged = "cannot be judged"
}
