import Modeling
import Reading
import Statistics
import TestSupport
import Testing

struct ModelTemplateTests {
  /// Returns a market of 400 accounts: software wins often, mining never.
  private func marketWithEvidence(signals: Bool) -> Market {
    var generator = SeededGenerator(seed: 7)
    let count = 400
    let industries = (0..<count).map { ["Software", "Mining", "Retail: food", "Yes"][$0 % 4] }
    let chance = ["Software": 0.6, "Mining": 0.0]
    let won = industries.map { generator.unit() < (chance[$0] ?? 0.25) }
    let kinds = ["pricing_visit", "download", "funding", "surge", "reply", "webinar", "demo"]
    let events = (0..<3000).map { _ in
      (
        account: Int.random(in: 0..<count, using: &generator),
        kind: kinds[min(6, Int(generator.unit() * generator.unit() * 7))],
        day: Int.random(in: 19_000..<20_000, using: &generator)
      )
    }
    return market(
      [
        categories("industry", industries),
        numbers(
          "employees",
          (0..<count).map { _ in (20_000 * generator.unit() * generator.unit()).rounded(.up) }),
        categories("region", (0..<count).map { ["North", "South", nil][$0 % 3] }),
        answers("existing_customer", (0..<count).map { $0 % 40 == 0 }),
        categories("deal_stage", (0..<count).map { won[$0] ? "Won" : "Lost" }),
      ],
      deals: (0..<count).map { (account: $0, outcome: won[$0] ? .won : .lost) },
      signals: signals ? events : nil)
  }

  private func text(_ market: Market, accounts: String? = "accounts.csv") -> String {
    ModelTemplate.text(
      market: market, accountsPath: accounts, dealsPath: market.deals.map { _ in "deals.csv" },
      signalsPath: market.signals.map { _ in "signals.csv" }, contactsPath: "contacts.csv")
  }

  @Test func pointsComeFromTheDealsAndSaySo() throws {
    let text = text(marketWithEvidence(signals: true))
    let model = try ModelFile.parse(text, file: "m.yaml")
    #expect(model.isSuggested)
    #expect(model.groups.map(\.name) == ["fit", "intent", "engagement"])
    #expect(model.groups.map(\.maximum) == [5000, 3000, 2000])
    let industry = try #require(model.groups[0].criteria.first)
    #expect(industry.field == "industry")
    guard case .levels(let levels, _) = industry.points else {
      Issue.record("industry has no levels")
      return
    }
    let points = Dictionary(uniqueKeysWithValues: levels.map { ($0.name, $0.points) })
    let most = try #require(points["Software"])
    #expect(points == ["Software": most, "Mining": 0, "Retail: food": most / 2, "Yes": most / 2])
    #expect(text.contains("back-test flatters"))
  }

  @Test func theHighestPointsOfAGroupSumToItsMaximum() throws {
    let model = try ModelFile.parse(text(marketWithEvidence(signals: true)), file: "m.yaml")
    for group in model.groups {
      let highest = group.criteria.map(\.attainable.upperBound)
      // Where the deals do not set a criterion apart, its values earn half.
      #expect(highest.reduce(0, +) <= group.maximum)
      if group.name != "fit" { #expect(highest.reduce(0, +) == group.maximum) }
    }
  }

  @Test func aScorecardHasEightCriteriaAtMost() throws {
    let text = text(marketWithEvidence(signals: true))
    let model = try ModelFile.parse(text, file: "m.yaml")
    #expect((5...8).contains(model.groups.reduce(0) { $0 + $1.criteria.count }))
    #expect(model.groups[1].criteria.count == 3)
    #expect(model.groups[2].criteria.count == 2)
    #expect(text.contains("left out of"))
    #expect(
      model.groups[1].criteria.allSatisfy {
        guard case .per(_, _, let halfLife) = $0.points else { return false }
        return halfLife == .halfLife(days: 30)
      })
  }

