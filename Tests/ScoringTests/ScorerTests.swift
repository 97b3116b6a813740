import Modeling
import Reading
import Scoring
import Statistics
import TestSupport
import Testing

struct ScorerTests {
  private func scores(fit: [Double], intent: [Double], engagement: [Double]) throws
    -> ScoredAccounts
  {
    try Scorer(model: model(priorityScore)).score(
      market([
        numbers("fit_points", fit), numbers("intent_points", intent),
        numbers("engagement_points", engagement),
      ]), asOf: nil)
  }

  @Test func thePriorityScoreByHand() throws {
    let scores = try scores(
      fit: [50, 26, 50, 45, 50], intent: [30, 30, 0, 20, 10], engagement: [20, 20, 0, 11, 15])
    #expect(scores.totals == [10000, 7600, 5000, 7600, 7500])
    // 76 without strong fit is Tier 2; 50 without a signal is Tier 3; 75 is not above 75.
    #expect(scores.tiers == [1, 2, 3, 1, 2])
    #expect(scores.groupNames == ["fit", "intent", "engagement"])
    #expect(scores.groupMaxima == [5000, 3000, 2000])
    #expect(Array(scores.contributions(ofAccount: 3)) == [4500, 2000, 1100])
    #expect(Array(scores.groupScores(ofAccount: 1)) == [2600, 3000, 2000])
    #expect(scores.asOf == nil)
  }

  @Test func theFitAndIntentGridHasSixteenTwentyEightAndFiftySixCells() throws {
    let cells = (1...10).flatMap { fit in (1...10).map { (Double(fit), Double($0)) } }
    let scores = try Scorer(model: model(fitAndIntent)).score(
      market([numbers("fit", cells.map(\.0)), numbers("intent", cells.map(\.1))]), asOf: nil)
    #expect((1...3).map { tier in scores.tiers.count { $0 == tier } } == [16, 28, 56])
    let expected: [(Double, Double, Int)] = [
      (7, 7, 1), (10, 6, 2), (10, 2, 2), (10, 1, 3), (6, 7, 2), (5, 10, 2), (4, 10, 3), (6, 6, 3),
    ]
    for (fit, intent, tier) in expected {
      let cell = cells.firstIndex { $0 == (fit, intent) }
      #expect(cell.map { scores.tiers[$0] } == tier, "fit \(fit), intent \(intent)")
    }
  }

  @Test func twentyCustomersAreInTierOneWhateverTheirScore() throws {
    let count = 100
    let isCustomer = (0..<count).map { $0 % 5 == 0 }
    let model = try model(
      priorityScore + "\ncustomers: { when: \"existing_customer = yes\", tier: 1 }")
    let zero = [Double?](repeating: 0, count: count)
    let scores = try Scorer(model: model).score(
      market([
        numbers("fit_points", zero), numbers("intent_points", zero),
        numbers("engagement_points", zero), answers("existing_customer", isCustomer),
      ]), asOf: nil)
    #expect(scores.tiers.count { $0 == 1 } == 20)
    for account in 0..<count {
      #expect(scores.tiers[account] == (isCustomer[account] ? 1 : 3))
      #expect(scores.reasons[account] == (isCustomer[account] ? .existingCustomer : .rule))
    }
  }

  /// More fit, intent or engagement never lowers the tier.
  @Test(arguments: [priorityScore, fitAndIntent])
  func tiersAreMonotone(preset: String) throws {
    let steps = stride(from: 0.0, through: 50, by: 2.5).map { $0 }
    let isGrid = preset == fitAndIntent
    let fits = isGrid ? (1...10).map(Double.init) : steps
    let intents = isGrid ? (1...10).map(Double.init) : steps.filter { $0 <= 30 }
    let engagements = isGrid ? [0] : steps.filter { $0 <= 20 }
    var cells: [[Double]] = []
    for fit in fits {
      for intent in intents {
        for engagement in engagements { cells.append([fit, intent, engagement]) }
      }
    }
    let fields =
      isGrid
      ? ["fit", "intent", "engagement"] : ["fit_points", "intent_points", "engagement_points"]
    let columns = fields.indices.map { axis in numbers(fields[axis], cells.map { $0[axis] }) }
    let tiers = try Scorer(model: model(preset)).score(market(columns), asOf: nil).tiers
    let tierOfCell = Dictionary(uniqueKeysWithValues: zip(cells, tiers))
    for cell in cells {
      let tier = tierOfCell[cell] ?? 0
      for (axis, values) in [fits, intents, engagements].enumerated() {
        guard let next = values.first(where: { $0 > cell[axis] }) else { continue }
        var better = cell
        better[axis] = next
        #expect((tierOfCell[better] ?? 9) <= tier, "\(cell) → \(better)")
      }
    }
  }

