/// Why an account is in its tier.
public enum TierReason: Sendable, Equatable {
  /// The rule of that tier held.
  case rule
  /// No rule held; the last tier.
  case noRule
  /// A gate kept it out of a higher tier; the index among the model's gates.
  case gate(Int16)
  /// It is disqualified; the index among the model's disqualifiers.
  case disqualified(Int16)
  /// The rule for existing customers.
  case existingCustomer
  /// Sales decided; the index among the model's overrides, and whether it is an existing customer.
  case override(Int16, isCustomer: Bool)
  /// It qualified for a higher tier, which was full.
  case capacity(of: Int16)

  /// Whether the account is an existing customer by the model's rule for them.
  public var isCustomer: Bool {
    switch self {
    case .existingCustomer, .override(_, true): true
    default: false
    }
  }

  /// Whether the account is in its tier whatever its score.
  public var isFixed: Bool {
    switch self {
    case .existingCustomer, .override, .disqualified: true
    default: false
    }
  }
}
