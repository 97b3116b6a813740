import LinearAlgebra
import Statistics

/// Deals the outcomes out at random, on several threads.
struct ChanceDraws {
  let seed: UInt64
  let threadCount: Int

  /// How often they are dealt where that is quick.
  private static let usualCount = 1000
  /// The fewest that give a 95th percentile worth the name.
  private static let fewestCount = 200
  /// Steps after which fewer draws are made; all of them take a few seconds.
  private static let mostSteps = 100_000_000
  private static let drawsOfChunk = 25

  /// Deals the outcomes out.
  ///
  /// - Parameter ranked: The units with successes and failures.
  /// - Returns: What random outcomes give.
  /// - Complexity: O(draws · steps of a draw).
  func ranking(_ ranked: RankedGroups) -> ChanceRanking {
    let null = NullAreas(ranked)
    let affordable = Self.mostSteps / max(1, null.stepsOfDraw)
    let chunkCount =
      max(Self.fewestCount, min(Self.usualCount, affordable)) / Self.drawsOfChunk
    let areas = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      var generator = SeededGenerator(seed: seed, stream: UInt64(chunk))
      return null.drawn(Self.drawsOfChunk, using: &generator)
    }.flatMap { $0 }.sorted()
    // Equal areas may differ by a rounding.
    let extreme = areas.count { $0 >= null.area - 1e-12 }
    return ChanceRanking(
      count: areas.count, best: areas.last ?? .nan,
      percentile95: Quantile.value(at: 0.95, ofSorted: areas),
      p: Double(extreme + 1) / Double(areas.count + 1))
  }
}
