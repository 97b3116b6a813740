/// A way to score and tier accounts that a first model can begin with, named by what it is.
public enum ModelPreset: String, Sendable, CaseIterable {
  /// Fit and intent from 1 to 10, and a tier for each field of their matrix.
  case fitIntentMatrix = "fit-intent-matrix"
  /// Five to eight criteria in four groups, those that matter most weighing most.
  case weightedScorecard = "weighted-scorecard"
  /// The profile of the ideal customer as a condition, a segment within it, and the best of the segment.
  case sweetSpot = "icp-sweet-spot"
  /// How ready accounts are to buy, by four questions.
  case readiness
  /// Points out of 100: fit 50, intent 30, engagement 20.
  case priorityScore = "priority-score"

  /// What it is, in a sentence for somebody who chooses.
  public var summary: String {
    switch self {
    case .fitIntentMatrix: "fit and intent from 1 to 10, a tier for each cell of their matrix"
    case .weightedScorecard:
      "five to eight criteria: strategic fit, value, buying signals, relationship"
    case .sweetSpot:
      "the ideal customer profile as a condition, the segment with the fastest deals, its best accounts"
    case .readiness: "four questions: engaged, challenge, need validated, strong signals"
    case .priorityScore: "points out of 100: fit 50, intent 30, engagement 20"
    }
  }

  /// The guide that the numbers come from, for a comment.
  var guide: String {
    switch self {
    case .fitIntentMatrix: "Abmatic's guide to account clustering"
    case .weightedScorecard: "The Marketing Juice on ABM segmentation"
    case .sweetSpot: "Terminus on segmenting and tiering accounts"
    case .readiness: "a playbook of cluster ABM"
    case .priorityScore: "Tomba's segmentation playbook of 2026"
    }
  }
}
