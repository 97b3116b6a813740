import Modeling
import Reading
import Scoring
import TestSupport
import Testing

struct CompiledCriterionTests {
  /// Returns the points that one criterion gives, in points and not hundredths.
  private func points(
    _ criterion: String, _ column: Column? = nil, signals: [(Int, String, String)]? = nil,
    asOf: String? = nil
  ) throws -> [Double] {
    let model = try model(
      "score: { fit: { max: 1000, \(criterion) } }\ntiers: { 1: { when: otherwise } }")
    let market = market(
      column.map { [$0] } ?? [numbers("other", [1, 2])], signals: signals)
    let scores = try Scorer(model: model).score(market, asOf: asOf.map(day))
    return scores.totals.map { Double($0) / 100 }
  }

  private func complaint(_ criterion: String, _ column: Column? = nil) throws -> String {
    do {
      return "\(try points(criterion, column))"
    } catch let error as ScoringError {
      return error.description
    }
  }

  @Test func levelsWithoutRegardToCase() throws {
    let column = categories("industry", ["Software", "FINANCE", "Retail", nil])
    #expect(
      try points(
        "industry: { points: { software: 15, Finance: 10.25 }, other: 1, missing: 2 }", column)
        == [15, 10.25, 1, 2])
  }

  @Test func theHighestTagCounts() throws {
    let column = tags("tech", [["SAP", "HubSpot"], ["hubspot"], ["Go"], [], nil])
    #expect(
      try points("tech: { points: { SAP: 4, HubSpot: 6 }, other: 1, missing: 2 }", column)
        == [6, 6, 1, 1, 2])
  }

  @Test func answersAreLevelsToo() throws {
    let column = answers("public", [true, false, nil])
    #expect(try points("public: { points: { yes: 3, no: 1 }, missing: 2 }", column) == [3, 1, 2])
    #expect(try points("public: { yes: 5, missing: 1 }", column) == [5, 0, 1])
  }

  @Test func aValueOnTheBorderBelongsToTheFirstBand() throws {
    let column = numbers("employees", [50, 50.5, 1000, 1000.5, 0, nil, -3])
    #expect(
      try points("employees: { bands: { 0..50: 2, 50..1000: 15, 1000+: 5 }, missing: 3 }", column)
        == [2, 15, 15, 5, 2, 3, 0])
  }

  @Test func pointsPerUnitStopAtTheCapAndAtZero() throws {
    let column = numbers("visits", [0, 1, 2.5, 100, -4, nil])
    #expect(try points("visits: { per: 2, cap: 12, missing: 1 }", column) == [0, 2, 5, 12, 0, 1])
  }

  @Test func anyTextDateOrTagIsPresent() throws {
    let text = Column(header: "t", field: "t", values: .text(["a", ""]))
    #expect(try points("t: { yes: 5 }", text) == [5, 0])
    #expect(try points("d: { yes: 5 }", days("d", ["2025-01-01", nil])) == [5, 0])
    #expect(try points("g: { yes: 5, missing: 1 }", tags("g", [["x"], [], nil])) == [5, 0, 1])
  }

  @Test func recencyHalvesAndTheFutureDoesNotExist() throws {
    let column = days("last", ["2025-06-30", "2025-05-31", "2025-05-01", "2025-07-01", nil])
    #expect(
      try points("last: { points: 10, half_life: 30d, missing: 1 }", column, asOf: "2025-06-30")
        == [10, 5, 2.5, 1, 1])
  }

  @Test func signalsDecayAndThoseAfterTheDayDoNotExist() throws {
    let signals = [
      (0, "visit", "2025-06-30"), (0, "visit", "2025-06-16"), (0, "visit", "2025-07-01"),
      (0, "reply", "2025-06-30"), (1, "visit", "2025-06-02"),
    ]
    // 4 · (1 + ½) = 6 and 4 · ¼ = 1.
    let decayed = "signals.visit: { per: 4, cap: 12, half_life: 14d }"
    #expect(try points(decayed, signals: signals, asOf: "2025-06-30") == [6, 1])
    #expect(
      try points("signals.visit: { per: 4, cap: 5 }", signals: signals, asOf: "2025-06-30") == [
        5, 4,
      ])
    #expect(
      try points("signals.visit: { yes: 3 }", signals: signals, asOf: "2025-06-01") == [0, 0])
    #expect(
      try points("signals.reply: { yes: 3 }", signals: signals, asOf: "2025-06-30") == [3, 0])
    // Without a day, the latest one that the data have.
    #expect(try points("signals.visit: { per: 1, cap: 9 }", signals: signals) == [3, 1])
    #expect(
      try points(
        "signals.visit: { points: 8, half_life: 14d }", signals: signals, asOf: "2025-06-30")
        == [8, 2])
  }

  @Test func aColumnWithoutAnyValueIsMissingWhateverItsKind() throws {
    let column = Column(header: "e", field: "employees", values: .text(["", ""]))
    #expect(try points("employees: { bands: { 1+: 5 }, missing: 2 }", column) == [2, 2])
  }

  @Test func saysWhatTheDataDoNotHave() throws {
    let industry = categories("industry", ["Software", "Health care"])
    let start = "m.yaml, line 3, column 28: "
    #expect(
      try complaint("industri: { yes: 5 }", industry)
        == start + "“industri” is no field of accounts.csv; did you mean “industry”?")
    #expect(
      try complaint("size: { yes: 5 }", industry)
        == start + "“size” is no field of accounts.csv; there are industry.")
    #expect(
      try complaint("industry: { points: { Softwear: 5 } }", industry)
        == start + "no account has “Softwear” as industry; did you mean “Software”?")
    #expect(
      try complaint("industry: { points: { Mining: 5 } }", industry)
        == start + "no account has “Mining” as industry, nor another level that the model names; "
        + "the data have Software, Health care.")
    #expect(
      try complaint("signals.visit: { per: 1 }", industry)
        == start + "“signals.visit” counts signals, and there are none; name a file of them under "
        + "signals:, or remove the line.")
    #expect(
      try complaint("last: { points: 1, half_life: 2d }", days("last", ["2025-01-01"]))
        == start + "“last” goes by age, and no signal and no closed deal says what day "
        + "it is; give a day with --as-of.")
  }

  @Test(arguments: ["bands: { 1+: 2 }", "yes: 5", "per: 2", "points: 2, half_life: 3d"])
  func categoriesTakeLevelsOnly(way: String) throws {
    let said = try complaint("industry: { \(way) }", categories("industry", ["Software"]))
    #expect(
      said.hasPrefix("m.yaml, line 3, column 28: “industry” is read as category; "), "\(said)")
  }

  @Test(arguments: [
    "points: { a: 2 }", "yes: 5", "per: 2, half_life: 3d", "points: 2, half_life: 3d",
  ])
  func numbersTakeBandsAndPerOnly(way: String) throws {
    let said = try complaint("size: { \(way) }", numbers("size", [1, 2]))
    #expect(said.hasPrefix("m.yaml, line 3, column 28: “size” is read as number; "), "\(said)")
  }
}
