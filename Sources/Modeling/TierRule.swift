/// A tier: when an account is in it, and what it is given.
public struct TierRule: Sendable {
  /// The tier's number, 1 being the highest.
  public var tier: Int
  /// What the team calls it, such as Active Focus; nothing where it is just Tier 1.
  public var name: String?
  /// The condition; nothing means otherwise.
  public var condition: Condition?
  /// How many accounts the team can work, or nothing.
  public var capacity: Capacity?
  /// Money per account and month, low and high, or nothing.
  public var budgetPerMonth: ClosedRange<Double>?
  /// The share of the team's effort, 0...1, or nothing.
  public var effort: Double?
  /// How the tier is worked.
  public var treatment: Treatment
  /// Where the model file writes it.
  public var place: ModelPlace

  /// Creates a rule.
  public init(
    tier: Int, condition: Condition?, name: String? = nil, capacity: Capacity? = nil,
    budgetPerMonth: ClosedRange<Double>? = nil, effort: Double? = nil,
    treatment: Treatment = Treatment(), place: ModelPlace = .code
  ) {
    self.tier = tier
    self.name = name
    self.condition = condition
    self.capacity = capacity
    self.budgetPerMonth = budgetPerMonth
    self.effort = effort
    self.treatment = treatment
    self.place = place
  }
}

/// How the accounts of a tier are worked, in a few words each.
public struct Treatment: Sendable, Equatable {
  /// What is done with them.
  public var play: String?
  /// Who works them.
  public var owner: String?
  /// How often they hear from the team.
  public var cadence: String?
  /// Where they hear from the team.
  public var channel: String?
  /// How far content is made for them.
  public var personalization: String?

  /// Creates a treatment.
  public init(
    play: String? = nil, owner: String? = nil, cadence: String? = nil, channel: String? = nil,
    personalization: String? = nil
  ) {
    self.play = play
    self.owner = owner
    self.cadence = cadence
    self.channel = channel
    self.personalization = personalization
  }
}

/// How many accounts a tier can hold, and who is in it when more qualify.
public struct Capacity: Sendable, Equatable {
  /// The number of accounts.
  public var accounts: Int
  /// The people and the accounts of each, where the number comes from them.
  public var team: Team?
  /// Whether accounts beyond it fall to the next tier; else there is only a warning.
  public var isEnforced: Bool
  /// What decides after the score: groups and fields of numbers, the greater first; then file order.
  public var ties: [String]

  /// People and the accounts that each can work.
  public struct Team: Sendable, Equatable {
    /// The number of people.
    public var people: Int
    /// The accounts of each.
    public var each: Int

    /// Creates a team.
    public init(people: Int, each: Int) {
      self.people = people
      self.each = each
    }
  }

  /// Creates a capacity.
  public init(accounts: Int, team: Team? = nil, isEnforced: Bool = false, ties: [String] = []) {
    self.accounts = accounts
    self.team = team
    self.isEnforced = isEnforced
    self.ties = ties
  }
}
