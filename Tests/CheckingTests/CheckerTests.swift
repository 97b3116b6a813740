import Checking
import Reading
import Testing

struct CheckerTests {
  @Test func aSoundModelHasNoFindings() throws {
    #expect(try CheckFixture().findings().isEmpty)
  }

  @Test func errorsComeFirstThenTheCodesThenTheFile() throws {
    var fixture = CheckFixture()
    fixture.model += "\nfeatures: { firmographic: [deal_stage, {probability: log}] }"
    for field in ["deal_stage", "probability"] {
      fixture.columns.append(
        Column(header: field, field: field, values: .number((0..<40).map { Double($0) })))
    }
    fixture.domains[9] = fixture.domains[3]
    fixture.backtest = backtest([(1, 9), (8, 15), (20, 16)], verdict: .inverted, p: 0.01)
    let findings = try fixture.findings()
    #expect(findings.map(\.code) == ["B001", "L001", "L001", "B003", "D001"])
    #expect(findings.map(\.severity) == [.error, .error, .error, .warning, .warning])
    #expect(findings[1].message.contains("deal_stage"))
  }
}
