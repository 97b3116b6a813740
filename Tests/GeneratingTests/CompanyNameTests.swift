import Generating
import Testing

@Suite struct CompanyNameTests {
  @Test func everyNumberHasAnotherNameAndDomain() {
    let names = (0..<70_000).map { CompanyName(number: $0) }
    #expect(Set(names.map(\.name)).count == 70_000)
    #expect(Set(names.map(\.domain)).count == 70_000)
  }

  @Test func aNameIsTwoWordsAndAfterTheLastOfThemANumber() {
    let count = 32 * 32 * 16
    let (first, again) = (CompanyName(number: 5), CompanyName(number: 5 + count))
    #expect(first.name.split(separator: " ").count == 2)
    #expect(again.name == first.name + " 2")
    let domain = first.name.lowercased().split(separator: " ").joined(separator: "-")
    #expect(first.domain == domain + ".example")
    #expect(again.domain == domain + "-2.example")
  }
}
