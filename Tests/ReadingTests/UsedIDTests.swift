import Reading
import Statistics
import Testing

/// Which rows stay is compared with a set of all ids, whether they ascend or not.
struct UsedIDTests {
  private func check(_ ids: [String], blockSize: Int) throws {
    var seen: Set<String> = []
    let kept = ids.indices.filter { seen.insert(AccountKey.id(ids[$0])).inserted }
    let rows = ids.map { "\($0),Company \($0),\($0.count)\n" }
    let read = try AccountReading(
      source: "accounts.csv", bytes: Array(("id,name,size\n" + rows.joined()).utf8),
      options: SourceOptions(path: "accounts.csv"), blockSize: blockSize, threadCount: 2)
    #expect(read.isInBlocks)
    #expect(Array(read.accounts.ids) == kept.map { ids[$0] })
    #expect(Array(read.accounts.lines) == kept.map { $0 + 2 })
  }

  private static let ascending = (0..<600).map { "id\($0 + 1000)" }

  @Test(arguments: [60, 700, 1 << 18])
  func keepsAllThatAscend(_ blockSize: Int) throws {
    try check(Self.ascending, blockSize: blockSize)
    try check(Self.ascending.reversed(), blockSize: blockSize)
    // As texts, and not as numbers: 9 comes behind 10, a beginning before the whole.
    try check((0..<600).map { "\($0)" }, blockSize: blockSize)
    try check(
      (1..<200).map { String(repeating: "a", count: $0) }, blockSize: max(700, blockSize))
  }

  @Test(arguments: [60, 700, 1 << 18])
  func findsWhatComesTwice(_ blockSize: Int) throws {
    for (from, to) in [(0, 1), (0, 599), (598, 599), (300, 301), (10, 500)] {
      var ids = Self.ascending
      ids[to] = ids[from]
      try check(ids, blockSize: blockSize)
      try check(ids + Self.ascending, blockSize: blockSize)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func agreesOnAlmostAscendingIDs(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var ids = Self.ascending
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let (first, second) = (
        Int.random(in: 0..<600, using: &generator), Int.random(in: 0..<600, using: &generator)
      )
      if Bool.random(using: &generator) {
        ids.swapAt(first, second)
      } else {
        ids[first] = ids[second]
      }
    }
    try check(ids, blockSize: Int.random(in: 50...3000, using: &generator))
  }

  @Test func comparesSalesforceIDsByFifteenCharacters() throws {
    let ids = ["001D000000IRFm0", "001D000000IRFma", "001D000000IRFmaIAH", "001D000000IRFmb"]
    try check(ids, blockSize: 1 << 18)
    try check(ids, blockSize: 30)
  }
}
