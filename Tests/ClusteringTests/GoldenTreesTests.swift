import Clustering
import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// Trees against those that SciPy makes of the same rows; Golden/generate.py wrote the files.
@Suite struct GoldenTreesTests {
  @Test(arguments: ["single", "complete", "average", "ward"])
  func heightsAndCutsAreThoseOfSciPy(method: String) throws {
    let tree = try tree(method)
    let heights = try #require(try columns("heights.csv")[method])
    #expect(heights.count == tree.merges.count)
    for (merge, height) in zip(tree.merges, heights) {
      #expect(abs(merge.height - height) < 1e-5 * height)
    }
    let labels = try columns("labels.csv")
    for count in [2, 5, 12, 40] {
      let theirs = try #require(labels["\(method)-\(count)"])
      let ours = tree.labels(clusterCount: count)
      #expect(AdjustedRand.index(ours, theirs.map { Int($0) }) == 1)
    }
  }

  @Test(arguments: ["single", "complete", "average", "ward"])
  func copheneticFiguresAreThoseOfSciPy(method: String) throws {
    let tree = try tree(method)
    let heights = try #require(try columns("cophenetic.csv")[method])
    let ours = tree.copheneticDistances(of: (1..<180).map { (0, $0) })
    for (height, theirs) in zip(ours, heights) { #expect(abs(height - theirs) < 1e-5 * theirs) }
    let theirs = try #require(try columns("correlations.csv")[method]?.first)
    let correlation = try #require(tree.copheneticCorrelation(with: try rows(), threadCount: 2))
    #expect(abs(correlation - theirs) < 1e-5)
  }

  private func tree(_ method: String) throws -> Dendrogram {
    switch method {
    case "single": try LinkageTree(.single).fit(rows())
    case "complete": try LinkageTree(.complete).fit(rows())
    case "average": try LinkageTree(.average).fit(rows())
    default: try WardTree().fit(rows())
    }
  }

  private func rows() throws -> Matrix {
    let columns = try columns("rows.csv")
    return Matrix((0..<180).map { row in "abcde".map { columns[String($0)]?[row] ?? .nan } })
  }

  private func columns(_ name: String) throws -> [String: [Double]] {
    let file = TestData.root.appending(path: "Tests/ClusteringTests/Golden/\(name)")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",").map(String.init) }
    let header = try #require(lines.first)
    return Dictionary(
      uniqueKeysWithValues: header.enumerated().map { column, name in
        (name, lines.dropFirst().map { Double($0[column]) ?? .nan })
      })
  }
}
