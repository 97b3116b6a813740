import Clustering
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct ReweightedStabilityTests {
  @Test func clustersThatLieApartAreStable() throws {
    // Four groups, seen alike in both blocks: every draw finds them, permuted rows have sixteen.
    let points = (0..<80).map { row in
      (0..<4).map { _ in Double(row % 4) * 20 }
    }
    let noise = RandomPoints.uniform(count: 80, dimension: 4, seed: 1)
    let rows = Matrix(zip(points, noise).map { zip($0, $1).map { $0 + $1 } })
    var generator = SeededGenerator(seed: 5)
    let result = try stability().stabilities(rows, using: &generator, labels: wardLabels)
    #expect(result.stabilities.allSatisfy { $0 == 1 })
    #expect(result.verdicts == [.stable, .stable, .stable, .stable])
    #expect(result.permuted.count == 12 && result.permuted == result.permuted.sorted())
  }

  @Test func clustersOfNoiseAreNotStable() throws {
    let rows = Matrix(RandomPoints.uniform(count: 80, dimension: 4, seed: 2))
    var generator = SeededGenerator(seed: 6)
    let result = try stability().stabilities(rows, using: &generator, labels: wardLabels)
    #expect(result.stabilities.allSatisfy { (0...1).contains($0) && $0 < 0.95 })
    #expect(result.verdicts.count { $0 == .stable } <= 1)
    var same = SeededGenerator(seed: 6)
    #expect(
      try stability().stabilities(rows, using: &same, labels: wardLabels) == result)
  }

  @Test func weightsAreCountedInTheSimilarity() throws {
    // A method that always takes the last row out: the similarity is the weight of what is left.
    let rows = Matrix([[0], [1], [2]])
    var method = ReweightedStability(blocks: [0..<1])
    method.drawCount = 200
    method.nullCount = 0
    var runCount = 0
    var generator = SeededGenerator(seed: 7)
    var expected = 0.0
    let result = method.stabilities(rows, using: &generator) { _, weights in
      runCount += 1
      if runCount == 1 { return [0, 0, 0] }
      expected += max(weights[0] + weights[1], weights[2]) / weights.reduce(0, +) / 200
      return [0, 0, 1]
    }
    #expect(abs(result.stabilities[0] - expected) < 1e-9)
    #expect(result.stabilities[0] > 0.65 && result.stabilities[0] < 0.8)
    // Without a null nothing says what chance gives.
    #expect(result.verdicts == [.fragile])
  }

  private func stability() -> ReweightedStability {
    var method = ReweightedStability(blocks: [0..<2, 2..<4])
    method.drawCount = 10
    method.nullCount = 3
    return method
  }

  private func wardLabels(_ rows: Matrix, _ weights: [Double]) throws(ClusteringError) -> [Int] {
    try WardTree().fit(rows, weights: weights.map { Float($0) }).labels(clusterCount: 4)
  }
}
