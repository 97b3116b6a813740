import Reading

/// Which traits go with fast and with valuable wins, inside the profile of the ideal customer first.
public struct SweetSpot: Sendable {
  /// Only deals closed after this day count; nothing where all do.
  public let since: CalendarDate?
  /// Where was looked: the profile first, then all accounts.
  public let scopes: [Scope]
  /// How many tests q allows for.
  public let testCount: Int
  /// What all of it says.
  public let sentences: [String]

  /// The won accounts of a part of the market.
  public struct Scope: Sendable {
    /// Which part, in words: `the ICP`, `Tiers 1 and 2`, `all accounts`.
    public let name: String
    /// Won accounts.
    public let accountCount: Int
    /// Won deals of theirs.
    public let dealCount: Int
    /// Accounts with a known cycle, and with a known amount.
    public let known: (cycle: Int, amount: Int)
    /// The median of the accounts' median cycles, in days; NaN where unknown.
    public let medianCycle: Double
    /// The median of the accounts' median amounts; NaN where unknown.
    public let medianAmount: Double
    /// What was tested, smallest p first.
    public internal(set) var effects: [TraitEffect]
  }
}

/// How the wins with a trait differ from the other wins.
public struct TraitEffect: Sendable {
  /// The trait.
  public let trait: Trait
  /// In what.
  public let outcome: Outcome
  /// Won accounts with the trait and without it, of those where it and the outcome are known.
  public let counts: (own: Int, other: Int)
  /// The median with the trait.
  public let median: Double
  /// The median without it.
  public let otherMedian: Double
  /// P(a win with the trait lies above one without it), ties counting one half.
  public let probabilityAbove: Double
  /// Days more (fewer below 0) with the trait, or times as much money, with the 95 % interval (Hodges and Lehmann); only
  /// where q is at most 0.05.
  public internal(set) var shift: Estimate?
  /// The two-sided p of the Mann–Whitney test.
  public let p: Double
  /// The same by Benjamini and Hochberg over all tests of the sweet spot.
  public internal(set) var q: Double
  /// Deals won ÷ resolved of the accounts with the trait, and of those without it.
  public let winRates: (own: Rate, other: Rate)

  /// What is compared, each account counting once by its median.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Days from creation to close.
    case cycle
    /// The amount.
    case value
    /// The amount ÷ the days of the cycle, for 30 days.
    case valuePerMonth = "value per month"
  }

  /// Whether the trait goes with faster or with more valuable wins, beyond chance.
  public var isFound: Bool { q <= 0.05 && (outcome == .cycle) == (probabilityAbove < 0.5) }

  /// The end of the shift's interval that lies nearer to no shift, greater being better; 0 where there is none.
  var sureShift: Double {
    guard let interval = shift?.interval else { return 0 }
    return outcome == .cycle ? -interval.upperBound : interval.lowerBound
  }

  /// Whether the trait goes with slower or with less valuable wins, beyond chance.
  public var isAdverse: Bool { q <= 0.05 && !isFound }

  /// Whether accounts with the trait lose more of their deals: what is quick must not be quick to be lost.
  public let losesMore: Bool
}
