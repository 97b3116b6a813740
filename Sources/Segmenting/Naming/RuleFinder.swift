import LinearAlgebra

/// Finds a conjunction of at most three conditions that almost picks a segment's members out of all segmented accounts.
///
/// Greedily: the condition with the greatest F1 = 2 · hits ÷ (picked + members), then the one that raises it most among
/// what is picked so far, and a third. Below `leastF1` there is no short rule. An account whose value is not known
/// does not meet a condition. At equal F1 the surer trait wins.
///
/// > Source: F1 is the harmonic mean of precision and recall of van Rijsbergen, "Information retrieval", 1979,
/// > chapter 7; one rule at a time as Cohen, "Fast effective rule induction", 1995,
/// > DOI 10.1016/B978-1-55860-377-6.50023-2, grows its rules.
struct RuleFinder: Sendable {
  /// A rule that is worse than this says nothing.
  static let leastF1 = 0.7
  /// Conditions that are tried of each segment; later ones are too weak to begin a rule.
  private static let candidateCount = 12
  private static let mostConditions = 3

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
    func f1(_ hits: Int, _ picked: Int) -> Double {
      2 * Double(hits) / Double(picked + members.count)
    }
    var (best, bestF1) = (-1, 0.0)
    for (place, candidate) in candidates.enumerated() {
      let value = f1(candidate.trait.count, lists[candidate.key.field].count(candidate.key))
      if value > bestF1 { (best, bestF1) = (place, value) }
    }
    guard best >= 0 else { return nil }
    var chosen = [candidates[best]]
    var picked = Array(lists[chosen[0].key.field].accounts(chosen[0].key))
    var hits = members.filter { columns.holds(chosen[0].key, $0) }
    while chosen.count < Self.mostConditions {
      var next: (candidate: TraitCandidate, f1: Double)?
      for candidate in candidates where isNew(candidate, chosen) {
        let kept = hits.count { columns.holds(candidate.key, $0) }
        // Even if it picked nobody else, it could not be better.
        guard f1(kept, kept) > (next?.f1 ?? bestF1) + 1e-12 else { continue }
        let value = f1(kept, columns.count(candidate.key, among: picked))
        if value > (next?.f1 ?? bestF1) + 1e-12 { next = (candidate, value) }
      }
      guard let next else { break }
      chosen.append(next.candidate)
      bestF1 = next.f1
      picked = picked.filter { columns.holds(next.candidate.key, Int($0)) }
      hits = hits.filter { columns.holds(next.candidate.key, $0) }
    }
    guard bestF1 >= Self.leastF1, !picked.isEmpty else { return nil }
    let found = picked.count { owners[Int($0)] == group }
    return SegmentRule(
      conditions: chosen.map(\.trait.condition),
      precision: Double(found) / Double(picked.count),
      recall: Double(found) / Double(members.count))
  }

  /// Returns whether a condition says something that the chosen ones do not: of a number one range is enough.
  private func isNew(_ candidate: TraitCandidate, _ chosen: [TraitCandidate]) -> Bool {
    !chosen.contains {
      $0.key == candidate.key || ($0.key.field == candidate.key.field && candidate.isRange)
    }
  }
}
