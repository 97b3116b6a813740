import Foundation
import Reading
import Testing

/// A folder of files that is gone when the test is over.
final class Files {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var reader: MarketReader { MarketReader(folder: folder.path(percentEncoded: false)) }
}

/// Returns accounts and deals of two texts.
func market(
  _ accounts: String?, _ deals: String, rule: OutcomeRule = .usual, columns: [String: String] = [:]
) throws -> Market {
  let files = try Files(["accounts.csv": accounts ?? "", "deals.csv": deals])
  return try files.reader.read(
    accounts: accounts.map { _ in SourceOptions(path: "accounts.csv") },
    deals: SourceOptions(path: "deals.csv", columns: columns), outcome: rule)
}

/// Returns “what: count” of every fate.
func fates(_ reconciliation: Reconciliation) -> [String] {
  reconciliation.fates.map { "\($0.what): \($0.count)\($0.isUsed ? "" : " not used")" }
}

struct DealReadingTests {
  private let accounts = """
    Id,Name,Website
    001D000000IRFma,Acme Inc.,https://www.acme.com
    A2,Beta GmbH,beta.de
    A3,Gamma,gamma.com
    A4,Gamma LLC,gamma.org
    """

  private func outcomes(_ market: Market) -> [DealOutcome] {
    market.deals?.deals.map(\.outcome) ?? []
  }

