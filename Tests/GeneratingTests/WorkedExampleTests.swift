import Clustering
import Foundation
import Generating
import Modeling
import Reading
import Statistics
import TestSupport
import Testing
import Vectorizing

/// The committed files of the worked example beside those that the generator writes.
@Suite struct WorkedExampleFilesTests {
  private static let folder = TestData.datasets.appending(path: "worked-example")
  private static let files = ["accounts.csv", "contacts.csv", "deals.csv", "tessera.yaml"]

  @Test func theGeneratorWritesTheCommittedFiles() throws {
    try withTemporaryFolder { folder in
      if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
        try WorkedExample().write(to: Self.folder.path)
        Issue.record("recorded the worked example; run again without RECORD_GOLDEN")
      }
      try WorkedExample().write(to: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.sorted() == Self.files)
      var byteCount = 0
      for file in Self.files {
        let written = try Data(contentsOf: URL(filePath: folder).appending(path: file))
        byteCount += written.count
        let committed = try Data(contentsOf: Self.folder.appending(path: file))
        #expect(written == committed, "\(file)")
      }
      #expect(byteCount < 150_000)
    }
  }
}

/// The committed files of the worked example, read as a user would read them.
@Suite struct WorkedExampleTests {
  private static let folder = TestData.datasets.appending(path: "worked-example")
  private let market: Market
  private let model: Model

  init() throws {
    model = try ModelFile.read(path: Self.folder.appending(path: "tessera.yaml").path)
    market = try MarketReader(folder: Self.folder.path).read(
      accounts: model.accounts, deals: model.deals?.source,
      outcome: model.deals?.outcome ?? .usual, contacts: model.contacts)
  }

  @Test func theMatrixPutsForty120And340AccountsInTheTiers() throws {
    let tiers = try tierOfAccount()
    #expect((1...3).map { tier in tiers.count { $0 == tier } } == [40, 120, 340])
    guard case .yesNo(let customers) = market.accounts.column("existing_customer")?.values else {
      Issue.record("existing_customer is no yes or no")
      return
    }
    #expect(customers.allSatisfy { $0 == false })
  }

  @Test func everyTierHasTheDealsOfTheExample() throws {
    let tiers = try tierOfAccount()
    let deals = try #require(market.deals).deals
    #expect(deals.allSatisfy { $0.account != nil })
    for (tier, wonCount, lostCount, amount, cycle) in [
      (1, 8, 10, 200_000.0, 142.0), (2, 12, 30, 60_000, 97), (3, 6, 40, 45_000, 121),
    ] {
      let own = deals.filter { $0.account.map { tiers[$0] == tier } ?? false }
      let won = own.filter { $0.outcome == .won }
      #expect(won.count == wonCount)
      #expect(Set(won.map(\.account)).count == wonCount)
      #expect(won.allSatisfy { $0.amount == amount })
      #expect(own.count { $0.outcome == .lost } == lostCount)
      #expect(own.contains { $0.outcome == .open })
      let cycles = won.compactMap(\.cycleDays).sorted()
      #expect(Double(cycles[(wonCount - 1) / 2] + cycles[wonCount / 2]) / 2 == cycle)
    }
  }

  @Test func everyResolvedDealLiesInTheYearBeforeTheDayOfTheExample() throws {
    let asOf = try #require(CalendarDate("2026-06-30"))
    for deal in try #require(market.deals).deals where deal.outcome != .open {
      let (created, closed) = (try #require(deal.created), try #require(deal.closed))
      #expect(created > asOf.adding(months: -12))
      #expect(closed <= asOf)
    }
    #expect(market.latestDate == asOf)
  }

  @Test func theReaderFindsEveryField() {
    #expect(
      market.accounts.columns.map(\.field) == [
        "employees", "revenue", "industry", "technologies", "country", "use_case",
        "website_visits", "intent_score", "fit_score", "intent_level", "existing_customer",
        "existing_relationship", "last_engagement",
      ])
    #expect(Set(market.accounts.names).count == 500)
    #expect(Set(market.accounts.domains).count == 500)
    #expect(market.accounts.domains.allSatisfy { $0.hasSuffix(".example") })
    for reconciliation in market.reconciliations {
      #expect(reconciliation.fates.allSatisfy { $0.isUsed }, "\(reconciliation)")
    }
  }

  @Test func twelveGroupsOfTenStandOutInTierTwo() throws {
    let tiers = try tierOfAccount()
    var counts: [String: Int] = [:]
    let fields = try ["country", "industry", "use_case"].map(texts)
    for row in tiers.indices where tiers[row] == 2 {
      counts[fields.map { $0[row] }.joined(separator: " | "), default: 0] += 1
    }
    let groups = counts.values.sorted(by: >).prefix(12)
    #expect(groups.allSatisfy { (7...10).contains($0) }, "\(counts)")
    #expect(groups.reduce(0, +) >= 100)
    #expect((counts["United States | Logistics | Route planning"] ?? 0) >= 7)
  }

  @Test func theGroupsAreFoundByTheModelOfTheExample() throws {
    let tiers = try tierOfAccount()
    let second = tiers.indices.filter { tiers[$0] == 2 }
    let encoded = try AccountEncoder(families: model.families).encode(
      market, accounts: second, asOf: market.latestDate)
    let fit = try SizeBoundedPartition(sizes: model.segments.sizes).fit(encoded.written)
    #expect(fit.clusterCount == 12)
    let useCases = try texts("use_case")
    for cluster in 0..<fit.clusterCount {
      let members = zip(fit.labels, second).filter { $0.0 == cluster }.map { useCases[$0.1] }
      let commonest = Set(members).map { useCase in members.count { $0 == useCase } }.max()
      #expect((commonest ?? 0) >= 8, "\(members)")
    }
  }

  @Test func mostAccountsHaveAContact() throws {
    let contacts = try #require(market.contacts).contacts
    #expect(Set(contacts.map(\.account)).count > 250)
    #expect(contacts.allSatisfy { $0.name.isEmpty && !$0.title.isEmpty })
    #expect(contacts.contains { $0.isDecisionMaker } && contacts.contains { !$0.isDecisionMaker })
    #expect(contacts.contains { !$0.isReachable })
  }

  /// Returns each account's tier by the rules of the guide, without the model file.
  private func tierOfAccount() throws -> [Int] {
    guard case .number(let fits) = market.accounts.column("fit_score")?.values,
      case .number(let intents) = market.accounts.column("intent_level")?.values
    else {
      Issue.record("fit_score and intent_level are no numbers")
      return []
    }
    return zip(fits, intents).map { fit, intent in
      switch (fit, intent) {
      case (7...10, 7...10): 1
      case (7...10, 2...6), (5...6, 7...10): 2
      default: 3
      }
    }
  }

  private func texts(_ field: String) throws -> [String] {
    guard case .category(let codes, let levels) = market.accounts.column(field)?.values else {
      Issue.record("\(field) is no category")
      return []
    }
    return codes.map { $0 < 0 ? "" : levels[Int($0)] }
  }
}
