import Backtesting
import Modeling
import Reading
import Scoring
import Segmenting
import Statistics
import TestSupport
import Testing

/// Axes tried on accounts whose industry decides who wins, or nothing does.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct AxisChooserTests {
  private static let industries = ["Logistics", "Retail", "Banking", "Energy", "Media", "Health"]

  /// 240 accounts in six industries, with a size and a technology that have nothing to do with them.
  private func market(winning: Set<String>, seed: UInt64) -> Market {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<240).map { "account \($0)" }
    let own = (0..<240).map { Self.industries[$0 % 6] }
    let sizes = (0..<240).map { _ in 10 + 900 * generator.unit() }
    let tools = (0..<240).map { _ in ["SAP", "Oracle", "Kafka"][Int(3 * generator.unit())] }
    let deals = (0..<240).map { account -> DealTable.Deal in
      let chance = winning.contains(own[account]) ? 0.9 : winning.isEmpty ? 0.3 : 0.05
      return .init(
        id: "\(account)", account: account, accountReference: "",
        outcome: generator.unit() < chance ? .won : .lost, amount: 1, created: nil,
        closed: CalendarDate("2026-03-01"), line: account + 2)
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories("industry", own), numbers("employees", sizes), categories("crm", tools),
        ], lines: Array(2..<242)),
      deals: DealTable(source: "deals.csv", deals: deals))
  }

  private func choice(winning: Set<String>, seed: UInt64 = 1) throws -> AxisChoice {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      deals: { source: deals.csv, window: all }
      features: { firmographic: [{employees: log}], technographic: [crm] }
      tiers: { 1: { when: otherwise } }
      segments: { accounts: all, axes: { tools: { keys: [crm] } } }
      """, file: "m.yaml")
    let market = market(winning: winning, seed: seed)
    let scores = try Scorer(model: model).score(market, asOf: CalendarDate("2026-06-30"))
    var chooser = AxisChooser(model: model)
    let one = try chooser.choice(of: market, scores: scores)
    chooser.threadCount = 2
    let two = try chooser.choice(of: market, scores: scores)
    #expect(one == two)
    return one
  }

  @Test func whatDecidesWhoWinsIsChosen() throws {
    let choice = try choice(winning: ["Logistics", "Energy"])
    // Blend, the axes of the data in their order, then those of the model file.
    #expect(
      choice.candidates.map(\.name) == ["blend", "vertical", "use-case", "lifecycle", "tools"])
    // Who has bought is told from the very deals, which then prove nothing of it.
    #expect(choice.candidates[3].evidence == nil)
    let chosen = choice.candidates[choice.chosen]
    #expect(chosen.name == "vertical")
    #expect(chosen.isProven && chosen.placedCount == 240)
    #expect(choice.sentences.last == "Chosen: vertical, as it explains won and lost best.")
  }

  @Test func whereNothingDecidesStabilityDoes() throws {
    let choice = try choice(winning: [], seed: 5)
    #expect(choice.candidates.allSatisfy { !$0.isProven })
    let greatest = choice.candidates.compactMap(\.stability).max()
    #expect(choice.candidates[choice.chosen].stability == greatest)
    #expect(choice.sentences.last?.hasSuffix("as it is the most stable.") == true)
  }
}
