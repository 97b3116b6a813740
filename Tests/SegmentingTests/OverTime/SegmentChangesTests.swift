import Reading
import Statistics
import TestSupport
import Testing

import Segmenting

@Suite struct SegmentChangesTests {
  private func accounts(_ industries: [String?]) -> AccountTable {
    let names = industries.indices.map { "\($0)" }
    return AccountTable(
      source: "a.csv", ids: names, names: names, domains: names.map { _ in "" },
      columns: [categories("industry", industries)], lines: Array(2..<names.count + 2))
  }

  private func changes(
    _ old: [[Int]], _ new: [[Int]], _ industries: [String?]? = nil
  ) -> SegmentChanges {
    let earlier = SegmentContinuityTests.earlier(old)
    let identities = SegmentContinuity(earlier).identities(
      of: new, names: new.indices.map { "n\($0)" }, order: Array(new.indices)
    ) { _, _ in true }
    let segments = zip(new, identities).map {
      Segment(
        number: $1.number, name: $1.name, members: $0, traits: [], cohesion: 0, silhouette: 0,
        reach: nil)
    }.sorted { $0.number < $1.number }
    let count = ((old + new).flatMap { $0 }.max() ?? 0) + 1
    return SegmentChanges(
      from: earlier, to: segments, scope: "Tier 2",
      accounts: accounts(industries ?? [String?](repeating: nil, count: count)))
  }

  @Test func everyAccountCountsOnce() {
    // 1 keeps 0 1 2; 3 leaves; 4 moves from 2 to 1; 8 comes; one of 2 is gone.
    let found = changes([[0, 1, 2, 3], [4, 5, 6, 7, 9, -1]], [[0, 1, 2, 4, 8], [5, 6, 7, 9]])
    #expect(found.counts == .init(stayed: 7, moved: 1, came: 1, left: 1, gone: 1))
    #expect(found.changes.map(\.kind) == [.grew, .shrank])
    #expect(found.changes[0].stayedCount == 3 && found.changes[0].movedInCount == 1)
    #expect(
      found.summary
        == "2 segments kept their number; 7 accounts stayed, 1 moved to another segment, 1 came to Tier 2, 1 left "
        + "it and 1 is gone from the market.")
    #expect(
      found.sentences[1]
        == "Segment 1, “a”, grew from 4 to 5: 3 stayed, 1 came, 1 moved in, 1 went.")
  }

  @Test func mergersSplitsAndWhatAppearsOrDissolves() {
    let old = [[0, 1, 2, 3], [4, 5, 6], [10, 11, 12, 13, 14, 15, 16], [20, 21, 22, 23]]
    let new = [
      [0, 1, 2, 3, 4, 5, 6], [10, 11, 12, 13], [14, 15, 16, 30], [40, 41, 42], [20, 31], [21, 32],
      [22, 33], [23, 34],
    ]
    let found = changes(old, new)
    let kinds = Dictionary(uniqueKeysWithValues: found.changes.map { ($0.number, $0.kind) })
    #expect(kinds[1] == .merged([1, 2]))
    #expect(kinds[3] == .shrank)
    #expect(kinds[5] == .splitOff(3))
    #expect(kinds[6] == .appeared)
    #expect(kinds[4] == .dissolved(into: [7, 8, 9, 10]))
    #expect(kinds[2] == nil)
    #expect(
      found.summary.hasPrefix(
        "2 segments kept their number, 5 appeared, 1 holds several earlier ones, 1 split off, 1 dissolved;"
      ))
    #expect(
      found.sentences.contains(
        "Segment 5, “n2”, split off from segment 3: 3 accounts moved in, 1 came."))
    #expect(
      found.sentences.contains(
        "Segment 4, “d”, dissolved: no segment holds most of its 4 accounts (see 7, 8, 9 and 10)."))
    #expect(
      found.sentences.contains(
        "Segment 1, “a”, now holds most of the earlier segments 1 and 2: 4 stayed, 0 came, 3 moved in, 0 went."
      ))
  }

  @Test func anUnchangedRunHasOneSentence() {
    let groups = [[0, 1, 2], [3, 4, 5]]
    #expect(changes(groups, groups).sentences.count == 1)
  }

  @Test func aVerticalLightsUp() {
    // Eleven accounts: nine are new, eight of them logistics; two came from segment 1.
    let industries = (0..<60).map {
      $0 >= 50 && $0 < 58 ? "logistics" : $0 < 40 ? "retail" : "energy"
    }
    let new = [Array(0..<8), [8, 9] + Array(50..<59)]
    let found = changes([Array(0..<10)], new, industries)
    #expect(
      found.lights.map { $0.sentence(scope: found.scope) } == [
        "A vertical lights up: 9 of the 11 accounts of segment 2, “n1”, are new to Tier 2, 8 of them logistics."
      ])
    // Mostly old members, or no vertical of three in five: no light.
    #expect(
      changes([Array(0..<10)], [Array(0..<4), Array(4..<10) + [50, 51]], industries).lights.isEmpty)
    #expect(
      changes([Array(0..<5)], [Array(0..<5), [38, 39, 45, 46, 50, 51]], industries).lights.isEmpty)
  }

  @Test func growthIsTestedAgainstOtherVerticals() throws {
    // 100 accounts a vertical, 20 of each segmented; then 30 more of logistics and 3 more of each other.
    let industries = (0..<400).map { ["logistics", "retail", "energy", "media"][$0 / 100] }
    let old = (0..<4).map { vertical in Array(vertical * 100..<vertical * 100 + 20) }
    let new = (0..<4).map { vertical in
      Array(vertical * 100..<vertical * 100 + (vertical == 0 ? 50 : 23))
    }
    let found = changes(old, new, industries)
    let sure = found.growth.filter(\.isSure)
    #expect(sure.map(\.vertical) == ["logistics"])
    let first = try #require(sure.first)
    #expect(first.earlierCount == 20 && first.count == 50 && first.cameCount == 30)
    #expect(first.others.came == 9 && first.others.candidates == 240)
    let raw = FisherTest.twoSidedP(successes: 30, trials: 80, otherSuccesses: 9, otherTrials: 240)
    #expect(abs(first.adjustedP - raw * 4) < 1e-12)
    #expect(
      first.sentence(scope: "Tier 2").hasPrefix(
        "logistics grew in Tier 2 from 20.0% to 50.0% of its 100 accounts: of those that were in no segment, 37.5% came "
          + "in, against 3.8% of other verticals (p < 0.001"))
  }

  @Test func chanceRarelyLooksLikeGrowth() {
    // Arrivals without regard to the vertical, 200 markets: at most one in twenty, and two errors of that count.
    var found = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let levels = VerticalLevels(
        accounts((0..<600).map { "\($0 % 12)" }), field: "industry")
      var now: Set<Int> = []
      for account in 0..<600 where account < 100 || generator.unit() < 0.1 { now.insert(account) }
      let growth = levels?.growth(earlier: Set(0..<100), now: now) ?? []
      #expect(growth.count == 12)
      if growth.contains(where: \.isSure) { found += 1 }
    }
    #expect(found <= 16)
  }
}
