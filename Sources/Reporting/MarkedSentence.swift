import Backtesting

/// A sentence of evidence, and which way it speaks.
struct MarkedSentence {
  let text: String
  var mark = EvidenceMark.none
}

/// Which way a sentence speaks, told by a sign so that color is not needed to see it.
enum EvidenceMark {
  /// For the tiers, and beyond chance.
  case good
  /// Neither for nor against.
  case open
  /// Against the tiers.
  case bad
  /// Not to be judged yet.
  case pending
  /// It informs and does not judge.
  case none

  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .proven: .good
      case .notProven: .open
      case .inverted: .bad
      }
  }

  init(_ verdict: AgreedVerdict) {
    self =
      switch verdict {
      case .met: .good
      case .metByChance, .missedByChance: .open
      case .missed: .bad
      case .notDue, .unjudged: .pending
      }
  }

  /// What is seen.
  var sign: String {
    switch self {
    case .good: "✓"
    case .open: "○"
    case .bad: "✗"
    case .pending: "–"
    case .none: "·"
    }
  }
}
