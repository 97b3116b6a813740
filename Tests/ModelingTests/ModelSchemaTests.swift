import Foundation
import Modeling
import Reading
import TestSupport
import Testing

struct ModelSchemaTests {
  private let schema: PlainTree
  private let check: SchemaCheck

  init() throws {
    schema = try plainTree(ModelSchema.text)
    check = SchemaCheck(schema)
  }

  /// What the whole model does not have: every other key, and other ways to write the same.
  private static let newerModel = """
    tessera: 1
    deals: { source: deals.csv, unit: deal, window: all, lost: [Dead, 7] }
    signals: { source: "-", columns: { kind: Topic, date: Seen } }
    features:
      firmographic: industry
      engagement:
        weight: 2
        columns: [{size: {order: [small, large]}}, {seen: {half_life: 90, transform: log}}]
    score:
      suggested: no
      fit:
        max: 50
        min: -12.25
        penalty: { of: partner, yes: -3 }
        base: { always: 1 }
        "topic: breadth": { signals: [a, b], count: share, within: 4w, bands: { ..50: 1, 50+: 2 } }
        surges: { signals: all, strength: 60+, per: 2, cap: 9, kind_cap: 4, day_cap: 2.5, linear: 90d }
        seen: { steps: { 7d: 10, 30d: 2.5 }, missing: 1 }
        fresh: { of: seen, points: 5, steps: { 7d: 100%, 12.5d: 50% } }
    conditions: { ideal: fit > 9, late: months_since(seen) > 6 }
    tiers:
      1:
        when: ideal and not late
        name: Active
        capacity: { people: 4, each: 10, enforce: yes, ties: [fit] }
        effort: 80%
        budget_per_month: 500
        owner: Sales
        cadence: weekly
        channel: phone
        personalization: all of it
      2: { when: otherwise, capacity: { accounts: 9, ties: fit } }
    gates: [{ when: late, tier: 2, reason: too late }]
    disqualify: [{ when: region = EU }]
    customers: { when: customer = yes, tier: rules }
    overrides:
      - { account: acme.com, tier: 1, reason: strategic }
      - { when: region = US, tier: 2, reason: no team }
      - { column: tier_override, reason: why }
    segments: { accounts: all, sizes: 5..15, names: region, market: 8 }
    """

  @Test func isJSONAndTheSameEveryTime() throws {
    let object = try JSONSerialization.jsonObject(with: Data(ModelSchema.text.utf8))
    let keys = (object as? [String: Any])?.keys.sorted()
    #expect(
      keys == [
        "$defs", "$schema", "additionalProperties", "anyOf", "description", "properties",
        "required", "title", "type",
      ])
    #expect(
      ModelSchema.text.hasPrefix(
        "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": "))
    #expect(ModelSchema.text.hasSuffix("}\n") && !ModelSchema.text.contains("\t"))
  }

  @Test(arguments: [wholeModel, leastModel, newerModel])
  func takesWhatTheReaderTakes(text: String) throws {
    #expect(complaint(text) == "")
    #expect(check.problems(of: try plainTree(text)) == [])
  }

