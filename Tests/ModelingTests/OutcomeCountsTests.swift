import Modeling
import Reading
import TestSupport
import Testing

struct OutcomeCountsTests {
  private let four = numbers("x", [1, 2, 3, 4])

  @Test func accountsCountOnceWhateverTheirDeals() throws {
    let market = market(
      [four], deals: [(0, .won), (0, .won), (0, .lost), (1, .lost), (2, .open)])
    let counts = try #require(OutcomeCounts(market: market, dealIsAccount: false))
    #expect(counts.unit == "accounts")
    #expect(counts.won == [1, 0, 0, 0])
    #expect(counts.trials == [1, 1, 1, 1])
    #expect(counts.base == 0.25)
    #expect(
      counts.evidence([0, 1]) == LevelEvidence(accountCount: 2, won: 1, trials: 2))
  }

  @Test func whereEveryAccountHasWonDealsAreCounted() throws {
    let market = market(
      [numbers("x", [1, 2])], deals: [(0, .won), (0, .lost), (0, .open), (1, .won)])
    let counts = try #require(OutcomeCounts(market: market, dealIsAccount: false))
    #expect(counts.unit == "deals")
    #expect(counts.won == [1, 1])
    #expect(counts.trials == [2, 1])
  }

  @Test func openDealsAreNoTrialsWhereTheDealIsTheAccount() throws {
    let market = market([four], deals: [(0, .won), (1, .lost), (2, .open), (3, .lost)])
    let counts = try #require(OutcomeCounts(market: market, dealIsAccount: true))
    #expect(counts.trials == [1, 1, 0, 1])
  }

  @Test func customersAreLeftOut() throws {
    let market = market(
      [four, answers("existing_customer", [true, false, nil, false])],
      deals: [(0, .won), (1, .won), (2, .lost)])
    let counts = try #require(OutcomeCounts(market: market, dealIsAccount: false))
    #expect(counts.trials == [0, 1, 1, 1])
    #expect(counts.won == [0, 1, 0, 0])
  }

  @Test func withoutWinsOrWithoutLossesThereIsNothingToCount() {
    #expect(OutcomeCounts(market: market([four]), dealIsAccount: false) == nil)
    #expect(
      OutcomeCounts(market: market([four], deals: [(0, .lost)]), dealIsAccount: false) == nil)
    #expect(
      OutcomeCounts(market: market([four], deals: [(0, .won)]), dealIsAccount: true) == nil)
  }
}
