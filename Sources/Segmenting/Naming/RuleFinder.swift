import LinearAlgebra

/// Finds a conjunction of at most three conditions that almost picks a segment's members out of all segmented accounts.
///
/// Greedily: a condition with one of the greatest F1 = 2 · hits ÷ (picked + members), then the one that raises it most
/// among what is picked so far, and a third; the best of three beginnings stays. Below `SegmentRule.leastF1` there is no short rule. An account whose value is not known
/// does not meet a condition. At equal F1 the surer trait wins.
///
/// > Source: F1 is the harmonic mean of precision and recall of van Rijsbergen, "Information retrieval", 1979,
/// > chapter 7; one rule at a time as Cohen, "Fast effective rule induction", 1995,
/// > DOI 10.1016/B978-1-55860-377-6.50023-2, grows its rules.
struct RuleFinder: Sendable {
  /// Conditions that are tried of each segment; later ones are too weak to begin a rule.
  private static let candidateCount = 12
  private static let mostConditions = 3
  /// Conditions that a rule is begun with; the best alone is now and then a dead end.
  private static let startCount = 3
  /// Further beginnings must not pick more accounts than this for each member: two more conditions hardly cut so many.
  private static let pickedPerMember = 100

  private let columns: TraitColumns
  private let lists: [ConditionList]
  private let threadCount: Int
  private let accountCount: Int

  /// Makes the lists of accounts that meet a condition.
  init(columns: TraitColumns, accounts: [Int], threadCount: Int) {
    self.columns = columns
    self.threadCount = threadCount
    accountCount = accounts.max().map { $0 + 1 } ?? 0
    lists = ChunkedWork.map(chunkCount: columns.fields.count, threadCount: threadCount) {
      ConditionList(columns.fields[$0], accounts: accounts)
    }
  }

  /// Returns a rule for each segment, or nothing where no short one is good enough.
  ///
  /// - Complexity: O(candidates · accounts picked by the first condition) for each segment.
  func rules(of groups: [[Int]], _ candidates: [[TraitCandidate]]) -> [SegmentRule?] {
    guard groups.count > 1 else { return groups.map { _ in nil } }
    var owners = [Int32](repeating: -1, count: accountCount)
    for (group, members) in groups.enumerated() {
      for member in members { owners[member] = Int32(group) }
    }
    let shared = owners
    let chunkCount = min(ChunkedWork.usualChunkCount, groups.count)
    return ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: groups.count).map {
        rule(of: Int32($0), groups[$0], Self.tried(candidates[$0]), shared)
      }
    }.flatMap { $0 }
  }

  /// The surest telling traits, and the ranges of all members whatever they tell.
  private static func tried(_ candidates: [TraitCandidate]) -> [TraitCandidate] {
    let traits = candidates.filter { $0.kind == .trait && $0.isTelling }.prefix(candidateCount)
    let ranges = candidates.filter { $0.kind == .wholeRange }.prefix(candidateCount / 3)
    return Array(traits) + Array(ranges)
  }

  private func rule(
    of group: Int32, _ members: [Int], _ candidates: [TraitCandidate], _ owners: [Int32]
  ) -> SegmentRule? {
    let starts = candidates.indices.map { place in
      (place, f1: f1(candidates[place].trait.count, count(candidates[place]), members))
    }.sorted { (-$0.f1, $0.0) < (-$1.f1, $1.0) }.prefix(Self.startCount)
    var best: Grown?
    for (place, _) in starts {
      if best != nil, count(candidates[place]) > Self.pickedPerMember * members.count { continue }
      let grown = grown(from: candidates[place], members, candidates)
      if grown.f1 > (best?.f1 ?? 0) + 1e-12 { best = grown }
      if grown.f1 == 1 { break }
    }
    guard let best, best.f1 >= SegmentRule.leastF1 else { return nil }
    let found = best.picked.count { owners[Int($0)] == group }
    return SegmentRule(
      conditions: best.chosen.map(\.trait.condition),
      precision: Double(found) / Double(best.picked.count),
      recall: Double(found) / Double(members.count))
  }

  /// A rule while it grows.
  private struct Grown {
    var chosen: [TraitCandidate]
    /// The accounts that it picks.
    var picked: [Int32]
    /// The members among them.
    var hits: [Int]
    var f1: Double
  }

  /// Adds to a condition the ones that raise F1 most.
  private func grown(
    from start: TraitCandidate, _ members: [Int], _ candidates: [TraitCandidate]
  ) -> Grown {
    var rule = Grown(
      chosen: [start], picked: Array(lists[start.key.field].accounts(start.key)),
      hits: members.filter { columns.holds(start.key, $0) },
      f1: f1(start.trait.count, count(start), members))
    while rule.chosen.count < Self.mostConditions {
      var next: (candidate: TraitCandidate, f1: Double)?
      for candidate in candidates where isNew(candidate, rule.chosen) {
        let kept = rule.hits.count { columns.holds(candidate.key, $0) }
        let least = (next?.f1 ?? rule.f1) + 1e-12
        // Even if it picked nobody else, it could not be better.
        guard f1(kept, kept, members) > least else { continue }
        let most = Int(2 * Double(kept) / least) - members.count + 1
        let value = f1(kept, count(candidate.key, among: rule.picked, atMost: most), members)
        if value > least { next = (candidate, value) }
      }
      guard let next else { break }
      rule.chosen.append(next.candidate)
      rule.picked = rule.picked.filter { columns.holds(next.candidate.key, Int($0)) }
      rule.hits = rule.hits.filter { columns.holds(next.candidate.key, $0) }
      rule.f1 = next.f1
    }
    return rule
  }

  /// Returns how many of some accounts meet a key, or some number above `most` where there are more.
  private func count(_ key: TraitKey, among accounts: [Int32], atMost most: Int) -> Int {
    var (count, start) = (0, 0)
    while start < accounts.count, count <= most {
      // Blocks double, so that most conditions are given up after few accounts.
      let block = accounts[start..<min(accounts.count, max(64, start * 2))]
      if case .levels(let codes) = key.what, codes.count == 1,
        let hits = lists[key.field].count(ofTag: codes[0], among: block)
      {
        count += hits
      } else {
        count += columns.count(key, among: block)
      }
      start = block.endIndex
    }
    return count
  }

  private func count(_ candidate: TraitCandidate) -> Int {
    lists[candidate.key.field].count(candidate.key)
  }

  private func f1(_ hits: Int, _ picked: Int, _ members: [Int]) -> Double {
    2 * Double(hits) / Double(picked + members.count)
  }

  /// Returns whether a condition says something that the chosen ones do not: of a number one range is enough.
  private func isNew(_ candidate: TraitCandidate, _ chosen: [TraitCandidate]) -> Bool {
    !chosen.contains {
      $0.key == candidate.key || ($0.key.field == candidate.key.field && candidate.isRange)
    }
  }
}
