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
  /// Sales decided; the index among the model's overrides.
  case override(Int16)
  /// It qualified for a higher tier, which was full.
  case capacity(of: Int16)

  /// Whether the account is in its tier whatever its score.
  public var isFixed: Bool {
    switch self {
    case .existingCustomer, .override, .disqualified: true
    default: false
    }
  }
}
