import Statistics
import Testing

@Suite struct ClusterResamplingTests {
  /// Draws every cluster by itself, those that carry nothing included.
  private func naive(_ pairs: [SIMD2<Double>], _ generator: inout SeededGenerator) -> SIMD2<Double>
  {
    pairs.reduce(into: .zero) { sum, _ in
      sum += pairs[Int.random(in: 0..<pairs.count, using: &generator)]
    }
  }

  @Test func theSumsAreDistributedAsThoseOfAllDraws() {
    // 30 of 100 clusters carry something, with a long tail.
    let carrying = (1...30).map { (place: Int) -> SIMD2<Double> in
      SIMD2(Double(place * place * place), Double(1 + place % 3))
    }
    let all = carrying + [SIMD2<Double>](repeating: .zero, count: 70)
    let resampling = ClusterResampling(pairs: carrying, clusterCount: 100)
    var generator = SeededGenerator(seed: 5)
    let count = 20_000
    let fast = (0..<count).map { resampling.resample($0, seed: 11).pair }
    let slow = (0..<count).map { _ in naive(all, &generator) }
    let statistics: [(SIMD2<Double>) -> Double] = [{ $0.x }, { $0.y }, { $0.x / $0.y }]
    for statistic in statistics {
      // Two samples of 20,000 of one distribution are farther apart than 0.0195 once in a thousand times.
      #expect(largestGap(fast.map(statistic), slow.map(statistic)) < 0.0195)
    }
  }

  @Test func theTestTellsAWrongSchemeFromARightOne() {
    // With the number that carry something held fixed the sums scatter too little.
    let carrying = (1...30).map { (place: Int) -> SIMD2<Double> in SIMD2(Double(place), 1) }
    let all = carrying + [SIMD2<Double>](repeating: .zero, count: 70)
    var generator = SeededGenerator(seed: 6)
    let wrong = (0..<20_000).map { _ in naive(carrying, &generator).x }
    let slow = (0..<20_000).map { _ in naive(all, &generator).x }
    #expect(largestGap(wrong, slow) > 0.05)
  }

  /// Kolmogorov and Smirnov's largest distance between two distribution functions.
  private func largestGap(_ first: [Double], _ second: [Double]) -> Double {
    let (a, b) = (first.sorted(), second.sorted())
    var (left, right, gap) = (0, 0, 0.0)
    while left < a.count, right < b.count {
      let value = min(a[left], b[right])
      while left < a.count, a[left] == value { left += 1 }
      while right < b.count, b[right] == value { right += 1 }
      gap = max(gap, abs(Double(left) / Double(a.count) - Double(right) / Double(b.count)))
    }
    return gap
  }

  @Test func aResampleDependsOnItsNumberAndTheSeedAlone() {
    let resampling = ClusterResampling(pairs: [SIMD2(1, 1), SIMD2(2, 1)], clusterCount: 5)
    let forward = (0..<50).map { resampling.resample($0, seed: 1) }
    let backward = (0..<50).reversed().map { resampling.resample($0, seed: 1) }
    #expect(forward == backward.reversed())
    #expect(forward != (0..<50).map { resampling.resample($0, seed: 2) })
  }

  @Test func emptyAndFullSets() {
    #expect(ClusterResampling(pairs: [], clusterCount: 0).resample(0, seed: 1).pair == .zero)
    #expect(ClusterResampling(pairs: [], clusterCount: 9).resample(0, seed: 1).pair == .zero)
    let full = ClusterResampling(pairs: [SIMD2(3, 1), SIMD2(3, 1)], clusterCount: 2)
    #expect(full.resample(4, seed: 1).pair == SIMD2(6, 2))
    #expect(full.resample(4, seed: 1).carryingCount == 2)
  }
}