  @Test func withoutARuleThatHoldsTheLastTierIsLeft() throws {
    let model = try model("tiers: { 1: { when: fit > 7 }, 2: { when: fit > 5 } }")
    let scores = try Scorer(model: model).score(
      market([numbers("fit", [8, 6, 1, nil])]), asOf: nil)
    #expect(scores.tiers == [1, 2, 2, 2])
    #expect(scores.reasons == [.rule, .rule, .noRule, .noRule])
  }

  @Test func aMarketWithoutAccountsHasNoScores() throws {
    let scores = try Scorer(model: model(fitAndIntent)).score(
      market([numbers("fit", []), numbers("intent", [])]), asOf: nil)
    #expect(scores.count == 0)
  }

  /// Enough accounts for several chunks, the last of them not full.
  @Test func anyNumberOfThreadsGivesTheSameScores() throws {
    let count = 40_001
    let rules = try model(
      """
      score: { fit: { max: 50, size: { bands: { 0..10: 5, 11..20: 50 } } }, intent: { max: 30, v: { per: 2.5 } } }
      conditions: { big: "size > 20" }
      tiers: { 1: { when: "score > 60 or big" }, 2: { when: "fit > 0" }, 3: { when: otherwise } }
      """)
    let market = market([
      numbers("size", (0..<count).map { Double($0 * 7 % 31) }),
      numbers("v", (0..<count).map { Double($0 * 13 % 17) }),
    ])
    var scorer = Scorer(model: rules)
    let one = try scorer.score(market, asOf: nil)
    scorer.threadCount = 3
    let three = try scorer.score(market, asOf: nil)
    #expect(one.totals == three.totals && one.tiers == three.tiers && one.reasons == three.reasons)
    #expect(one.definitionCounts.map(\.count) == three.definitionCounts.map(\.count))
    for account in stride(from: 0, to: count, by: 61) {
      let (size, visits) = (account * 7 % 31, account * 13 % 17)
      let fit = size <= 10 ? 5 : size <= 20 ? 50 : 0
      let score = Double(fit) + min(30, 2.5 * Double(visits))
      #expect(one.totals[account] == Int32(score * 100))
      #expect(one.tiers[account] == (score > 60 || size > 20 ? 1 : fit > 0 ? 2 : 3))
    }
    #expect(one.definitionCounts.map(\.count) == [(0..<count).count { $0 * 7 % 31 > 20 }])
  }

