import Modeling

/// S: which groups weigh more than others that say more.
struct WeightRules {
  let checker: Checker

  /// What should weigh less, what should weigh more, and why.
  private static let orders: [(lighter: Set<String>, heavier: Set<String>, reason: String)] = [
    (
      ["firmographic", "firmographics", "firmographic_match"],
      ["fit", "strategic_fit", "icp_fit", "value", "revenue_potential"],
      "what a company looks like says less than whether it needs you and what it can spend"
    ),
    (
      ["brand", "brand_recognition", "awareness"], ["signals", "buying_signals", "intent"],
      "knowing you says less than looking to buy"
    ),
  ]

  var findings: [Finding] {
    let groups = checker.model.groups
    return Self.orders.flatMap { order in
      groups.filter { order.lighter.contains($0.name.lowercased()) }.flatMap { lighter in
        groups.filter {
          order.heavier.contains($0.name.lowercased()) && $0.maximum <= lighter.maximum
        }.map { heavier in
          Rule.weightOrder.finding(
            at: checker.place(lighter.place),
            "“\(lighter.name)” can give \(PointText.text(lighter.maximum)) points and "
              + "“\(heavier.name)” \(PointText.text(heavier.maximum)), but \(order.reason); "
              + "give “\(heavier.name)” the greater max.")
        }
      }
    }
  }
}