  @Test func tiersWindowAndCustomersFollowTheData() throws {
    let model = try ModelFile.parse(text(marketWithEvidence(signals: true)), file: "m.yaml")
    #expect(
      model.tiers.map { $0.condition?.description } == [
        "score > 75 and fit >= 35", "score >= 40", nil,
      ])
    #expect(model.tiers.map(\.budgetPerMonth) == [500...2000, 200...500, 25...100])
    #expect(model.tiers[0].capacity?.accounts == 50)
    #expect(model.deals?.windowMonths == 12)
    #expect(model.deals?.unit == .account)
    #expect(model.deals?.outcome == .usual)
    #expect(model.gates.map(\.condition.description) == ["intent < 1 and engagement < 1"])
    #expect(model.customers != nil && model.customers?.tier == nil)
    #expect(model.segments.nameFields == ["industry", "region"])
    #expect(model.segments.marketSegmentCount == 8)
    #expect(model.contacts?.path == "contacts.csv")
    #expect(
      model.families.flatMap(\.features).contains(
        .init(field: "signals.pricing_visit", transform: .log)) == false)
    #expect(
      model.families.first { $0.family == .intent }?.features.map(\.field).sorted() == [
        "signals.download", "signals.funding", "signals.pricing_visit", "signals.surge",
      ])
  }

  @Test func leakyFieldsAreNamedAndNotUsed() throws {
    let text = text(marketWithEvidence(signals: true))
    #expect(text.contains("# left out: deal_stage, which says how the deal ended"))
    let model = try ModelFile.parse(text, file: "m.yaml")
    #expect(!model.families.flatMap(\.features).contains { $0.field == "deal_stage" })
    #expect(!model.groups.flatMap(\.criteria).contains { $0.field == "deal_stage" })
  }

  @Test func withoutSignalsTiersRestOnFit() throws {
    let text = text(marketWithEvidence(signals: false))
    let model = try ModelFile.parse(text, file: "m.yaml")
    #expect(
      model.tiers.map { $0.condition?.description } == ["fit > 37.5", "fit >= 20", nil])
    #expect(model.groups.map(\.name) == ["fit"])
    #expect(model.deals?.windowMonths == nil)
    #expect(text.contains("the tiers rest on"))
  }

  @Test func dealsThatSetNothingApartGiveNoPoints() throws {
    let count = 200
    // Every second account of every industry and size wins.
    let market = market(
      [
        categories("industry", (0..<count).map { ["A", "B"][$0 / 2 % 2] }),
        numbers("employees", (0..<count).map { Double($0 / 2 * 10 + 1) }),
      ], deals: (0..<count).map { (account: $0, outcome: $0 % 2 == 0 ? .won : .lost) })
    let text = text(market)
    let model = try ModelFile.parse(text, file: "m.yaml")
    #expect(!model.isSuggested)
    #expect(text.contains("The deals set no value of any column apart"))
    #expect(text.contains("assumption: larger companies bring bigger deals; edit"))
    guard case .levels(let levels, _)? = model.groups[0].criteria.first?.points,
      case .bands(let bands)? = model.groups[0].criteria.last?.points
    else {
      Issue.record("fit has neither levels nor bands")
      return
    }
    #expect(Set(levels.map(\.points)).count == 1)
    #expect(bands.map(\.points) == bands.map(\.points).sorted())
  }

  @Test func withoutDealsAndSignalsEveryKnownValueEarnsHalf() throws {
    let market = market([
      categories("industry", ["A", "B", "A", nil]), categories("region", ["N", "S", "S", "N"]),
      numbers("employees", [10, 500, 90, 3000]),
    ])
    let text = text(market)
    let model = try ModelFile.parse(text, file: "m.yaml")
    var sum = 0
    for criterion in model.groups[0].criteria {
      switch criterion.points {
      case .levels(let levels, _):
        #expect(levels.allSatisfy { $0.points == criterion.missing })
      case .bands(let bands): #expect(bands.allSatisfy { $0.points == criterion.missing })
      default: Issue.record("\(criterion)")
      }
      sum += criterion.missing
    }
    #expect(sum == 2500)
    #expect(model.segments.marketSegmentCount == 0)
    #expect(text.contains("edit the points to say what a good account is"))
  }

  @Test func everyDealCanBeItsOwnAccount() throws {
    let market = market(
      [categories("product", ["A", "B", "A", "B"])],
      deals: [(0, .won), (1, .lost), (2, .won), (3, .open)])
    let model = try ModelFile.parse(text(market, accounts: nil), file: "m.yaml")
    #expect(model.accounts == nil)
    #expect(model.deals?.unit == .deal)
  }

  @Test func accountsThatSayNothingStillGiveAModel() throws {
    let market = market([Column(header: "note", field: "note", values: .text(["x", "y"]))])
    let model = try ModelFile.parse(text(market), file: "m.yaml")
    #expect(model.groups.map(\.criteria.count) == [0])
    #expect(model.families.isEmpty)
  }

  @Test func oneBehaviorAloneTakesThePointsOfTheOther() throws {
    let market = market(
      [categories("industry", ["A", "B", "A", "B"])],
      signals: [(0, "reply", 19_000), (2, "reply", 19_100)])
    let model = try ModelFile.parse(text(market), file: "m.yaml")
    #expect(model.groups.map(\.name) == ["fit", "engagement"])
    #expect(model.groups.map(\.maximum) == [5000, 5000])
    #expect(model.gates.map(\.condition.description) == ["engagement < 1"])
  }

  @Test func strangeLevelsAndFieldsComeBack() throws {
    let levels = ["a: b", "{x}", "\"q\"", "yes", "1..5 ", "#"]
    let market = market([
      categories("industry", (0..<24).map { levels[$0 % 6] }),
      categories("2nd_choice", (0..<24).map { levels[$0 % 5] }),
    ])
    let model = try ModelFile.parse(text(market), file: "m.yaml")
    #expect(model.groups[0].criteria.map(\.field) == ["industry", "2nd_choice"])
    guard case .levels(let written, _)? = model.groups[0].criteria.first?.points else {
      Issue.record("industry has no levels")
      return
    }
    #expect(Set(written.map(\.name)) == Set(levels))
  }
}

extension ModelTemplateTests {
  /// Surge data: a score out of 100 for every topic, of which 60 and above counts.
  @Test func topicsWithScoresAreCountedWhenTheySurge() throws {
    var market = market([categories("industry", ["A", "B", "A", "B"])])
    market.signals = SignalTable(
      source: "surge.csv", kinds: ["erp", "payroll", "pricing_visit"], people: [],
      signals: [(0, 0, 78.0), (1, 0, 41), (0, 1, 62), (2, 2, 1), (3, 2, 3)].map {
        .init(
          account: $0.0, kind: $0.1, date: CalendarDate(dayNumber: 20_000), strength: $0.2,
          person: -1)
      })
    let text = ModelTemplate.text(
      market: market, accountsPath: "a.csv", dealsPath: nil, signalsPath: "surge.csv",
      contactsPath: nil)
    let model = try ModelFile.parse(text, file: "m.yaml")
    let intent = try #require(model.groups.first { $0.name == "intent" })
    #expect(intent.criteria.map(\.label) == ["surging_topics", "signals.pricing_visit"])
    #expect(
      intent.criteria[0].signals
        == SignalMeasure(kinds: ["erp", "payroll"], count: .kinds, strength: 60...(.infinity)))
  }
}
