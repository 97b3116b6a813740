import Reading
import Testing

struct HeaderUnitTests {
  @Test(arguments: [
    ("Revenue (in 000s USD)", 1000.0), ("Total Funding Amount (in 000s USD)", 1000),
    ("Revenue in millions", 1_000_000), ("Annual Revenue", 1), ("Top 5 Investors", 1),
  ])
  func readsTheUnitOfAHeader(_ header: String, _ factor: Double) {
    #expect(HeaderUnit.factor(header) == factor)
  }

  @Test func multipliesTheNumbersOfTheColumn() throws {
    let file = try typed("Company Name,Revenue (in 000s USD)\nAcme,\"1,500\"\nBeta,\n")
    guard case .number(let values) = file.columns[1].values else {
      Issue.record("no number")
      return
    }
    #expect(file.columns[1].field == "revenue")
    #expect(values[0] == 1_500_000)
    #expect(file.notes == ["Revenue (in 000s USD): multiplied by 1000, as the header says"])
  }
}
