import Modeling

/// How many accounts a target list needs for a goal, and how many of them a team can work.
///
/// > Source: revenue goal ÷ deal size gives the deals to win, and these ÷ conversion the accounts.
public struct TargetListSize: Sendable, Equatable {
  /// The deals that have to be won.
  public let dealCount: Int
  /// The accounts that the list needs.
  public let accountCount: Int

  /// Works a list's size out; both counts are rounded up.
  ///
  /// - Parameters:
  ///   - goal: Revenue, above 0.
  ///   - dealSize: Revenue of a deal, above 0.
  ///   - conversion: The share of accounts that win a deal, above 0 and at most 1.
  public init(goal: Double, dealSize: Double, conversion: Double) {
    precondition(
      goal > 0 && dealSize > 0 && conversion > 0 && conversion <= 1,
      "a goal of \(goal) at \(dealSize) a deal and a conversion of \(conversion) has no list")
    // 0.05 has no exact binary form, so that 100 ÷ 0.05 must not become 2,001.
    dealCount = Self.roundedUp(goal / dealSize)
    accountCount = Self.roundedUp(Double(dealCount) / conversion)
  }

  private static func roundedUp(_ value: Double) -> Int {
    let nearest = value.rounded()
    return Int(abs(value - nearest) < 1e-9 * max(1, value) ? nearest : value.rounded(.up))
  }
}
