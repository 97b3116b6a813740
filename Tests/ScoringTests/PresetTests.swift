import Modeling
import Reading
import Scoring
import Statistics
import TestSupport
import Testing

/// The acceptance numbers of the guides, each on the preset that follows it.
struct PresetTests {
  private func model(
    _ preset: ModelPreset, _ market: Market, isLenient: Bool = false
  ) throws -> Model {
    let text = ModelTemplate.text(
      market: market, accountsPath: "accounts.csv",
      dealsPath: market.deals.map { _ in "deals.csv" },
      signalsPath: market.signals.map { _ in "signals.csv" },
      contactsPath: market.contacts.map { _ in "contacts.csv" }, preset: preset,
      isLenient: isLenient)
    return try ModelFile.parse(text, file: "m.yaml")
  }

  private func tiers(
    _ preset: ModelPreset, _ market: Market, isLenient: Bool = false, asOf: String? = nil
  ) throws -> [Int] {
    Array(
      try Scorer(model: model(preset, market, isLenient: isLenient)).score(
        market, asOf: asOf.map(day)
      ).tiers)
  }

  /// The grid of grades from 1 to 10: 16, 28 and 56 cells.
  @Test func theMatrixHasSixteenTwentyEightAndFiftySixCells() throws {
    let cells = (1...10).flatMap { fit in (1...10).map { (Double(fit), Double($0)) } }
    let tiers = try tiers(
      .fitIntentMatrix,
      market([numbers("fit_score", cells.map(\.0)), numbers("intent_level", cells.map(\.1))]))
    #expect((1...3).map { tier in tiers.count { $0 == tier } } == [16, 28, 56])
    let expected: [(Double, Double, Int)] = [
      (7, 7, 1), (10, 6, 2), (10, 2, 2), (10, 1, 3), (6, 7, 2), (5, 10, 2), (4, 10, 3), (6, 6, 3),
    ]
    for (fit, intent, tier) in expected {
      let cell = cells.firstIndex { $0 == (fit, intent) }
      #expect(cell.map { tiers[$0] } == tier, "fit \(fit), intent \(intent)")
    }
  }

  /// The rubric of intent: 7 days are high, 30 days are high, a quarter is middle, nothing is 1.
  @Test func intentOfTheMatrixGoesByTheLastSignal() throws {
    let ages = [0, 7, 8, 30, 31, 90, 91, 365, 366]
    let events = ages.enumerated().map { account, age in
      (account, "pricing_visit", day("2026-06-30").adding(days: -age).description)
    }
    // The last account has no signal, and one before it has three kinds within a week.
    let market = market(
      [categories("industry", (0..<11).map { $0 % 2 == 0 ? "Software" : "Retail" })],
      signals: events + [
        (9, "pricing_visit", "2026-06-30"), (9, "demo_request", "2026-06-29"),
        (9, "webinar", "2026-06-28"),
      ])
    let scores = try Scorer(model: model(.fitIntentMatrix, market)).score(
      market, asOf: day("2026-06-30"))
    let intent = (0..<11).map { Int(Array(scores.groupScores(ofAccount: $0))[1]) / 100 }
    #expect(intent == [9, 9, 7, 7, 5, 5, 2, 2, 1, 10, 1])
  }

  /// Sums out of 100: strictly above 75 with strong fit, and no tier but the last without a motion.
  @Test(arguments: [
    (50.0, 30.0, 20.0, 100, 1), (26, 30, 20, 76, 2), (50, 0, 0, 50, 3), (45, 20, 11, 76, 1),
    (50, 10, 15, 75, 2),
  ])
  func thePriorityScoreByHand(
    fit: Double, intent: Double, engagement: Double, score: Int, tier: Int
  ) throws {
    var model = try model(.priorityScore, behavior(accountCount: 40))
    model.groups = pointColumns(model.groups)
    let scores = try Scorer(model: model).score(
      market([
        numbers("fit_points", [fit]), numbers("intent_points", [intent]),
        numbers("engagement_points", [engagement]),
      ]), asOf: nil)
    #expect(scores.totals == [Int32(score * 100)])
    #expect(scores.tiers == [tier])
    #expect(scores.reasons == [intent + engagement == 0 ? .gate(0) : .rule])
  }

  /// The four questions: engaged, challenge, validated, strong.
  @Test(arguments: [
    ("0000", 3, 3), ("1000", 2, 2), ("0100", 2, 2), ("1100", 2, 2), ("1111", 1, 1),
    ("1110", 2, 1), ("1101", 2, 1),
  ])
  func readinessFollowsTheQuestions(answers text: String, strict: Int, lenient: Int) throws {
    let fields = ["engaged", "challenge_evidence", "need_validated", "strong_signals"]
    // The second account answers the other way round, so that every column has both answers.
    let columns = zip(fields, text).map { field, answer in
      answers(field, [answer == "1", answer != "1"])
    }
    #expect(try tiers(.readiness, market(columns))[0] == strict)
    #expect(try tiers(.readiness, market(columns), isLenient: true)[0] == lenient)
  }

