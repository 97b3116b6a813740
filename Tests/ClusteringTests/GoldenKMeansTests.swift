import Clustering
import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// Labels and inertia against those that scikit-learn reaches from the same centers; Golden/kmeans.py wrote the file.
@Suite struct GoldenKMeansTests {
  private struct Case {
    var rows: [[Double]] = []
    var weights: [Float] = []
    var labels: [Int] = []
    var (count, inertia) = (0, 0.0)
  }

  @Test func agreesWithScikitLearn() throws {
    let cases = try cases()
    #expect(cases.count == 7)
    for (name, wanted) in cases {
      let rows = Matrix(wanted.rows)
      let weights = Set(wanted.weights) == [1] ? nil : wanted.weights
      var method = KMeans(clusterCount: wanted.count)
      method.maximumIterationCount = 1000
      let fit = method.fit(rows, weights: weights, from: rows.rows(Array(0..<wanted.count)))
      let agree = fit.labels == wanted.labels
      #expect(agree, "\(name)")
      #expect(abs(fit.inertia - wanted.inertia) <= 1e-5 * max(1, wanted.inertia), "\(name)")
      #expect(fit.hasConverged)
    }
  }

  @Test func encodedNumbersAgreeTooAndSoDoCategories() throws {
    for (name, wanted) in try cases() {
      let rows = name == "categories" ? categories(wanted.rows) : numbers(wanted.rows)
      let weights = Set(wanted.weights) == [1] ? nil : wanted.weights
      var method = KMeans(clusterCount: wanted.count)
      method.maximumIterationCount = 1000
      let fit = method.fit(rows, weights: weights, from: rows.written(Array(0..<wanted.count)))
      let agree = fit.labels == wanted.labels
      #expect(agree, "\(name)")
      #expect(abs(fit.inertia - wanted.inertia) <= 1e-5 * max(1, wanted.inertia), "\(name)")
    }
  }

  private func numbers(_ rows: [[Double]]) -> EncodedRows {
    EncodedRows(
      layout: EncodedLayout(
        numberCount: rows[0].count, levelCounts: [], levelValues: [], means: []),
      numbers: Matrix(rows), codeCount: 0, codes: [],
      offsets: [Int64](repeating: 0, count: rows.count + 1), entries: [], values: [])
  }

  /// One-hot columns of 5, 4 and 3 levels as three codes.
  private func categories(_ rows: [[Double]]) -> EncodedRows {
    // A level's value is what its column holds wherever it is not 0.
    let values = (0..<12).map { column in Float(rows.map { $0[column] }.max() ?? 0) }
    let layout = EncodedLayout(
      numberCount: 0, levelCounts: [5, 4, 3], levelValues: values,
      means: [Float](repeating: 0, count: 12))
    let codes = rows.flatMap { row in
      layout.blocks.map { block in
        let level = block.columns.firstIndex { row[$0] != 0 } ?? 0
        return Int32(block.firstEntry + level - block.columns.lowerBound)
      }
    }
    return EncodedRows(
      layout: layout, numbers: Matrix(rowCount: rows.count, columnCount: 0), codeCount: 3,
      codes: codes, offsets: [Int64](repeating: 0, count: rows.count + 1), entries: [], values: [])
  }

  private func cases() throws -> [(String, Case)] {
    let file = TestData.root.appending(path: "Tests/ClusteringTests/Golden/kmeans.csv")
    var cases: [(String, Case)] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    {
      let cells = line.split(separator: ",").map(String.init)
      if cases.last?.0 != cells[0] { cases.append((cells[0], Case())) }
      let last = cases.count - 1
      cases[last].1.count = try #require(Int(cells[1]))
      cases[last].1.inertia = try #require(Double(cells[2]))
      cases[last].1.labels.append(try #require(Int(cells[4])))
      cases[last].1.weights.append(try #require(Float(cells[5])))
      cases[last].1.rows.append(
        try cells[6].split(separator: " ").map { try #require(Double($0)) })
    }
    return cases
  }
}
