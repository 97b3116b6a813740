import Foundation

/// How much a signal or a date still weighs at an age in days.
public enum Decay: Sendable, Equatable {
  /// Half after so many days, a quarter after twice as many.
  case halfLife(days: Double)
  /// Evenly less, down to nothing after so many days.
  case linear(days: Double)
  /// The weight of the first step that the age is within; nothing beyond the last. Ages ascend.
  case steps([Step])

  /// An age in days and the weight of what is no older.
  public struct Step: Sendable, Equatable {
    /// The greatest age in days, included.
    public var days: Double
    /// The weight, 0...1.
    public var weight: Double

    /// Creates a step.
    public init(days: Double, weight: Double) {
      self.days = days
      self.weight = weight
    }
  }

  /// Returns the weight at an age, 0 at an age below 0: 0.5^(age ÷ half-life), 1 − age ÷ days, or a step's.
  ///
  /// > Source: exponential decay, N(t) = N₀ · 2^(−t ÷ half-life).
  public func weight(ageDays age: Int) -> Double {
    guard age >= 0 else { return 0 }
    switch self {
    case .halfLife(let days): return exp2(-Double(age) / days)
    case .linear(let days): return max(0, 1 - Double(age) / days)
    case .steps(let steps): return steps.first { Double(age) <= $0.days }?.weight ?? 0
    }
  }

  /// The greatest age in days with a weight, where ages have an end.
  package var lastDay: Double? {
    switch self {
    case .halfLife: nil
    case .linear(let days): days
    case .steps(let steps): steps.last { $0.weight > 0 }?.days
    }
  }

  /// The greatest weight that there is.
  var most: Double {
    switch self {
    case .halfLife, .linear: 1
    case .steps(let steps): steps.map(\.weight).max() ?? 0
    }
  }

  /// The age in days up to which weights may rise again; 0 where they only fall.
  package var lastStep: Double {
    if case .steps(let steps) = self { steps.last?.days ?? 0 } else { 0 }
  }
}
