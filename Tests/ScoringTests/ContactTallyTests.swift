import Modeling
import Reading
import Scoring
import TestSupport
import Testing

struct ContactTallyTests {
  @Test func countsPeopleThoseInReachAndThoseWhoDecide() throws {
    var market = market([numbers("other", [1, 2, 3])])
    market.contacts = ContactTable(
      source: "contacts.csv",
      contacts: [(0, true, true), (0, true, false), (0, false, true), (2, false, false)].map {
        .init(account: $0.0, name: "", title: "", isReachable: $0.1, isDecisionMaker: $0.2)
      })
    let model = try model(
      """
      score:
        people: { max: 9, contacts.people: { per: 1 } }
        reach: { max: 9, contacts.reachable: { per: 1 } }
        deciders: { max: 9, contacts.decision_makers: { bands: { 1+: 5 } } }
      tiers: { 1: { when: "contacts.decision_makers > 0" }, 2: { when: "contacts.people in [1]" }, 3: { when: otherwise } }
      """)
    let scores = try Scorer(model: model).score(market, asOf: nil)
    #expect(
      (0..<3).map { Array(scores.groupScores(ofAccount: $0)) } == [
        [300, 200, 500], [0, 0, 0], [100, 0, 0],
      ])
    #expect(scores.tiers == [1, 3, 2])
  }
}
