import Clustering
import Foundation
import Testing

@Suite struct MutualInformationTests {
  @Test func agreesWithTheDefinitionByHand() {
    // Independent: MI = 0. Equal halves: MI = ln 2 = H.
    #expect(MutualInformation.normalized([0, 0, 1, 1], [0, 1, 0, 1]) == 0)
    #expect(abs(MutualInformation.normalized([0, 0, 1, 1], [1, 1, 0, 0]) - 1) < 1e-12)
    // Sizes 2, 2 twice: the pairs match with chance 1/3, crossed with 2/3, so E = ln 2 / 3.
    let adjusted = MutualInformation.adjusted([0, 0, 1, 1], [0, 1, 0, 1])
    #expect(abs(adjusted - (0 - log(2) / 3) / (log(2) - log(2) / 3)) < 1e-12)
  }

  @Test func theExpectedInformationIsThatOfAllPermutations() {
    // The mean of MI over all orders makes the adjusted index 0 on average.
    let first = [0, 0, 0, 1, 1, 2]
    let second = [0, 0, 1, 1, 1, 1]
    var sum = 0.0
    var count = 0.0
    permute(second) { order in
      sum += MutualInformation.adjusted(first, order)
      count += 1
    }
    #expect(count == 720)
    #expect(abs(sum / count) < 1e-10)
  }

  @Test func trivialPartitions() {
    #expect(MutualInformation.adjusted([], []) == 1 && MutualInformation.normalized([], []) == 1)
    #expect(MutualInformation.adjusted([0, 0], [0, 0]) == 1)
    #expect(MutualInformation.adjusted([0, 0], [0, 1]) == 0)
    #expect(MutualInformation.normalized([0, 0], [0, 1]) == 0)
    #expect(abs(MutualInformation.adjusted([0, 1, 2], [2, 0, 1]) - 1) < 1e-12)
    #expect(abs(MutualInformation.normalized([0, 5, 0], [0, 1, 0]) - 1) < 1e-12)
  }

  @Test func agreesWithTheGoldenFile() throws {
    for golden in try GoldenQuality.cases() {
      let adjusted = MutualInformation.adjusted(golden.labels, golden.others)
      let normalized = MutualInformation.normalized(golden.labels, golden.others)
      #expect(abs(adjusted - (golden.values["adjustedInformation"] ?? .nan)) < 1e-10, "\(golden)")
      #expect(
        abs(normalized - (golden.values["normalizedInformation"] ?? .nan)) < 1e-10, "\(golden)")
    }
  }

  private func permute(_ values: [Int], _ visit: ([Int]) -> Void) {
    func place(_ taken: [Int], _ left: [Int]) {
      if left.isEmpty { visit(taken) }
      for index in left.indices {
        var rest = left
        let value = rest.remove(at: index)
        place(taken + [value], rest)
      }
    }
    place([], values)
  }
}
