import Clustering
import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// Partitions of public sets against the figures that scikit-learn and SciPy give for them.
@Suite(.enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)))
struct ReferenceSetsTests {
  @Test func irisByKMeansAndWard() throws {
    let (rows, labels) = try numbers("iris/iris.csv", columns: 0..<4, labelColumn: 4)
    var generator = SeededGenerator(seed: 1)
    let fit = try KMeans(clusterCount: 3).fit(rows, using: &generator)
    #expect(abs(AdjustedRand.index(fit.labels, labels) - 0.730) < 0.0005)
    let tree = try WardTree().fit(rows)
    #expect(abs(AdjustedRand.index(tree.labels(clusterCount: 3), labels) - 0.731) < 0.0005)
  }

  @Test func wineUnscaledByKMeansAndWard() throws {
    let (rows, labels) = try numbers("wine/wine.csv", columns: 0..<13, labelColumn: 13)
    var generator = SeededGenerator(seed: 1)
    let fit = try KMeans(clusterCount: 3).fit(rows, using: &generator)
    #expect(abs(AdjustedRand.index(fit.labels, labels) - 0.371) < 0.0005)
    let tree = try WardTree().fit(rows)
    #expect(abs(AdjustedRand.index(tree.labels(clusterCount: 3), labels) - 0.368) < 0.0005)
  }

  @Test func soybeanByKMeansAndWardOnItsOneHotColumns() throws {
    let (rows, labels) = try oneHot("k-prototypes/soybean.csv", attributeCount: 35)
    var generator = SeededGenerator(seed: 1)
    let fit = try KMeans(clusterCount: 4).fit(rows, using: &generator)
    #expect(AdjustedRand.index(fit.labels, labels) == 1)
    let tree = try WardTree().fit(rows)
    #expect(AdjustedRand.index(tree.labels(clusterCount: 4), labels) == 1)
  }

  private func lines(_ path: String) throws -> [[String]] {
    let folder = try #require(TestData.publicData)
    return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      .split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func numbers(
    _ path: String, columns: Range<Int>, labelColumn: Int
  ) throws -> (Matrix, [Int]) {
    let records = try lines(path).filter { Double($0[columns.lowerBound]) != nil }
    let points = records.map { record in columns.map { Double(record[$0]) ?? .nan } }
    return (Matrix(points), codes(records.map { $0[labelColumn] }))
  }

  private func oneHot(_ path: String, attributeCount: Int) throws -> (Matrix, [Int]) {
    let records = try lines(path)
    var points = [[Double]](repeating: [], count: records.count)
    for column in 0..<attributeCount {
      let values = codes(records.map { $0[column] })
      for row in records.indices {
        for level in 0...(values.max() ?? 0) { points[row].append(values[row] == level ? 1 : 0) }
      }
    }
    return (Matrix(points), codes(records.map { $0[attributeCount] }))
  }

  private func codes(_ values: [String]) -> [Int] {
    let levels = Set(values).sorted()
    return values.map { levels.firstIndex(of: $0) ?? 0 }
  }
}
