import Reading
import Statistics
import Testing

import Segmenting

@Suite struct SegmentContinuityTests {
  /// Segments of these accounts, numbered from 1 and named a, b, c ...; −1 is an account that is gone.
  static func earlier(_ groups: [[Int]]) -> EarlierSegments {
    var members: [SegmentMembers.Member] = []
    for (place, group) in groups.enumerated() {
      for account in group {
        members.append(
          .init(
            account: account < 0 ? nil : account, number: place + 1,
            name: String("abcdefghij".dropFirst(place).prefix(1)), line: members.count + 2))
      }
    }
    return EarlierSegments(members, source: "segments.csv")
  }

  private func identities(
    _ earlier: [[Int]], _ groups: [[Int]], isTrue: Bool = true
  ) -> [SegmentContinuity.Identity] {
    SegmentContinuity(Self.earlier(earlier)).identities(
      of: groups, names: groups.indices.map { "new \($0)" }, order: Array(groups.indices)
    ) { _, _ in isTrue }
  }

  @Test func moreThanHalfKeepsNumberAndName() {
    // Three of five stay in the second group; of four, two are no more than half.
    let found = identities(
      [[0, 1, 2, 3, 4], [5, 6, 7, 8]], [[3, 4, 5, 6], [0, 1, 2, 9], [7, 8]])
    #expect(found.map(\.number) == [3, 1, 4])
    #expect(found.map(\.name) == ["new 0", "a", "new 2"])
    #expect(found.map(\.isKept) == [false, true, false])
  }

  @Test func membersThatAreGoneCount() {
    #expect(identities([[0, 1, -1, -1]], [[0, 1]])[0].number == 2)
    #expect(identities([[0, 1, -1]], [[0, 1]])[0].number == 1)
  }

  @Test func ofSeveralInOneTheLargerOverlapThenTheSmallerThenTheLowerNumberStays() {
    #expect(identities([[0, 1, 2], [3, 4, 5, 6]], [[0, 1, 2, 3, 4, 5, 6]])[0].number == 2)
    // Three in common each; of the second all three are there.
    #expect(identities([[0, 1, 2, 9], [3, 4, 5]], [[0, 1, 2, 3, 4, 5]])[0].number == 2)
    #expect(identities([[0, 1, 2], [3, 4, 5]], [[0, 1, 2, 3, 4, 5]])[0].number == 1)
  }

  @Test func aNameThatIsNotTrueAnyMoreGivesWayAndNoTwoAreTheSame() {
    #expect(identities([[0, 1, 2]], [[0, 1, 2]], isTrue: false)[0].name == "new 0")
    let found = SegmentContinuity(Self.earlier([[0, 1, 2]])).identities(
      of: [[0, 1, 2], [3], [4]], names: ["x", "a", "a"], order: [0, 2, 1]
    ) { _, _ in true }
    #expect(found.map(\.name) == ["a", "a (3)", "a (2)"])
    #expect(found.map(\.number) == [1, 3, 2])
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func noAssignmentOfSuchPairsHasMoreInCommon(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var old = [[Int]](repeating: [], count: 5)
    var new = [[Int]](repeating: [], count: 4)
    for account in 0..<40 {
      let group = Int(generator.unit() * 5)
      old[group].append(account)
      new[generator.unit() < 0.8 ? min(group, 3) : Int(generator.unit() * 4)].append(account)
    }
    let found = identities(old, new)
    let kept = found.indices.filter { found[$0].isKept }
    let common = { (a: Int, b: Int) in Set(old[a]).intersection(new[b]).count }
    let total = kept.reduce(0) { $0 + common(found[$1].number - 1, $1) }
    #expect(total == bestTotal(old, new, common, from: 0, used: []))
    #expect(Set(found.map(\.number)).count == 4)
    for place in kept {
      #expect(2 * common(found[place].number - 1, place) > old[found[place].number - 1].count)
    }
  }

  /// The best assignment of earlier groups to new ones by trying all, pairs with more than half only.
  private func bestTotal(
    _ old: [[Int]], _ new: [[Int]], _ common: (Int, Int) -> Int, from place: Int, used: Set<Int>
  ) -> Int {
    guard place < old.count else { return 0 }
    var best = bestTotal(old, new, common, from: place + 1, used: used)
    for group in new.indices
    where !used.contains(group) && 2 * common(place, group) > old[place].count {
      best = max(
        best,
        common(place, group)
          + bestTotal(old, new, common, from: place + 1, used: used.union([group])))
    }
    return best
  }
}
