import Clustering
import Foundation
import LinearAlgebra

/// Runs one method on a file of Float32 rows and says in JSON how long it took and what it reached.
///
///     Methods kmeans ROWS D CENTERS K ITERATIONS     (0 iterations: until nothing changes)
///     Methods ward ROWS D
///     Methods bounded ROWS D LOWER UPPER K
///     Methods read FILE                              (a CSV file of accounts)
@main
struct Methods {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 2, arguments[0] == "read" {
      say(try ReadingWork.read(arguments[1]))
      return
    }
    guard arguments.count >= 3, let width = Int(arguments[2]) else {
      throw Usage(description: "Methods kmeans|ward|bounded ROWS D ...")
    }
    let rows = try matrix(arguments[1], width: width)
    let rest = arguments.dropFirst(3).compactMap { Int($0) }
    switch arguments[0] {
    case "kmeans":
      let start = try matrix(arguments[3], width: width)
      try kmeans(rows, from: start, iterations: rest.last ?? 10)
    case "ward":
      try ward(rows)
    case "bounded":
      try bounded(rows, sizes: rest[0]...rest[1], count: rest[2])
    default:
      throw Usage(description: "no method \(arguments[0])")
    }
  }

  private static func kmeans(_ rows: Matrix, from start: Matrix, iterations: Int) throws {
    var method = KMeans(clusterCount: start.rowCount)
    method.threadCount = 2
    method.maximumIterationCount = iterations == 0 ? 10_000 : iterations
    let began = ContinuousClock.now
    let fit = method.fit(rows, from: start)
    say(since: began, ["objective": fit.inertia, "iterations": Double(fit.iterationCount)])
  }

  private static func ward(_ rows: Matrix) throws {
    let began = ContinuousClock.now
    let tree = try WardTree().fit(rows)
    say(since: began, ["objective": tree.merges.reduce(0) { $0 + $1.height }])
  }

  private static func bounded(_ rows: Matrix, sizes: ClosedRange<Int>, count: Int) throws {
    var method = SizeBoundedPartition(sizes: sizes)
    method.threadCount = 2
    method.targetMeanSize = Double(rows.rowCount) / Double(count)
    let began = ContinuousClock.now
    let fit = try method.fit(rows)
    say(
      since: began, ["objective": fit.sumOfSquares, "clusters": Double(fit.clusterCount)])
  }

  private static func say(since began: ContinuousClock.Instant, _ figures: [String: Double]) {
    let took = began.duration(to: .now)
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
    say(figures.merging(["seconds": seconds]) { $1 })
  }

  private static func say(_ all: [String: Double]) {
    let text = all.keys.sorted().map { "\"\($0)\": \(all[$0] ?? 0)" }.joined(separator: ", ")
    print("{\(text)}")
  }

  private static func matrix(_ path: String, width: Int) throws -> Matrix {
    let data = try Data(contentsOf: URL(filePath: path))
    let values = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    return Matrix(rowCount: values.count / width, columnCount: width, rowMajor: values)
  }

  private struct Usage: Error, CustomStringConvertible {
    let description: String
  }
}
