import Foundation

/// How much something counts that happened a while ago.
enum Recency {
  /// Returns 0.5^(age ÷ half-life), both in days.
  ///
  /// > Source: exponential decay, N(t) = N₀ · 2^(−t ÷ half-life).
  static func weight(age: Double, halfLife: Double) -> Double {
    exp2(-age / halfLife)
  }
}
