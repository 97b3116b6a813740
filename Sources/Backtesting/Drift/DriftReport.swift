import Reading

/// Whether the accounts whose deals closed lately are like those whose deals closed before.
public struct DriftReport: Sendable {
  /// The first day of the newer half.
  public let since: CalendarDate
  /// Accounts whose first resolved deal closed before that day.
  public let olderCount: Int
  /// Accounts whose first resolved deal closed on it or later.
  public let newerCount: Int
  /// The mix by each field, by score and by tier, the strongest change first.
  public let mixes: [MixDrift]
  /// The share of first resolved deals that were won, in the older half.
  public let olderRate: Rate
  /// The same in the newer half.
  public let newerRate: Rate
  /// Newcombe's 95 % interval of newer less older.
  public let rateDifference: ClosedRange<Double>
  /// Fisher's two-sided p of the two rates, adjusted by Benjamini and Hochberg with the mixes.
  public let rateP: Double
  /// What has changed, in sentences.
  public let sentences: [String]

  /// Whether the rate has changed: the adjusted p is below 0.05.
  public var isRateChanged: Bool { rateP < 0.05 }
  /// The mixes that have changed by more than chance and by enough to matter.
  public var changed: [MixDrift] { mixes.filter(\.isChanged) }
}

/// How far the mix of accounts has moved by one field, by score or by tier.
public struct MixDrift: Sendable {
  /// What the mix is by: a field, "score" or "tier".
  public let name: String
  /// Whether that is a field, the score or the tier.
  public let kind: Kind
  /// The population stability index; of tags the one that moved most.
  public let index: Double
  /// What the index stays below 19 times in 20 where nothing has changed.
  public let limit: Double
  /// The p of the index, adjusted by Benjamini and Hochberg.
  public let adjustedP: Double
  /// Bins compared.
  public let binCount: Int

  /// What a mix is by.
  public enum Kind: String, Sendable {
    case field, score, tier
  }

  /// Below this a change is usually taken for none; many accounts prove smaller ones.
  ///
  /// > Source: Siddiqi, "Credit risk scorecards", 2006, on the stability index.
  public static let leastIndex = 0.1

  /// Whether the mix has changed by more than chance and by enough to matter.
  public var isChanged: Bool { adjustedP < 0.05 && index >= Self.leastIndex }
}