  /// Six calendar months without engagement end the pipeline; exactly six months do not.
  @Test(arguments: [
    ("2025-01-15", "2025-07-15", 2), ("2025-01-15", "2025-07-16", 3),
    ("2025-03-01", "2025-08-31", 2), ("2025-03-01", "2025-09-02", 3),
  ])
  func thePipelineEndsAfterSixMonths(last: String, asOf: String, tier: Int) throws {
    let market = market([
      answers("engaged", [true, false]), days("last_engagement", [last, nil]),
      answers("need_validated", [false, true]),
    ])
    #expect(try tiers(.readiness, market, asOf: asOf)[0] == tier)
  }

  /// A champion who left and a stalled deal take an account out of focus, no priority out of the pipeline.
  @Test func triggersTakeAccountsDown() throws {
    let yes = [true, true, true, true, false]
    let market = market([
      answers("engaged", yes), answers("challenge_evidence", yes), answers("need_validated", yes),
      answers("strong_signals", yes),
      answers("champion_left", [false, true, false, false, false]),
      answers("no_current_priority", [false, false, true, false, false]),
      days("last_engagement", ["2025-06-01", "2025-06-01", "2025-06-01", "2025-03-01", nil]),
    ])
    // The fourth has had no activity for more than 90 days, though less than six months.
    #expect(try tiers(.readiness, market, asOf: "2025-06-30") == [1, 2, 3, 2, 3])
    let model = try model(.readiness, market)
    #expect(
      model.gates.map(\.reason) == [
        "no activity for 90 days", "the champion left", "no priority now",
      ])
  }

  /// An account of the first tier that is dark for two whole quarters leaves it.
  @Test(arguments: [("2025-09-30", 1), ("2025-10-01", 2)])
  func twoDarkQuartersEndTheFirstTier(asOf: String, tier: Int) throws {
    let rules = try ModelFile.parse(
      """
      tessera: 1
      accounts: a.csv
      signals: s.csv
      tiers: { 1: { when: "fit = yes and quarters_since(signals) < 2" }, 2: { when: otherwise } }
      """, file: "m.yaml")
    let market = market(
      [answers("fit", [true])], signals: [(0, "visit", "2024-12-01"), (0, "visit", "2025-02-10")])
    #expect(try Scorer(model: rules).score(market, asOf: day(asOf)).tiers == [tier])
  }

  /// Funded 90 days before the day is a trigger, 91 is none, and what is yet to come is none either.
  @Test func fundingIsATriggerForNinetyDays() throws {
    let rules = try ModelFile.parse(
      """
      tessera: 1
      accounts: a.csv
      conditions: { funded: "days_since(funding_date) <= 90" }
      tiers: { 1: { when: funded }, 2: { when: otherwise } }
      """, file: "m.yaml")
    let market = market([
      days("funding_date", ["2025-04-01", "2025-03-31", "2025-07-01", nil, "2025-06-30"])
    ])
    let scores = try Scorer(model: rules).score(market, asOf: day("2025-06-30"))
    #expect(scores.tiers == [1, 2, 2, 2, 1])
    #expect(scores.definitionCounts.map(\.count) == [2])
  }

  /// Twenty existing customers are in Tier 1 whatever their score, and say so.
  @Test func customersAreInTheFirstTierOfTheMatrix() throws {
    let count = 100
    let market = market([
      numbers("fit_score", (0..<count).map { Double($0 % 4 + 1) }),
      numbers("intent_level", (0..<count).map { Double($0 % 6 + 1) }),
      answers("existing_customer", (0..<count).map { $0 % 5 == 0 }),
    ])
    let model = try model(.fitIntentMatrix, market)
    let scores = try Scorer(model: model).score(market, asOf: nil)
    #expect(scores.tiers.count { $0 == 1 } == 20)
    let words = ReasonText(model: model, accounts: market.accounts)
    for account in 0..<count where scores.tiers[account] == 1 {
      #expect(account % 5 == 0 && scores.isCustomer(account))
      #expect(words.text(scores.reasons[account], account: account) == "rule: existing customer")
    }
  }

  /// Blank technologies and intent for 40 of 100 accounts: every account is scored all the same.
  @Test(arguments: ModelPreset.allCases)
  func accountsWithHolesAreScoredToo(preset: ModelPreset) throws {
    let full = behavior(accountCount: 100)
    let columns = full.accounts.columns.map { column -> Column in
      switch column.values {
      case .number(let values) where column.field == "intent_score":
        return numbers(column.field, values.enumerated().map { $0 % 5 < 2 ? nil : $1 })
      case .category(let codes, let levels) where column.field == "crm":
        return Column(
          header: column.header, field: column.field,
          values: .category(
            codes: codes.enumerated().map { $0 % 5 < 2 ? -1 : $1 }, levels: levels))
      default: return column
      }
    }
    let names = (0..<100).map { "account-\($0)" }
    var holes = full
    holes.accounts = AccountTable(
      source: "accounts.csv", ids: names, names: names, domains: names, columns: columns,
      lines: Array(2..<102))
    let scores = try Scorer(model: model(preset, holes)).score(holes, asOf: nil)
    #expect(scores.count == 100)
    #expect(scores.tiers.allSatisfy { (1...3).contains($0) })
  }

  /// Raising the points of any group never lowers an account's tier.
  @Test(arguments: ModelPreset.allCases, 1...12)
  func tiersAreMonotone(preset: ModelPreset, seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 120
    let source = behavior(accountCount: count)
    for isLenient in preset == .readiness ? [false, true] : [false] {
      var model = try model(preset, source, isLenient: isLenient)
      model.groups = pointColumns(model.groups)
      var points = model.groups.map { group in
        (0..<count).map { _ in
          Double(Int.random(in: 0...group.maximum, using: &generator)) / 100
        }
      }
      func tiers() throws -> [Int] {
        var market = source
        market.accounts = withColumns(
          source.accounts, zip(model.groups, points).map { numbers("\($0.name)_points", $1) })
        return Array(try Scorer(model: model).score(market, asOf: nil).tiers)
      }
      let before = try tiers()
      for _ in 0..<20 {
        // One account at a time, since places are few where they are enforced.
        let account = Int.random(in: 0..<count, using: &generator)
        let group = Int.random(in: 0..<model.groups.count, using: &generator)
        let old = points[group][account]
        points[group][account] = min(
          Double(model.groups[group].maximum) / 100,
          old + Double(Int.random(in: 1...3000, using: &generator)) / 100)
        let after = try tiers()[account]
        #expect(after <= before[account], "\(model.groups[group].name) of \(account)")
        points[group][account] = old
      }
    }
  }

  /// Tiers and evidence come out of every preset, with signals and without.
  @Test(arguments: ModelPreset.allCases)
  func everyPresetNeedsNoEditing(preset: ModelPreset) throws {
    let full = behavior(accountCount: 400)
    var bare = full
    bare.signals = nil
    bare.contacts = nil
    for market in [full, bare] {
      let model = try model(preset, market)
      #expect(model.tiers.count == 3)
      #expect((1...8).contains(model.groups.flatMap(\.criteria).count))
      let scores = try Scorer(model: model).score(market, asOf: nil)
      #expect(Set(scores.tiers).isSubset(of: [1, 2, 3]))
      #expect(scores.tiers.contains { $0 < 3 }, "\(preset): nobody is above the last tier")
    }
  }

  // MARK: Markets

  /// Returns a market in which fit goes with winning, with signals of six kinds and people.
  private func behavior(accountCount count: Int) -> Market {
    var generator = SeededGenerator(seed: 11)
    let industries = (0..<count).map { ["Software", "Mining", "Retail", "Energy"][$0 % 4] }
    let kinds = [
      "pricing_visit", "content_download", "topic_surge", "email_reply", "webinar", "demo_request",
    ]
    var market = market([
      categories("industry", industries),
      numbers(
        "employees", (0..<count).map { _ in Double(Int.random(in: 10...5000, using: &generator)) }),
      numbers(
        "revenue", (0..<count).map { _ in Double(Int.random(in: 1...900, using: &generator)) * 1e6 }
      ),
      numbers(
        "intent_score", (0..<count).map { _ in Double(Int.random(in: 0...100, using: &generator)) }),
      categories("crm", (0..<count).map { ["HubSpot", "Salesforce", "Zoho"][$0 % 3] }),
      categories("country", (0..<count).map { ["US", "DE"][$0 % 2] }),
    ])
    market.signals = SignalTable(
      source: "signals.csv", kinds: kinds, people: ["Ann", "Ben", "Cem"],
      signals: (0..<count * 6).map { _ in
        .init(
          account: Int32.random(in: 0..<Int32(count), using: &generator),
          kind: Int32.random(in: 0..<6, using: &generator),
          date: CalendarDate(dayNumber: Int.random(in: 20_000..<20_200, using: &generator)),
          strength: 1, person: Int32.random(in: -1..<3, using: &generator))
      })
    market.deals = DealTable(
      source: "deals.csv",
      deals: (0..<count).map { account in
        let isWon = industries[account] == "Software" && account % 3 > 0
        let created = CalendarDate(dayNumber: 20_050 + account % 50)
        return .init(
          id: "\(account)", account: account, accountReference: "", outcome: isWon ? .won : .lost,
          amount: 100, created: created, closed: created.adding(days: 20 + account % 60),
          line: account + 2)
      })
    return market
  }

  /// Returns groups that take their points from columns, so that a test can set them.
  private func pointColumns(_ groups: [ScoreGroup]) -> [ScoreGroup] {
    groups.map { group in
      ScoreGroup(
        name: group.name, maximum: group.maximum,
        criteria: [
          Criterion(
            field: "\(group.name)_points",
            points: .per(points: 100, cap: group.maximum, decay: nil))
        ])
    }
  }

  private func withColumns(_ accounts: AccountTable, _ columns: [Column]) -> AccountTable {
    AccountTable(
      source: accounts.source, ids: accounts.ids, names: accounts.names,
      domains: accounts.domains, columns: accounts.columns + columns, lines: accounts.lines)
  }
}