  @Test(arguments: 1...20)
  func contributionsSumExactlyAndDoNotDependOnTheOrder(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (model, market) = randomCase(using: &generator)
    let scores = try Scorer(model: model).score(market, asOf: day("2025-06-30"))
    for account in 0..<scores.count {
      let contributions = Array(scores.contributions(ofAccount: account)).map(Int.init)
      #expect(contributions.reduce(0, +) == Int(scores.totals[account]))
      for (group, name) in scores.groupNames.enumerated() {
        let sum = zip(contributions, scores.criteria).filter { $0.1.group == name }
          .reduce(0) { $0 + $1.0 }
        let score = Int(Array(scores.groupScores(ofAccount: account))[group])
        #expect(sum == score)
        #expect((0...scores.groupMaxima[group]).contains(score))
      }
    }
    let order = Array(0..<scores.count).shuffled(using: &generator)
    let shuffled = try Scorer(model: model).score(
      reordered(market, order), asOf: day("2025-06-30"))
    for (row, account) in order.enumerated() {
      #expect(
        Array(shuffled.contributions(ofAccount: row))
          == Array(scores.contributions(ofAccount: account)))
      #expect(shuffled.tiers[row] == scores.tiers[account])
    }
  }

  private func randomCase(using generator: inout SeededGenerator) -> (Model, Market) {
    func points() -> Int { Int.random(in: -900...1500, using: &generator) }
    let levels = ["a", "b", "c"].map { Criterion.Level(name: $0, points: points()) }
    let groups = [
      ScoreGroup(
        name: "fit", maximum: 2000,
        criteria: [
          Criterion(field: "level", points: .levels(levels, other: points()), missing: points()),
          Criterion(field: "tags", points: .levels(levels, other: points()), missing: points()),
          Criterion(
            field: "size",
            points: .bands([
              .init(lower: 0, upper: 50, points: points()),
              .init(lower: 50, upper: .infinity, points: points()),
            ]), missing: points()),
          Criterion(field: "answer", points: .present(points())),
        ]),
      ScoreGroup(
        name: "intent", maximum: 1000,
        criteria: [
          Criterion(
            field: "signals.visit", points: .per(points: 333, cap: 800, decay: .halfLife(days: 30))),
          Criterion(
            field: "signals.unsubscribe", points: .per(points: -333, cap: -800, decay: nil)),
          Criterion(field: "last", points: .recency(points: 700, decay: .halfLife(days: 45))),
        ]),
    ]
    let model = Model(
      name: "", accounts: nil, deals: nil, signals: nil, contacts: nil, families: [],
      groups: groups,
      tiers: [
        TierRule(tier: 1, condition: .number(name: "score", .greater, 15)),
        TierRule(tier: 2, condition: nil),
      ],
      customers: nil,
      segments: SegmentOptions(tiers: [2], sizes: 5...15, nameFields: [], marketSegmentCount: 0),
      isSuggested: false)
    let count = 60
    func some<Value>(_ values: [Value]) -> [Value?] {
      (0..<count).map { _ in
        generator.unit() < 0.2
          ? nil : values[Int.random(in: 0..<values.count, using: &generator)]
      }
    }
    let lists: [[String]] = [[], ["a"], ["a", "b"], ["d"], ["c", "d"]]
    let signals = (0..<300).map { _ in
      (
        Int.random(in: 0..<count, using: &generator),
        generator.unit() < 0.7 ? "visit" : "unsubscribe",
        day("2025-01-01").adding(days: Int.random(in: 0..<250, using: &generator)).description
      )
    }
    let columns = [
      categories("level", some(["a", "b", "c", "d"])), tags("tags", some(lists)),
      numbers("size", some([1, 10, 50, 100, 1e9])), answers("answer", some([true, false])),
      days("last", some(["2025-06-30", "2025-05-01", "2025-08-01"])),
    ]
    return (model, market(columns, signals: signals))
  }

  /// Returns the market with its accounts in another order.
  private func reordered(_ market: Market, _ order: [Int]) -> Market {
    let columns = market.accounts.columns.map { column -> Column in
      let values: ColumnValues =
        switch column.values {
        case .number(let values): .number(order.map { values[$0] })
        case .category(let codes, let levels):
          .category(codes: order.map { codes[$0] }, levels: levels)
        case .date(let values): .date(DateColumn(order.map { values[$0] }))
        case .yesNo(let values): .yesNo(order.map { values[$0] })
        case .text(let values): .text(TextColumn(order.map { values[$0] }))
        case .tags(let lists):
          tags(
            column.field,
            order.map { row in
              lists.isMissing[row]
                ? nil : lists.codes(ofRow: row).map { lists.levels[Int($0)] }
            }
          ).values
        }
      return Column(header: column.header, field: column.field, values: values)
    }
    var rowOfAccount = [Int](repeating: 0, count: order.count)
    for (row, account) in order.enumerated() { rowOfAccount[account] = row }
    let signals = market.signals.map { table in
      SignalTable(
        source: table.source, kinds: table.kinds, people: [],
        signals: table.signals.map { signal in
          var moved = signal
          moved.account = Int32(rowOfAccount[Int(signal.account)])
          return moved
        })
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: order.map { market.accounts.ids[$0] },
        names: order.map { market.accounts.names[$0] },
        domains: order.map { market.accounts.domains[$0] }, columns: columns,
        lines: order.map { market.accounts.lines[$0] }),
      signals: signals)
  }
}
