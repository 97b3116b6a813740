import Checking
import Testing

struct RuleTests {
  @Test func codesAreALetterAndThreeDigits() {
    for rule in Rule.allCases {
      let code = Array(rule.rawValue)
      #expect(code.count == 4 && code[0].isUppercase && code[1...].allSatisfy(\.isNumber))
    }
  }

  @Test func explanationsAreSentencesOfTheirOwn() {
    #expect(Set(Rule.allCases.map(\.explanation)).count == Rule.allCases.count)
    for rule in Rule.allCases {
      #expect(rule.explanation.hasSuffix(".") && rule.explanation.first?.isUppercase == true)
    }
  }

  @Test func onlyDeadTiersLeaksInversionsAndFailedJoinsAreErrors() {
    #expect(
      Rule.allCases.filter { $0.severity == .error } == [
        .unreachableTier, .leakyField, .ownEffort, .oracleColumn, .datedAfterOutcome,
        .tellingGaps, .invertedTiers, .noDealJoined,
      ])
  }
}
