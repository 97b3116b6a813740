import Checking
import Reading
import Segmenting
import Testing

struct DataRulesTests {
  @Test func accountsWithOneDomainAreOne() throws {
    var fixture = CheckFixture()
    fixture.domains[7] = fixture.domains[2]
    fixture.domains[8] = fixture.domains[2]
    #expect(
      try fixture.finding(.duplicateAccounts)
        == "accounts.csv:9 2 accounts repeat another one: lines 4 and 9 share the domain a2.example; "
        + "merge them, so that signals and deals meet in one.")
  }

  @Test func oneNameIsADuplicateOnlyWhereADomainIsUnknown() throws {
    var fixture = CheckFixture()
    fixture.names[7] = "ACCOUNT-2"
    #expect(try fixture.finding(.duplicateAccounts) == nil)
    fixture.domains[7] = ""
    #expect(
      try fixture.finding(.duplicateAccounts)?.contains(
        "1 account repeats another one: lines 4 and 9 share the name ACCOUNT-2") == true)
  }

  @Test func oneDateFarBehindTheOthersIsNamedWithItsLine() throws {
    var fixture = CheckFixture()
    func deal(_ closed: String, line: Int) -> DealTable.Deal {
      .init(
        id: "", account: 0, accountReference: "", outcome: .won, amount: 1, created: nil,
        closed: CalendarDate(closed), line: line)
    }
    fixture.deals = [deal("2025-03-01", line: 2), deal("2099-03-01", line: 3)]
    #expect(
      try fixture.finding(.strayDate)
        == "deals.csv:3 The latest date, 2099-03-01, is 27,028 days after the one before it, 2025-03-01; "
        + "mend it if it is mistyped, or give the day with --as-of.")
    fixture.deals = [deal("2025-03-01", line: 2), deal("2025-08-20", line: 3)]
    #expect(try fixture.finding(.strayDate) == nil)
  }

  @Test func aDayLongAfterTheDataIsNamed() throws {
    var fixture = CheckFixture()
    fixture.deals = [
      .init(
        id: "", account: 0, accountReference: "", outcome: .won, amount: 1, created: nil,
        closed: CalendarDate("2026-06-30"), line: 2)
    ]
    for (day, isNamed) in [("2026-09-28", false), ("2026-09-29", true), ("2025-01-01", false)] {
      fixture.asOf = CalendarDate(day)
      #expect(try (fixture.finding(.dayBehindData) != nil) == isNamed, "\(day)")
    }
    fixture.asOf = CalendarDate("2030-01-01")
    #expect(
      try fixture.finding(.dayBehindData)
        == "deals.csv The day, 2030-01-01, is 1,281 days after the latest date in the data, 2026-06-30, so that "
        + "signals have faded and ages have grown; export again, or leave --as-of out.")
  }

  private func contact(_ account: Int, isReachable: Bool, decides: Bool) -> ContactTable.Contact {
    .init(account: account, name: "", title: "", isReachable: isReachable, isDecisionMaker: decides)
  }

  @Test func tierOneNeedsDecisionMakers() throws {
    var fixture = CheckFixture()
    // Tier 1 are the accounts 31 to 39.
    fixture.contacts = (32..<40).map { contact($0, isReachable: true, decides: $0 != 35) }
    #expect(
      try fixture.finding(.noDecisionMaker)
        == "contacts.csv 2 of 9 accounts in Tier 1 have no decision-maker who can be reached (for "
        + "instance Account 31); find one before anything else is spent on it.")
    fixture.contacts = (31..<40).map { contact($0, isReachable: true, decides: true) }
    #expect(try fixture.finding(.noDecisionMaker) == nil)
  }

  @Test func aSegmentThatNobodyCanReachIsNamed() throws {
    func segment(_ number: Int, reached: Int) -> Segment {
      Segment(
        number: number, name: "name \(number)", members: [], traits: [], cohesion: 0,
        silhouette: 0, reach: .init(accountCount: reached, decisionMakerAccountCount: 0))
    }
    var fixture = CheckFixture()
    fixture.contacts = (31..<40).map { contact($0, isReachable: true, decides: true) }
    fixture.segments = [segment(1, reached: 3), segment(2, reached: 0)]
    #expect(
      try fixture.finding(.segmentWithoutContact)
        == "contacts.csv 1 of 2 micro-segments has nobody who can be reached (segment 2, name 2); "
        + "find contacts, or leave it out of the campaign.")
    fixture.segments = [segment(1, reached: 3)]
    #expect(try fixture.finding(.segmentWithoutContact) == nil)
  }
}