  @Test func joinsByIdDomainAndName() throws {
    let market = try market(
      accounts,
      """
      Opportunity ID,Account ID,Website,Account Name,Stage,Amount,Close Date
      1,001D000000IRFmaIAH,,,Closed Won,"$1,000",2025-03-01
      2,,http://BETA.de/x,,Closed Lost,5,2025-03-02
      3,,,beta,Closed Won,6,2025-03-03
      4,,,gamma,Closed Won,7,2025-03-04
      5,nowhere,,,Closed Won,8,2025-03-05
      6,,,,Negotiation,9,2025-03-06
      7,A3,,Gamma,Closed Lost,-4,2025-03-07
      """)
    let deals = try #require(market.deals).deals
    #expect(deals.map(\.account) == [0, 1, 1, nil, nil, nil, 2])
    #expect(deals[0].amount == 1000)
    #expect(deals[6].amount.isNaN)
    #expect(deals[5].closed == nil)
    #expect(deals[4].closed == CalendarDate("2025-03-05"))
    #expect(
      fates(market.reconciliations[1]) == [
        "won: 2", "lost: 2", "won, several accounts match: 1 not used",
        "won, no account matches: 1 not used", "open, account empty: 1 not used",
      ])
    #expect(
      market.reconciliations[1].fates[3].examples == [.init(line: 6, value: "nowhere")])
    #expect(
      market.reconciliations[0].notes.contains(
        "1 name is shared by several accounts and joins nothing to them: “gamma” (lines 4, 5)"))
    #expect(market.reconciliations[1].notes.contains("read as open: Negotiation (1)"))
    #expect(
      market.reconciliations[1].notes.contains("Amount: 1 negative amounts count as missing"))
  }

  @Test func saysOfEveryRowWhatBecameOfIt() throws {
    let market = try market(
      accounts,
      """
      Deal ID,Account,Stage,Pipeline
      1,Acme,won,New
      1,Acme,won,New
      2,Acme,Lost,renewals
      3,Acme,,New
      4,Acme,Closed-Won,New,extra
      5,Acme,Demo,New
      """, rule: OutcomeRule(won: ["Won"], lost: ["Lost"], exclude: ["pipeline": ["Renewals"]]))
    let reconciliation = market.reconciliations[1]
    #expect(reconciliation.rowsRead == 6)
    #expect(
      fates(reconciliation) == [
        "won: 1", "open: 1", "id already used: 1 not used",
        "left out by the outcome rule: 1 not used", "no stage: 1 not used",
        "fields do not fit the header: 1 not used",
      ])
    #expect(reconciliation.fates[2].examples == [.init(line: 3, value: "1")])
    #expect(reconciliation.fates[3].examples == [.init(line: 4, value: "Pipeline: renewals")])
    #expect(
      reconciliation.fates[5].examples == [.init(line: 6, value: "5 of 4 fields: 4")])
  }

  @Test func readsFlagsBeforeStages() throws {
    let market = try market(
      accounts,
      """
      Account Name,Stage,IsWon,IsClosed
      Acme,Whatever,1,1
      Acme,Closed Won,0,1
      Acme,Closed Won,false,FALSE
      Acme,Closed Won,maybe,1
      """)
    #expect(outcomes(market) == [.won, .lost, .open])
    #expect(
      fates(market.reconciliations[1]).contains("neither won nor not won: 1 not used"))
  }

  @Test func readsAFlagOfWonAloneWithTheStage() throws {
    let market = try market(
      accounts, "Account,Stage,Is Won\nAcme,Done,Yes\nAcme,Closed Lost,No\nAcme,Demo,No\n")
    #expect(outcomes(market) == [.won, .lost, .open])
  }

  @Test func namesThePipelinesAndTheStagesThatAFlagLeavesOpen() throws {
    let market = try market(
      accounts,
      """
      Deal ID,Account Name,Stage,Is Won,Pipeline
      1,Beta,Closed Won,true,Sales
      2,Beta,Renewed,false,Renewals
      3,Beta,Closed Lost,false,Sales
      """)
    #expect(
      market.deals?.pipelines == [
        .init(name: "Sales", count: 2), .init(name: "Renewals", count: 1),
      ])
    #expect(market.reconciliations[1].notes.contains("read as open: Renewed (1)"))
  }

  /// Without ids the first of two accounts has its name for one; it is no more meant by the name than the second.
  @Test func aNameOfTwoAccountsMeansNeitherAndAnExactOneMeansItsAccount() throws {
    let twins = try market(
      "Account Name,City\nAlpha GmbH,Rome\nAlpha GmbH,Bonn\n",
      "Deal ID,Account Name,Stage\n1,Alpha GmbH,Closed Won\n")
    #expect(twins.deals?.deals.map(\.account) == [nil])
    let sisters = try market(
      "Account Name,City\nAlpha GmbH,Rome\nAlpha AG,Bonn\n",
      "Deal ID,Account Name,Stage\n1,Alpha AG,Closed Won\n2,Alpha,Closed Lost\n")
    #expect(sisters.deals?.deals.map(\.account) == [1, nil])
  }

  @Test func aDealThatIsThereTwiceIsOpenOnce() throws {
    let market = try market(
      accounts,
      """
      Deal ID,Account Name,Stage
      1,Beta,Closed Won
      2,Beta,Negotiation
      2,Beta,Negotiation
      2,Beta,Legal
      3,Beta,Closed Lost
      """)
    #expect(outcomes(market) == [.won, .open, .lost])
    #expect(market.reconciliations[1].notes.contains("read as open: Negotiation (1)"))
  }

  @Test func readsTheStageThatIsSetBeforeFlags() throws {
    let market = try market(
      accounts, "Account,Step,Is Won\nAcme,Signed,No\nAcme,Dead,No\n", columns: ["stage": "Step"])
    #expect(outcomes(market) == [.won, .lost])
  }

  @Test func readsTheStatusOfPipedrive() throws {
    let market = try market(
      accounts,
      """
      Deal - ID,Deal - Title,Deal - Organization,Deal - Stage,Deal - Status,Deal - Value,Deal - Deal created,Deal - Deal closed on
      1,x,Acme,Proposal,Won,10,2025-01-01 10:00:00,2025-02-01 10:00:00
      2,y,Acme,Proposal,Lost,20,2025-01-01 10:00:00,2025-02-01 10:00:00
      3,z,Acme,Proposal,Open,30,2025-01-01 10:00:00,
      """)
    #expect(outcomes(market) == [.won, .lost, .open])
    #expect(market.deals?.deals[0].cycleDays == 31)
    #expect(market.deals?.deals[1].amount == 20)
  }

  @Test func readsTheStateCodeOfDynamics() throws {
    let market = try market(
      accounts, "opportunityid,_parentaccountid_value,statecode\n1,A2,0\n2,A2,1\n3,A2,2\n")
    #expect(outcomes(market) == [.open, .won, .lost])
    #expect(market.deals?.deals.map(\.account) == [1, 1, 1])
  }

  @Test func makesEachDealItsOwnAccountWithoutAccounts() throws {
    let market = try market(
      nil,
      "Deal ID,Deal Name,Industry,Stage,Amount,Size\nd1,One,Retail,Won,5,10\n,Two,Energy,Lost,6,20\nd3,X,Retail,,7,1\n"
    )
    #expect(market.accounts.ids == ["d1", "deal 2"])
    #expect(market.accounts.names == ["One", "Two"])
    #expect(market.accounts.columns.map(\.field) == ["industry", "employees"])
    #expect(market.deals?.deals.map(\.account) == [0, 1])
    #expect(fates(market.reconciliations[0]) == ["won: 1", "lost: 1", "no stage: 1 not used"])
  }

  /// A pipeline that is still open is no mistake, where its stages or a flag say that it is.
  @Test(arguments: [
    "Account,Stage\nAcme,Negotiation/Review\nAcme,Proposal - Price Quote\n",
    "Account,Stage\nAcme,appointmentscheduled\nAcme,contractsent\n",
    "Account,Stage,IsWon,IsClosed\nAcme,Anything,false,false\nAcme,Else,false,false\n",
  ])
  func readsDealsThatAreAllOpen(text: String) throws {
    let deals = try #require(try market(accounts, text).deals)
    #expect(deals.deals.map(\.outcome) == [.open, .open])
  }

  @Test func refusesDealsOfWhichNoneIsWonOrLost() throws {
    #expect(
      throws: ReadingError.noOutcome(
        file: "deals.csv", line: 2, column: 2, header: "Stage", values: ["Gewonnen", "Verloren"])
    ) { try market(accounts, "Account,Stage\nAcme,Gewonnen\nAcme,Verloren\nAcme,Gewonnen\n") }
  }

  @Test func refusesDealsWithoutStageOrAccount() throws {
    #expect(
      throws: ReadingError.roleMissing(
        file: "deals.csv", roles: ["stage", "status", "is_won"], headers: ["Account", "Size"])
    ) { try market(accounts, "Account,Size\nAcme,2\n") }
    #expect(
      throws: ReadingError.roleMissing(
        file: "deals.csv", roles: ["account_name", "account_id", "domain"], headers: ["Stage", "x"])
    ) { try market(accounts, "Stage,x\nWon,1\n") }
  }

  @Test func refusesACloseDateOfWhichNoValueIsADate() throws {
    let error = #expect(throws: ReadingError.self) {
      try market(accounts, "Account,Stage,Close Date\nAcme,Won,soon\nAcme,Lost,later\n")
    }
    #expect(
      error?.description
        == "deals.csv, line 2, column 3 (Close Date): “soon” is no date, and neither is any other "
        + "value of the column; name another column or another kind.")
  }

  @Test func keepsADealWhoseCloseDateIsNone() throws {
    let market = try market(
      accounts, "Account,Stage,Close Date\nAcme,Won,soon\nAcme,Lost,2025-01-02\n")
    #expect(market.deals?.deals.map(\.closed) == [nil, CalendarDate("2025-01-02")])
    #expect(
      market.reconciliations[1].notes.contains(
        "Close Date (column 3): 1 of 2 values is no date and counts as missing: line 2 “soon”"))
  }

  @Test func saysWhenNoDealMatches() throws {
    let market = try market(accounts, "Account,Stage\nZeta,Won\nEta,Lost\n")
    #expect(
      market.reconciliations[1].notes.last
        == "not one of 2 deals matches an account: compare the ids, domains and names of both files"
    )
  }

  @Test func refusesToLeaveRowsOutByAColumnThatIsNotThere() throws {
    #expect(
      throws: ReadingError.columnMissing(
        file: "deals.csv", role: "exclude", header: "pipline", nearest: "pipeline")
    ) {
      try market(
        accounts, "Account,Stage,Pipeline\nAcme,Won,a\n",
        rule: OutcomeRule(won: ["Won"], lost: [], exclude: ["pipline": ["a"]]))
    }
  }

  @Test func refusesAFileOfWhichEveryRowIsLeftOut() throws {
    #expect(
      throws: ReadingError.noRowUsable(
        file: "deals.csv", line: 2, reason: "left out by the outcome rule", value: "Pipeline: a")
    ) {
      try market(
        accounts, "Account,Stage,Pipeline\nAcme,Won,a\n",
        rule: OutcomeRule(won: ["Won"], lost: [], exclude: ["pipeline": ["A"]]))
    }
  }
}
