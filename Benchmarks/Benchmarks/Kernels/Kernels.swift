import Benchmark
import Clustering
import LinearAlgebra

/// The kernels that large markets spend their time in; each is checked once before it is timed.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .peakMemoryResident], timeUnits: .microseconds, warmupIterations: 2,
    maxDuration: .seconds(4), maxIterations: 200)
  benchmarkAssignment()
  benchmarkEncodedAssignment()
  benchmarkWardNeighbor()
  benchmarkScatter()
  benchmarkWardTree()
}

/// Shapes: 40,000 rows to 64 centers in 48 columns.
private func benchmarkAssignment() {
  let rows = Matrix(rowCount: 40_000, columnCount: 48, seed: 1)
  let centers = Matrix(rowCount: 64, columnCount: 48, seed: 2)
  let found = rows.assignment(to: centers, threadCount: 2)
  for row in stride(from: 0, to: rows.rowCount, by: 997) {
    let distances = (0..<centers.rowCount).map {
      rows.plainSquaredDistance(fromRow: row, to: centers, row: $0)
    }
    check(
      abs(distances[Int(found.labels[row])] - (distances.min() ?? 0)) < 1e-4,
      "row \(row) is not assigned to its nearest center")
  }
  for threadCount in [1, 2] {
    Benchmark("assignment, 40,000 × 48 to 64, threads: \(threadCount)") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(rows.assignment(to: centers, threadCount: threadCount))
      }
    }
  }
}

/// Shapes: 40,000 rows of 4 numbers, 12 codes of 10 levels and 5 tags of 60 to 64 centers in 184 columns.
private func benchmarkEncodedAssignment() {
  let rows = EncodedRows.random(rowCount: 40_000, seed: 5)
  let centers = rows.written((0..<64).map { $0 * 600 })
  let found = rows.assignment(to: centers, threadCount: 2)
  let written = rows.written(Array(0..<1000)).assignment(to: centers, threadCount: 2)
  check(
    Array(found.labels.prefix(1000)) == written.labels,
    "encoded rows have other nearest centers than their one-hot rows")
  let norms = rows.squaredNorms(threadCount: 2)
  let plan = rows.passPlan(norms: norms, looksQuickly: true, threadCount: 2)
  let quick = rows.pass(to: centers, plan: plan, threadCount: 2).bracketed(ofRows: 0..<40_000)
  check(quick.labels == found.labels, "the quick look finds other nearest centers")
  Benchmark("encoded assignment, 40,000 accounts to 64") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(rows.assignment(to: centers, threadCount: 1))
    }
  }
  Benchmark("encoded assignment with a quick look, 40,000 accounts to 64") { benchmark in
    for _ in benchmark.scaledIterations {
      let pass = rows.pass(to: centers, plan: plan, threadCount: 1)
      blackHole(pass.bracketed(ofRows: 0..<40_000))
    }
  }
}

/// Shapes: one center beside 20,000 others in 48 columns.
private func benchmarkWardNeighbor() {
  let rows = Matrix(rowCount: 20_000, columnCount: 48, seed: 3)
  let centers = WeightedCenters(rows: rows, weights: [Float](repeating: 1, count: rows.rowCount))
  let found = centers.nearestUnderWard(to: 17)
  // With weights of 1 the cost is half the squared distance.
  let least = (0..<rows.rowCount).filter { $0 != 17 }
    .map { rows.plainSquaredDistance(fromRow: 17, to: rows, row: $0) / 2 }.min()
  check(abs(Double(found.cost) - (least ?? 0)) < 1e-4, "\(found) is not the cheapest merger")
  Benchmark("nearestUnderWard, 20,000 × 48") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(centers.nearestUnderWard(to: 17)) }
  }
}

/// Shapes: 40,000 rows, 128 × 128 products.
private func benchmarkScatter() {
  let rows = Matrix(rowCount: 40_000, columnCount: 128, seed: 4)
  let found = rows.scatter(threadCount: 2)
  for (first, second) in [(0, 0), (5, 99), (127, 3)] {
    let sum = (0..<rows.rowCount).reduce(0.0) {
      $0 + (Double(rows[$1, first]) - found.means[first])
        * (Double(rows[$1, second]) - found.means[second])
    }
    check(
      abs(found.products[first * 128 + second] - sum) < 1e-6,
      "entry (\(first), \(second)) is \(found.products[first * 128 + second]), not \(sum)")
  }
  for threadCount in [1, 2] {
    Benchmark("scatter, 40,000 × 128, threads: \(threadCount)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(rows.scatter(threadCount: threadCount)) }
    }
  }
}

/// Shapes: trees of 1,000 and 4,000 rows in 48 columns.
private func benchmarkWardTree() {
  for rowCount in [1_000, 4_000] {
    let rows = Matrix(rowCount: rowCount, columnCount: 48, seed: 5)
    checkTree(tree(rows), of: rows)
    Benchmark("WardTree, \(rowCount) × 48") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(tree(rows)) }
    }
  }
}

private func tree(_ rows: Matrix) -> Dendrogram {
  do {
    return try WardTree().fit(rows)
  } catch {
    fatalError("\(error)")
  }
}

/// Checks that the heights rise and that they explain all of the sum of squares: Σ height² = 2 · total.
private func checkTree(_ tree: Dendrogram, of rows: Matrix) {
  check(tree.merges.count == rows.rowCount - 1, "\(tree.merges.count) mergers")
  check(
    zip(tree.merges, tree.merges.dropFirst()).allSatisfy { $0.height <= $1.height },
    "a merger is lower than the one before it")
  let means = rows.columnMeans
  let total = (0..<rows.rowCount).reduce(0.0) { sum, row in
    zip(rows.row(row), means).reduce(sum) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
  }
  let explained = tree.merges.reduce(0) { $0 + $1.height * $1.height } / 2
  check(abs(explained / total - 1) < 1e-4, "the tree explains \(explained) of \(total)")
}

/// Stops a benchmark whose result is wrong: its time would mean nothing.
private func check(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}
