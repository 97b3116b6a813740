import Modeling
import Reading
import TestSupport
import Testing

@Suite struct BuiltInAxesTests {
  private func axes(_ columns: [Column], kinds: [String] = [], deals: Bool = false) -> BuiltInAxes {
    let accounts = AccountTable(
      source: "a.csv", ids: ["a", "b"], names: ["a", "b"], domains: ["", ""], columns: columns,
      lines: [2, 3])
    return BuiltInAxes(
      market: Market(
        accounts: accounts, deals: deals ? DealTable(source: "d.csv", deals: []) : nil,
        signals: SignalTable(source: "s.csv", kinds: kinds, people: [], signals: [])))
  }

  @Test func aMarketHasTheAxesThatItsDataAllow() throws {
    let none = axes([])
    #expect(SegmentAxis.builtInNames.allSatisfy { none.axis(named: $0) == nil })
    let some = axes(
      [
        categories("sector", ["A", "B"]), categories("pain_point", ["x", "y"]),
        categories("growth_stage", ["x", "y"]), categories("use_case", ["x", "y"]),
      ], kinds: ["funding", "visit"], deals: true)
    #expect(some.axis(named: "vertical")?.keys == ["sector"])
    #expect(some.axis(named: "challenge")?.keys == ["pain_point"])
    #expect(some.axis(named: "stage")?.keys == ["growth_stage"])
    #expect(some.axis(named: "lifecycle")?.keys == ["lifecycle"])
    #expect(some.axis(named: "trigger")?.triggers == ["funding"])
    let useCase = try #require(some.axis(named: "use-case"))
    #expect(useCase.keys == ["use_case"])
    #expect(useCase.weights[.firmographic] == 0 && useCase.weights[.technographic] == 1)
  }

  @Test func technologiesOrTopicsMakeAUseCaseWithoutAKey() {
    #expect(axes([categories("crm", ["a", "b"])]).axis(named: "use-case")?.keys == [])
    #expect(axes([], kinds: ["topic_surge"]).axis(named: "use-case")?.keys == [])
    #expect(axes([categories("city", ["a", "b"])]).axis(named: "use-case") == nil)
  }

  @Test func everyAxisSaysWhatItNeeds() {
    for name in SegmentAxis.builtInNames {
      #expect(BuiltInAxes.need(of: name).hasPrefix("needs "))
    }
  }
}
