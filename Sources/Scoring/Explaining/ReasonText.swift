import Modeling
import Reading

/// Says in a few words why an account is in its tier, for a column of a table.
public struct ReasonText: Sendable {
  private let model: Model
  private let accounts: AccountTable

  /// Creates the words of a model's reasons.
  public init(model: Model, accounts: AccountTable) {
    self.model = model
    self.accounts = accounts
  }

  /// Returns the reason of an account: `rule`, `gate: nobody is buying`, `sales: unwinnable`.
  public func text(_ reason: TierReason, account: Int) -> String {
    switch reason {
    case .rule: "rule"
    case .noRule: "no rule held"
    case .existingCustomer: "rule: existing customer"
    case .gate(let index): "gate: \(model.gates[Int(index)].reason)"
    case .disqualified(let index): "disqualified: \(model.disqualifiers[Int(index)].reason)"
    case .override(let index): "sales: \(overrideReason(Int(index), account: account))"
    case .capacity(let full): "capacity: Tier \(full) is full"
    }
  }

  /// Returns the reason that sales gave.
  func overrideReason(_ index: Int, account: Int) -> String {
    switch model.overrides[index].choice {
    case .account(_, _, let reason), .condition(_, _, let reason): return reason
    case .column(let field, let reason):
      guard let reason, let column = accounts.column(reason), !column.isMissing(account) else {
        return "\(field) says so"
      }
      switch column.values {
      case .text(let texts): return texts[account]
      case .category(let codes, let levels): return levels[Int(codes[account])]
      default: return "\(field) says so"
      }
    }
  }
}
