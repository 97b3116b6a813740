import Clustering
import Foundation
import Generating
import Modeling
import Reading
import Testing
import Vectorizing

@Suite struct MarketGeneratorTests {
  private static let asOf = MarketGenerator.usualDate
  private static let cutOff = asOf.adding(months: -12)

  @Test func theUsualDateIsTheOneThatIsPromised() {
    #expect(MarketGenerator.usualDate.description == "2026-06-30")
    #expect(Self.cutOff.description == "2025-06-30")
  }

  @Test func theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws {
    let files = [
      "accounts.csv", "contacts.csv", "deals.csv", "signals.csv", "truth.csv", "truth.yaml",
    ]
    func bytes(seed: UInt64) throws -> [Data] {
      try withTemporaryFolder { folder in
        // Twice, so that the files are also put in the place of others.
        try MarketGenerator(accountCount: 10, seed: 1).write(to: folder)
        try MarketGenerator(accountCount: 300, seed: seed).write(to: folder)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == files)
        return try files.map { try Data(contentsOf: URL(filePath: folder).appending(path: $0)) }
      }
    }
    let (first, again, other) = (try bytes(seed: 4), try bytes(seed: 4), try bytes(seed: 5))
    #expect(first == again)
    for (file, (left, right)) in zip(files, zip(first, other)) {
      #expect(left != right, "\(file) does not depend on the seed")
    }
  }

  @Test func aMarketOfOneAccountIsWhole() throws {
    let market = try withTemporaryFolder { folder in
      try MarketGenerator(accountCount: 1, seed: 3).write(to: folder)
      return try MarketReader(folder: folder).read(
        accounts: SourceOptions(path: "accounts.csv"), deals: nil)
    }
    #expect(market.accounts.ids == ["A0000001"])
  }

  @Test func everyRowIsReadAndJoined() throws {
    let generated = try GeneratedMarket(accountCount: 2_000, seed: 7)
    for reconciliation in generated.market.reconciliations {
      #expect(reconciliation.fates.allSatisfy { $0.isUsed }, "\(reconciliation)")
    }
    #expect(generated.segments.count == 2_000)
    #expect(Set(generated.segments) == Set(1...20))
    #expect(Set(generated.market.accounts.names).count == 2_000)
  }

  @Test func fiveToEightInAHundredCellsAreMissing() throws {
    let generated = try GeneratedMarket(accountCount: 4_000, seed: 8)
    for field in ["industry", "country", "crm", "use_case"] {
      let share = Double(generated.texts(field).count { $0.isEmpty }) / 4_000
      // Four standard errors of a share of 8 % are 1.7 points.
      #expect((0.033...0.097).contains(share), "\(field): \(share)")
    }
  }

  @Test func nothingLiesAfterTheAsOfDateButTheCloseOfOpenDeals() throws {
    let market = try GeneratedMarket(accountCount: 2_000, seed: 9).market
    let signals = try #require(market.signals)
    #expect(signals.signals.allSatisfy { $0.date <= Self.asOf })
    #expect(
      signals.kinds.sorted() == [
        "competitor_research", "content_download", "demo_request", "email_reply",
        "event_attendance", "funding", "leadership_change", "merger", "new_office",
        "pricing_visit", "topic_surge", "webinar",
      ])
    for deal in try #require(market.deals).deals {
      let created = try #require(deal.created)
      #expect(created <= Self.asOf)
      if let closed = deal.closed { #expect(created <= closed && closed <= Self.asOf) }
    }
  }

  @Test func tiersHaveTheirSizesAndTheirChances() throws {
    let generated = try GeneratedMarket(accountCount: 20_000, seed: 11)
    let deals = try #require(generated.market.deals).deals.filter { deal in
      deal.closed.map { $0 > Self.cutOff && $0 <= Self.asOf } ?? false
    }
    let won = Set(deals.filter { $0.outcome == .won }.compactMap(\.account))
    #expect((0.04...0.06).contains(Double(won.count) / 20_000))
    #expect(deals.count { $0.outcome == .lost } >= won.count)
    let tiers = try generated.tiers(asOf: Self.cutOff)
    let expected: [(size: ClosedRange<Double>, rate: ClosedRange<Double>)] = [
      (0.015...0.04, 0.22...0.34), (0.10...0.15, 0.075...0.125), (0.8...0.9, 0.02...0.035),
    ]
    for (tier, (sizes, rates)) in zip(1..., expected) {
      let members = tiers.indices.filter { tiers[$0] == tier }
      let size = Double(members.count) / 20_000
      let rate = Double(members.count { won.contains($0) }) / Double(members.count)
      #expect(sizes.contains(size), "Tier \(tier): \(size)")
      #expect(rates.contains(rate), "Tier \(tier) wins \(rate)")
    }
    // The state is drawn anew, so today's tiers tell past wins less well.
    let today = try generated.tiers(asOf: Self.asOf)
    let first = today.indices.filter { today[$0] == 1 }
    #expect((0.015...0.04).contains(Double(first.count) / 20_000))
  }

  @Test func winsAreAsManyAsTheChancesSay() throws {
    let generated = try GeneratedMarket(accountCount: 20_000, seed: 12)
    let won = try #require(generated.market.deals).deals.count { deal in
      deal.outcome == .won && (deal.closed.map { $0 > Self.cutOff } ?? false)
    }
    let expected = generated.chances.reduce(0, +)
    let deviation = generated.chances.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot()
    #expect(abs(Double(won) - expected) < 4 * deviation, "\(won) won, \(expected) expected")
  }

  @Test func aCutIntoFiveToFifteenRecoversThePlantedSegments() throws {
    let generated = try GeneratedMarket(accountCount: 8_000, seed: 13)
    let tiers = try generated.tiers(asOf: Self.asOf)
    let second = tiers.indices.filter { tiers[$0] == 2 }
    let families = [
      FamilyOptions(
        family: .firmographic, weight: 1,
        features: [
          .init(field: "industry", transform: .none), .init(field: "country", transform: .none),
          .init(field: "employees", transform: .log), .init(field: "use_case", transform: .none),
        ]),
      FamilyOptions(
        family: .technographic, weight: 1,
        features: [
          .init(field: "technologies", transform: .none), .init(field: "crm", transform: .none),
        ]),
    ]
    let encoded = try AccountEncoder(families: families).encode(
      generated.market, accounts: second, asOf: Self.asOf)
    let fit = try SizeBoundedPartition(sizes: 5...15).fit(encoded.written)
    var counts = [[Int: Int]](repeating: [:], count: fit.clusterCount)
    for (label, account) in zip(fit.labels, second) {
      counts[label][generated.segments[account], default: 0] += 1
    }
    let purity =
      Double(counts.reduce(0) { $0 + ($1.values.max() ?? 0) }) / Double(second.count)
    #expect(purity >= 0.8, "purity \(purity) of \(second.count) accounts")
  }

  @Test func theAnswerKeyNamesItsNumbers() throws {
    let key = try withTemporaryFolder { folder in
      try MarketGenerator(accountCount: 250, seed: 99).write(to: folder)
      return try text("truth.yaml", in: folder)
    }
    for line in [
      "accounts: 250", "seed: 99", "as_of: 2026-06-30", "cut_off: 2025-06-30", "segments: 2",
      "noise: 0.08", "good: 201..2000 }",
    ] { #expect(key.contains(line), "\(line) is not in truth.yaml") }
  }

  @Test func aMarketWithoutAccountsIsTheCallersMistake() async {
    await #expect(processExitsWith: .failure) {
      _ = MarketGenerator(accountCount: 0, seed: 1)
    }
  }
}