  @Test func takesTheWorkedExample() throws {
    let file = TestData.datasets.appending(path: "worked-example/tessera.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(check.problems(of: try plainTree(text)) == [])
  }

  @Test(arguments: ModelPreset.allCases, [true, false])
  func takesEveryFirstModel(preset: ModelPreset, hasSignals: Bool) throws {
    let count = 60
    let market = market(
      [
        categories("industry", (0..<count).map { ["Software", "Retail: food", "Yes"][$0 % 3] }),
        numbers("employees", (0..<count).map { Double($0 * $0) }),
        answers("existing_customer", (0..<count).map { $0 % 9 == 0 }),
      ], deals: (0..<count).map { (account: $0, outcome: $0 % 3 == 0 ? .won : .lost) },
      signals: hasSignals
        ? (0..<count).map { (account: $0, kind: ["visit", "reply"][$0 % 2], day: 19_900 + $0) }
        : nil)
    let text = ModelTemplate.text(
      market: market, accountsPath: "a.csv", dealsPath: "d.csv",
      signalsPath: hasSignals ? "s.csv" : nil, contactsPath: nil, preset: preset)
    #expect(check.problems(of: try plainTree(text)) == [])
  }

  /// Each is refused by the reader too, so that editors do not complain of what is right.
  @Test(arguments: [
    ("account: b.csv", "/account is not allowed"),
    ("score: { fit: { max: 9, a: { yes: 1, caps: 2 } } }", "/score/fit/a/caps is not allowed"),
    ("score: { fit: { max: 9, a: { missing: 1 } } }", "/score/fit/a:"),
    ("score: { fit: { max: 9, a: { points: 5 } } }", "/score/fit/a:"),
    ("score: { fit: { max: nine } }", "/score/fit/max:"),
    ("score: { fit: { a: { yes: 1 } } }", "/score/fit:"),
    ("score: { fit: { max: 9, a: { bands: { wide: 1 } } } }", "/score/fit/a/bands/wide is not"),
    ("score: { fit: { max: 9, a: { points: 5, half_life: 30 } } }", "/score/fit/a/half_life:"),
    ("score: { fit: { max: 9, a: { signals: all, count: topics, per: 1 } } }", "/a/count:"),
    ("features: { intent: [{a: logarithm}] }", "/features/intent:"),
    ("gates: [{ when: a = 1 }]", "/gates/0:"),
    ("gates: { when: a = 1, tier: 1 }", "/gates:"),
    ("overrides: [{ account: a, column: b, tier: 1, reason: c }]", "/overrides/0:"),
    ("overrides: [{ account: a, tier: 1 }]", "/overrides/0:"),
    ("customers: { when: a = yes, tier: first }", "/customers/tier:"),
    ("segments: { sizes: some }", "/segments/sizes:"),
    ("deals: { source: d.csv, window: 12 }", "/deals:"),
    ("name:", "/name:"),
    ("criteria: { 6m: wins > 1 }", "/criteria:"),
    ("criteria: { agreed: 2026-01-15 }", "/criteria:"),
    ("criteria: { agreed: January, 6m: wins > 1 }", "/criteria/agreed:"),
    ("criteria: { agreed: 2026-01-15, 6m: [conversoin(1) > 0.1] }", "/criteria/6m:"),
    ("criteria: { agreed: 2026-01-15, 12m: [wins = 1] }", "/criteria/12m:"),
  ])
  func refusesWhatIsBroken(line: String, expected: String) throws {
    let text = leastModel + "\n" + line
    #expect(complaint(text) != "")
    let problems = check.problems(of: try plainTree(text))
    #expect(problems.contains { $0.contains(expected) }, "\(problems)")
  }

  @Test func refusesAModelWithoutATier() throws {
    for text in ["tessera: 1\naccounts: a.csv", "tessera: 2\naccounts: a.csv\ntiers: {}", "- a"] {
      #expect(complaint(text) != "")
      #expect(check.problems(of: try plainTree(text)) != [], "\(text)")
    }
  }

  @Test(arguments: [
    "51..1000", "1001+", "..50", "10M..50M", "7", "-2.5", "10k", "1.5B+", ".5", "2..", "1 .. 2",
    "+3", "1e3", "5.", "..", "", "a", "1..b", "--1", "1+2", "1,000", "0x10", "nan", "1.2.3",
  ])
  func rangesAreThoseOfTheReader(text: String) throws {
    let isRange = NumberRangeText.range(text) != nil
    #expect(problems("segments", "sizes", text).isEmpty == isRange)
    #expect(problems("criterion", "strength", text).isEmpty == isRange)
  }

  @Test(arguments: ["12", "-3", "2.25", "+1", "0", "5.005", "5.", ".5", "", "1e2", "x", "1k"])
  func pointsAreThoseOfTheReader(text: String) throws {
    #expect(
      problems("group", "max", text).isEmpty == (PointText.hundredths(text) != nil), "\(text)")
  }

  @Test(arguments: ["30d", "4w", "1.5d", "30", "d", "-3d", "3m", "3 d", "+2w"])
  func daysAreThoseOfTheReader(text: String) throws {
    let isDays = complaint(
      leastModel + "\nscore: { fit: { max: 9, a: { points: 5, half_life: \"\(text)\" } } }"
    ).isEmpty
    #expect(problems("criterion", "half_life", text).isEmpty == isDays)
  }

  @Test(arguments: ["80%", "0%", "12.5%", "80", "%", "-1%", "x%"])
  func sharesAreThoseOfTheReader(text: String) throws {
    let isShare = complaint(
      "tessera: 1\naccounts: a.csv\ntiers: { 1: { when: otherwise, effort: \"\(text)\" } }"
    ).isEmpty
    #expect(problems("tier_rule", "effort", text).isEmpty == isShare)
  }

  /// Returns what is wrong with a text as the value of a key of a definition.
  private func problems(_ definition: String, _ key: String, _ text: String) -> [String] {
    let value = PlainTree.mapping([.init(key, .text(text))])
    let path = "/\(key):"
    let part = PlainTree.mapping(
      (schema["$defs"]?[definition]?.entries ?? []) + [.init("$defs", schema["$defs"] ?? .null)])
    return SchemaCheck(part).problems(of: value).filter { $0.hasPrefix(path) }
  }
}
