import Modeling
import Reading
import Scoring
import Statistics
import TestSupport
import Testing

/// The table that leaves the engine scores and tiers as the engine does, whatever the weights and cut-offs.
struct RescoringTableTests {
  private static let text = """
    conditions:
      large: "employees >= 500 or score > 30"
    score:
      fit:
        max: 30
        industry: { points: { Software: 20, Retail: 7.5 }, other: 2, missing: 1 }
        employees: { bands: { ..50: -4, 51..1000: 10 }, weight: 1.5 }
        base: { always: 3 }
      intent:
        max: 20
        min: -10
        signals.visit: { per: 2, half_life: 30d, cap: 9 }
        competitor: { yes: -10 }
    tiers:
      1: { when: "score > 25.5 and fit >= 20" }
      2: { when: "large and intent > 0 or score in [12, 13]" }
      3: { when: "score >= 10 and not (industry = Retail)" }
      4: { when: otherwise }
    gates:
      - { when: "intent < 0", tier: 3, reason: works with a competitor }
    disqualify:
      - { when: "employees is known and employees < 5", reason: too small }
    overrides:
      - { account: account-3, tier: 1, reason: asked for }
      - { when: "score > 40 and industry = Software", tier: 1, reason: large }
      - { column: wanted }
    """

  private static func randomMarket(seed: UInt64, count: Int = 300) -> Market {
    var random = SeededGenerator(seed: seed)
    func pick(_ bound: Int) -> Int { Int(random.unit() * Double(bound)) }
    let industries = ["Software", "Retail", "Energy", nil]
    let columns = [
      categories("industry", (0..<count).map { _ in industries[pick(4)] }),
      numbers("employees", (0..<count).map { _ in pick(9) == 0 ? nil : Double(pick(1500)) }),
      answers("competitor", (0..<count).map { _ in pick(6) == 0 }),
      numbers("wanted", (0..<count).map { _ in pick(20) == 0 ? Double(1 + pick(4)) : nil }),
    ]
    let signals = (0..<count).map { _ in
      (pick(count), "visit", "\(CalendarDate(dayNumber: 20_000 + pick(90)))")
    }
    return market(columns, signals: signals)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func asTheEngineWithOtherWeightsAndCutOffs(seed: UInt64) throws {
    let data = Self.randomMarket(seed: seed)
    var random = SeededGenerator(seed: seed, stream: 9)
    let accounts = (0..<data.accounts.count).filter { _ in random.unit() < 0.8 }
    let own = try model(Self.text)
    let table = try RescoringTables.table(own, of: data, asOf: nil, accounts: accounts)
    #expect(table.places.isEmpty && table.count == accounts.count)
    #expect(table.criteria.map(\.factor) == [100, 150, 100, 100, 100])
    #expect(table.limits.count == 9)
    #expect(table.limits.filter { $0.tier != nil }.map(\.hundredths) == [2550, 2000, 0, 1000])
    for round in 0..<6 {
      let factors = table.criteria.map { round == 0 ? $0.factor : Int(random.unit() * 250) }
      var limits = table.limits.map(\.hundredths)
      var changed = own
      var place = 0
      if round > 0 {
        for index in limits.indices where table.limits[index].tier != nil {
          limits[index] += (random.unit() * 2000 - 1000).rounded()
        }
      }
      for group in changed.groups.indices {
        for criterion in changed.groups[group].criteria.indices {
          changed.groups[group].criteria[criterion].factor = factors[place]
          place += 1
        }
      }
      let moved = zip(table.limits, limits).filter { $0.0.tier != nil }.map { $0.1 / 100 }
      changed.tiers[0].condition = .and(
        .number(name: "score", .greater, moved[0]), .number(name: "fit", .greaterOrEqual, moved[1]))
      if case .or(.and(let large, _), let list)? = own.tiers[1].condition {
        changed.tiers[1].condition = .or(
          .and(large, .number(name: "intent", .greater, moved[2])), list)
      } else {
        Issue.record("the second rule is read otherwise")
      }
      if case .and(_, let other)? = own.tiers[2].condition {
        changed.tiers[2].condition = .and(
          .number(name: "score", .greaterOrEqual, moved[3]), other)
      }
      let scores = try Scorer(model: changed).score(data, asOf: nil)
      let again = table.rescored(factors: factors, limits: limits)
      #expect(again.totals == accounts.map { Int(scores.totals[$0]) }, "round \(round)")
      #expect(again.tiers == accounts.map { scores.tiers[$0] }, "round \(round)")
    }
  }

  /// Places are taken by customers, exceptions and accounts that are not compared too, and equal scores stand in line by groups,
  /// numbers and the order of the file.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func placesAreGivenAsTheEngineGivesThem(seed: UInt64) throws {
    let text =
      Self.text
      .replacing(
        "and fit >= 20\" }",
        with:
          "and fit >= 20\", capacity: { accounts: 9, enforce: true, ties: [intent, employees] } }"
      )
      .replacing(
        "in [12, 13]\" }",
        with:
          "in [12, 13]\", capacity: { accounts: 40, enforce: true, ties: [score, signals.visit] } }"
      )
      .replacing(
        "when: otherwise }", with: "when: otherwise, capacity: { accounts: 3, enforce: true } }")
      + "\ncustomers: { when: \"industry = Energy and employees > 900\", tier: 1 }\n"
    let data = Self.randomMarket(seed: seed)
    var random = SeededGenerator(seed: seed, stream: 5)
    let accounts = (0..<data.accounts.count).filter { _ in random.unit() < 0.7 }
      .shuffled(using: &random)
    let own = try model(text)
    let table = try RescoringTables.table(own, of: data, asOf: nil, accounts: accounts)
    #expect(table.count == data.accounts.count && table.comparedCount == accounts.count)
    #expect(table.places.map(\.tier) == [1, 2] && table.places.map(\.count) == [9, 40])
    #expect(table.places[0].ties == [.group(1), .rank(0)] && table.places[1].ties == [.rank(1)])
    var moved = 0
    for round in 0..<5 {
      let factors = table.criteria.map { round == 0 ? $0.factor : Int(random.unit() * 250) }
      var (changed, place) = (own, 0)
      for group in changed.groups.indices {
        for criterion in changed.groups[group].criteria.indices {
          changed.groups[group].criteria[criterion].factor = factors[place]
          place += 1
        }
      }
      let scores = try Scorer(model: changed).score(data, asOf: nil)
      let again = table.rescored(factors: factors, limits: table.limits.map(\.hundredths))
      #expect(again.totals.prefix(accounts.count) == accounts.map { Int(scores.totals[$0]) }[...])
      #expect(again.tiers.prefix(accounts.count) == accounts.map { scores.tiers[$0] }[...])
      moved += scores.reasons.count { if case .capacity = $0 { true } else { false } }
    }
    #expect(moved > 20, "\(moved)")
  }

  @Test func pointsAreCountedInWholeNumbers() {
    #expect(Criterion.counted(1500, factor: 100) == 1500)
    #expect(Criterion.counted(333, factor: 150) == 500)
    #expect(Criterion.counted(-333, factor: 150) == -500)
    #expect(Criterion.counted(1, factor: 50) == 1)
    #expect(Criterion.counted(-1, factor: 50) == -1)
    #expect(Criterion.counted(1, factor: 49) == 0)
    #expect(Criterion.counted(700, factor: 0) == 0)
  }
}
