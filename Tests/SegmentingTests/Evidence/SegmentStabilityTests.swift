import Clustering
import Segmenting
import Statistics
import TestSupport
import Testing
import Vectorizing

@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct SegmentStabilityTests {
  @Test func plantedGroupsAreMostlyStable() throws {
    var planted = PlantedAccounts(groupCount: 40, groupSize: 10)
    planted.noise = 0.05
    let result = try #require(try judged(planted))
    #expect(result.regionCount == 1 && result.permuted == result.permuted.sorted())
    #expect(result.count(.stable) * 10 >= result.judgements.count * 9, "\(result.sentence)")
    #expect(result.judgements.allSatisfy { ($0?.shareBeaten ?? 0) <= 1 })
  }

  /// Accounts whose families have nothing to do with each other: what is stable is chance.
  @Test(arguments: [false, true]) func segmentsOfPermutedFamiliesAreAsStableAsThePromise(
    byRegion: Bool
  ) throws {
    var (stable, soft, all) = (0, 0, 0)
    for seed in UInt64(1)...(byRegion ? 2 : 4) {
      var planted = PlantedAccounts(groupCount: byRegion ? 120 : 30, groupSize: 10)
      (planted.noise, planted.seed) = (0.05, seed)
      var market = planted.market
      // Each family's columns come from another order of the accounts.
      var generator = SeededGenerator(seed: seed)
      var columns = market.accounts.columns
      for family in planted.options {
        let order = Array(0..<planted.count).shuffled(using: &generator)
        let own = family.features.map(\.field)
        columns = columns.map { own.contains($0.field) ? $0.reordered(order) : $0 }
      }
      market.accounts = planted.table(columns)
      let encoded = try planted.encoded(market)
      let labels = try SizeBoundedPartition(sizes: 5...15).fit(encoded.written).labels
      var method = SegmentStability(sizes: 5...15)
      method.wholeLimit = byRegion ? 600 : 2000
      method.regionSize = 300
      method.threadCount = 2
      let result = try #require(method.result(of: labels, in: encoded, seed: seed))
      #expect((result.regionCount > 1) == byRegion)
      stable += result.count(.stable)
      soft += result.count(.soft)
      all += result.judgements.count
    }
    #expect(stable * 100 <= all * 10, "\(stable) of \(all) stable")
    #expect((stable + soft) * 100 <= all * 65, "\(stable + soft) of \(all) above the middle")
    #expect((stable + soft) * 100 >= all * 35, "\(stable + soft) of \(all) above the middle")
  }

  @Test func isTheSameForAnyNumberOfThreadsAndOtherForAnotherSeed() throws {
    var planted = PlantedAccounts(groupCount: 60, groupSize: 8)
    planted.noise = 0.3
    let encoded = try planted.encoded()
    let labels = try SizeBoundedPartition(sizes: 5...15).fit(encoded.written).labels
    var method = SegmentStability(sizes: 5...15)
    (method.wholeLimit, method.regionSize) = (200, 150)
    let one = method.result(of: labels, in: encoded, seed: 4)
    method.threadCount = 3
    #expect(method.result(of: labels, in: encoded, seed: 4) == one)
    #expect(method.result(of: labels, in: encoded, seed: 5) != one)
  }

  @Test func aSegmentThatIsOutOfBoundsHasNoVerdict() throws {
    let planted = PlantedAccounts(groupCount: 10, groupSize: 8)
    let encoded = try planted.encoded()
    let labels = planted.groups.enumerated().map { $0.offset == 0 ? 10 : $0.element }
      .enumerated().map { $0.offset == 79 ? -1 : $0.element }
    let result = try #require(
      SegmentStability(sizes: 5...15).result(of: labels, in: encoded, seed: 1))
    #expect(result.judgements.count == 11 && result.judgements[10] == nil)
    #expect(result.judgements.dropLast().allSatisfy { $0 != nil })
  }

  @Test func keysAreKept() throws {
    // Equal groups under two keys: without keys, halves of both would be mixed.
    var planted = PlantedAccounts(groupCount: 12, groupSize: 12)
    planted.noise = 0.02
    let encoded = try planted.encoded()
    let keys = planted.groups.indices.map { $0 % 2 }
    let labels = planted.groups.indices.map { planted.groups[$0] * 2 + keys[$0] }
    let method = SegmentStability(sizes: 5...12)
    let keyed = try #require(method.result(of: labels, in: encoded, keys: keys, seed: 1))
    let free = try #require(method.result(of: labels, in: encoded, seed: 1))
    let mean = { (result: SegmentStability.Result) in
      result.judgements.reduce(0) { $0 + ($1?.stability ?? 0) } / 24
    }
    #expect(mean(keyed) > 0.9 && mean(free) < 0.75, "\(mean(keyed)), \(mean(free))")
  }

  @Test func whereChanceCannotBeToldThereIsNoVerdict() throws {
    var planted = PlantedAccounts(groupCount: 5, groupSize: 6)
    planted.families = [.technographic]
    let encoded = try planted.encoded()
    #expect(
      SegmentStability(sizes: 5...15).result(of: planted.groups, in: encoded, seed: 1) == nil)
    planted.families = [.firmographic]
    let fields = SegmentStability(sizes: 5...15)
      .result(of: planted.groups, in: try planted.encoded(), seed: 1)
    #expect(fields?.permutesFields == true)
    #expect(fields?.sentence.contains("whose fields are shuffled") == true)
    let one = SegmentStability(sizes: 5...30).result(
      of: [Int](repeating: 0, count: 30), in: try planted.encoded(), seed: 1)
    #expect(one == nil)
  }

  private func judged(_ planted: PlantedAccounts) throws -> SegmentStability.Result? {
    let encoded = try planted.encoded()
    let labels = try SizeBoundedPartition(sizes: 5...15).fit(encoded.written).labels
    var method = SegmentStability(sizes: 5...15)
    method.threadCount = 2
    return method.result(of: labels, in: encoded, seed: 1)
  }
}
