import Reading
import Testing

struct AccountKeyTests {
  @Test func comparesSalesforceIdsByTheirFirstFifteenCharacters() {
    // 001D000000IRFma: of IRFma the first three are capitals, bits 0 to 2, so 7 and H; of the
    // first five D alone, bit 3, so 8 and I.
    #expect(AccountKey.id("001D000000IRFmaIAH") == "001D000000IRFma")
    #expect(AccountKey.id("001D000000IRFma") == "001D000000IRFma")
  }

  @Test func leavesOtherIdsOfEighteenCharactersAlone() {
    #expect(AccountKey.id("001D000000IRFmaXYZ") == "001D000000IRFmaXYZ")
    #expect(AccountKey.id("abcdefghijklmnopqr") == "abcdefghijklmnopqr")
  }

  @Test(arguments: [
    ("Acme, Inc.", "acme"), ("ACME INC", "acme"), ("The Acme Company", "acme"),
    ("Müller GmbH & Co. KG", "müller"), ("Beta S.A.", "beta"), ("Joe's Ltd", "joes"),
    ("Inc", "inc"), ("Kan-code", "kan code"), ("3M", "3m"),
  ])
  func comparesNamesWithoutTheirLegalForm(_ name: String, _ key: String) {
    #expect(AccountKey.name(name) == key)
  }
}
