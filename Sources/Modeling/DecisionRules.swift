/// A condition with a name, which other conditions use like a word.
public struct Definition: Sendable, Equatable {
  /// The name.
  public var name: String
  /// What it means.
  public var condition: Condition
  /// Where the model file writes it.
  public var place: ModelPlace

  /// Creates a definition.
  public init(name: String, condition: Condition, place: ModelPlace = .code) {
    self.name = name
    self.condition = condition
    self.place = place
  }
}

/// Who is an existing customer, and the tier of these; they are never counted in a tier's conversion.
public struct CustomerRule: Sendable {
  /// The condition that makes an account a customer, for instance `existing_customer = yes`.
  public var condition: Condition
  /// Their tier whatever their score; nothing where the rules of the tiers decide as for others.
  public var tier: Int?
  /// Where the model file writes it.
  public var place: ModelPlace

  /// Creates a rule.
  public init(condition: Condition, tier: Int?, place: ModelPlace = .code) {
    self.condition = condition
    self.tier = tier
    self.place = place
  }
}

/// A condition under which an account is in no tier above a certain one, whatever its score.
public struct Gate: Sendable, Equatable {
  /// The condition.
  public var condition: Condition
  /// The highest tier that is left.
  public var tier: Int
  /// Why, in a few words.
  public var reason: String
  /// Where the model file writes it.
  public var place: ModelPlace

  /// Creates a gate.
  public init(condition: Condition, tier: Int, reason: String, place: ModelPlace = .code) {
    self.condition = condition
    self.tier = tier
    self.reason = reason
    self.place = place
  }
}

/// A condition that makes an account one to leave alone: it is in the last tier.
public struct Disqualifier: Sendable, Equatable {
  /// The condition.
  public var condition: Condition
  /// Why, in a few words.
  public var reason: String
  /// Where the model file writes it.
  public var place: ModelPlace

  /// Creates a disqualifier.
  public init(condition: Condition, reason: String, place: ModelPlace = .code) {
    self.condition = condition
    self.reason = reason
    self.place = place
  }
}

/// A tier that sales decided on by hand, with a reason.
public struct Override: Sendable, Equatable {
  /// Whom it is about.
  public var choice: Choice
  /// Where the model file writes it.
  public var place: ModelPlace

  /// Whom an override is about, and the tier.
  public enum Choice: Sendable, Equatable {
    /// One account, by domain, id or name.
    case account(String, tier: Int, reason: String)
    /// Every account for which a condition holds.
    case condition(Condition, tier: Int, reason: String)
    /// Every account that a column gives a tier, with the reason from another column where one is named.
    case column(String, reason: String?)
  }

  /// Creates an override.
  public init(_ choice: Choice, place: ModelPlace = .code) {
    self.choice = choice
    self.place = place
  }
}
