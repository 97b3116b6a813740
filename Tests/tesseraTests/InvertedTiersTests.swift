import Foundation
import TestSupport
import Testing

/// AT-11: a first tier that converts at 8 % beside a second one at 14 %, many accounts of each and few.
@Suite struct InvertedTiersTests {
  @Test func manyAccountsMakeTheModelWrong() throws {
    let run = try backtest(accountsOfTier: 1500)
    #expect(run.code == 1, "\(run.talk)")
    let said = run.output.replacing("\n  ", with: " ")
    #expect(said.contains("inverted, so the scoring model is wrong"), "\(said)")
    #expect(said.contains("B001"))
  }

  @Test func fewAccountsCouldBeChance() throws {
    let run = try backtest(accountsOfTier: 50)
    let said = run.output.replacing("\n  ", with: " ")
    #expect(said.contains("inverted, but it could be chance"), "\(said)")
    #expect(!said.contains("B001"))
  }

  /// Tests two tiers of so many accounts each.
  private func backtest(accountsOfTier count: Int) throws -> CommandRun {
    let folder = try TemporaryFolder()
    var accounts = "Account ID,Account Name,Grade\n"
    var deals = "Opportunity ID,Account ID,Stage,Amount\n"
    for (tier, percent) in [(1, 8), (2, 14)] {
      for place in 0..<count {
        let id = "A\(tier)\(place)"
        accounts += "\(id),Company \(id),\(3 - tier)\n"
        deals +=
          "D\(id),\(id),\(place * 100 < count * percent ? "Closed Won" : "Closed Lost"),1000\n"
      }
    }
    try folder.write(accounts, to: "accounts.csv")
    try folder.write(deals, to: "deals.csv")
    try folder.write(
      """
      tessera: 1
      accounts: accounts.csv
      deals: deals.csv
      score: { fit: { max: 2, grade: { per: 1 } } }
      tiers: { 1: { when: "fit >= 2" }, 2: { when: otherwise } }

      """, to: "tessera.yaml")
    return try CommandRun(["backtest", "--strict"], in: folder.url)
  }
}
