import Modeling
import Reading
import Scoring
import TestSupport
import Testing

/// Buying signals: kinds, people, shares of topics, caps against spikes, and three ways to fade.
struct SignalTallyTests {
  private struct Event {
    var account: Int
    var kind: String
    var date: String
    var strength = 1.0
    var person = -1
  }

  /// Returns the points that one criterion gives to each of three accounts, as of 2025-06-30.
  private func points(_ criterion: String, _ events: [Event]) throws -> [Double] {
    let model = try model(
      "score: { intent: { max: 1000, \(criterion) } }\ntiers: { 1: { when: otherwise } }")
    let kinds = ["visit", "reply", "surge", "topic_a", "topic_b"]
    var market = market([numbers("other", [1, 2, 3])])
    market.signals = SignalTable(
      source: "signals.csv", kinds: kinds, people: ["Ann", "Ben", "Cem"],
      signals: events.map { event in
        .init(
          account: Int32(event.account), kind: Int32(kinds.firstIndex(of: event.kind) ?? 0),
          date: day(event.date), strength: event.strength, person: Int32(event.person))
      })
    return try Scorer(model: model).score(market, asOf: day("2025-06-30")).totals.map {
      Double($0) / 100
    }
  }

  private let mixed = [
    Event(account: 0, kind: "visit", date: "2025-06-30", person: 0),
    Event(account: 0, kind: "visit", date: "2025-06-29", person: 0),
    Event(account: 0, kind: "reply", date: "2025-05-31", person: 1),
    Event(account: 1, kind: "visit", date: "2025-03-01", person: 2),
    Event(account: 1, kind: "surge", date: "2025-07-01", person: 1),
  ]

  @Test func differentKindsCountOnce() throws {
    let criterion = "s: { signals: all, count: kinds, per: 4, cap: 100 }"
    #expect(try points(criterion, mixed) == [8, 4, 0])
    // The age of a kind is that of its last signal.
    let fading = "s: { signals: all, count: kinds, per: 4, cap: 100, half_life: 30d }"
    #expect(try points(fading, mixed) == [4 + 2, 0.24, 0])
  }

  @Test func differentPeopleCountOnceAndUnknownOnesDoNot() throws {
    let events = mixed + [Event(account: 2, kind: "visit", date: "2025-06-30")]
    #expect(
      try points("s: { signals: all, count: people, per: 3, cap: 100 }", events) == [6, 3, 0])
    #expect(
      try points("s: { signals: [visit], count: people, per: 3, cap: 100 }", events) == [3, 3, 0])
  }

  @Test func windowsLeaveOutWhatIsOlder() throws {
    let events = [
      Event(account: 0, kind: "visit", date: "2025-06-01"),
      Event(account: 1, kind: "visit", date: "2025-05-31"),
    ]
    #expect(
      try points("signals.visit: { per: 1, cap: 9, within: 29d }", events) == [1, 0, 0])
  }

  @Test func aSpikeOfOneKindOrOneDayIsCapped() throws {
    let spike =
      (0..<40).map { _ in Event(account: 0, kind: "visit", date: "2025-06-30") }
      + [Event(account: 0, kind: "reply", date: "2025-06-30")]
    #expect(try points("s: { signals: all, per: 2, cap: 100, kind_cap: 6 }", spike) == [8, 0, 0])
    #expect(try points("s: { signals: all, per: 2, cap: 100, day_cap: 4 }", spike) == [6, 0, 0])
    #expect(try points("s: { signals: all, per: 2, cap: 5, day_cap: 4 }", spike) == [5, 0, 0])
    // A day's cap is taken before the decay: two days of 4 points, one half as heavy.
    let days = spike + (0..<5).map { _ in Event(account: 0, kind: "visit", date: "2025-05-31") }
    #expect(
      try points("signals.visit: { per: 2, cap: 100, day_cap: 4, half_life: 30d }", days) == [
        6, 0, 0,
      ])
  }

  @Test func decaysByHalvesEvenlyAndInSteps() throws {
    let events = [
      Event(account: 0, kind: "visit", date: "2025-06-30"),
      Event(account: 1, kind: "visit", date: "2025-05-31"),
      Event(account: 2, kind: "visit", date: "2025-04-01"),
    ]
    #expect(
      try points("signals.visit: { per: 8, cap: 99, half_life: 30d }", events) == [8, 4, 1])
    #expect(try points("signals.visit: { per: 9, cap: 99, linear: 90d }", events) == [9, 6, 0])
    #expect(
      try points("signals.visit: { per: 8, cap: 99, steps: { 7d: 100%, 30d: 25% } }", events)
        == [8, 2, 0])
    #expect(
      try points("signals.visit: { steps: { 7d: 10, 30d: 5, 90d: 1 } }", events) == [10, 5, 1])
    #expect(try points("signals.visit: { points: 9, linear: 90d }", events) == [9, 6, 0])
  }

  /// A topic surges at a score of 60 and above; its share is of the topics that are watched.
  @Test func surgesCountByTopic() throws {
    let events = [
      Event(account: 0, kind: "topic_a", date: "2025-06-28", strength: 60),
      Event(account: 0, kind: "topic_b", date: "2025-06-28", strength: 80),
      Event(account: 1, kind: "topic_a", date: "2025-06-28", strength: 59),
      Event(account: 1, kind: "topic_b", date: "2025-06-28", strength: 71),
      Event(account: 2, kind: "topic_a", date: "2025-06-28", strength: 20),
    ]
    let topics = "signals: [topic_a, topic_b], strength: 60+"
    #expect(
      try points("s: { \(topics), count: kinds, per: 5, cap: 50 }", events) == [10, 5, 0])
    #expect(
      try points("s: { \(topics), count: share, bands: { 50..99: 3, 100: 9 } }", events) == [
        9, 3, 0,
      ])
    #expect(try points("s: { \(topics), yes: 2 }", events) == [2, 2, 0])
  }
}
