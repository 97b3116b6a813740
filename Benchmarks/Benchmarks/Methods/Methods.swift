import Clustering
import Foundation
import LinearAlgebra

/// Runs one method on a file of Float32 rows and says in JSON how long it took and what it reached.
///
///     Methods kmeans ROWS D CENTERS K ITERATIONS     (0 iterations: until nothing changes)
///     Methods encoded PREFIX K ITERATIONS            (PREFIX-codes.i32, -tags.i32, -numbers.f32, -centers.f32)
///     Methods encode CSV
///     Methods score CSV [ROUNDS]
///     Methods ward ROWS D
///     Methods average ROWS D
///     Methods bounded ROWS D LOWER UPPER K [LABELS]  (the file that labels are written to)
///     Methods silhouette ROWS D LABELS
///     Methods rand LABELS 1 OTHER-LABELS
///     Methods read FILE                              (a CSV file of accounts)
///     Methods tune PREFIX REFITS                     (PREFIX-values.f64, -outcomes.i32, -accounts.i32)
///     Methods backtest PREFIX                        (PREFIX-tiers.i32, -accounts.i32, -outcomes.i32, -amounts.f32)
///     Methods coverage [SCALE] [PARTS]               (rates, areas, money, proofs, tuning, leaks)
///     Methods planted ACCOUNTS SEED NOISE MISSING PREFIX   (MISSING: own, or one share for all columns)
///     Methods report PREFIX [ROUNDS]                 (a market of data.py)
@main
struct Methods {
  static func main() {
    do { try run(Array(CommandLine.arguments.dropFirst())) } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }

  private static func run(_ arguments: [String]) throws {
    if arguments.count == 2, arguments[0] == "encode" { return try EncodeWork.encode(arguments[1]) }
    if arguments.count >= 2, arguments[0] == "score" {
      let rounds = arguments.count > 2 ? Int(arguments[2]) : nil
      return try ScoringWork.score(arguments[1], rounds: rounds ?? 1)
    }
    if arguments.count == 6, arguments[0] == "planted" {
      return try PlantedWork.run(Array(arguments.dropFirst()))
    }
    if arguments.count == 2, arguments[0] == "read" { return try ReadingWork.read(arguments[1]) }
    if arguments.count == 2, arguments[0] == "backtest" {
      return try BacktestWork.intervals(prefix: arguments[1])
    }
    if arguments.first == "coverage" {
      let scale = arguments.count > 1 ? Double(arguments[1]) : 1
      return try CoverageWork.run(parts: Array(arguments.dropFirst(2)), scale: scale ?? 1)
    }
    if arguments.count >= 2, arguments[0] == "report" {
      let rounds = arguments.count > 2 ? Int(arguments[2]) : nil
      return try ReportWork.report(prefix: arguments[1], rounds: rounds ?? 1)
    }
    if arguments.count == 3, arguments[0] == "tune", let count = Int(arguments[2]) {
      return try TuneWork.fits(prefix: arguments[1], count: count)
    }
    guard arguments.count >= 3, let width = Int(arguments[2]) else {
      throw Usage(
        description:
          "Methods kmeans|encoded|encode|score|read|backtest|coverage|report|tune|planted|ward|average|bounded|silhouette|rand FILE ..."
      )
    }
    let rest = arguments.dropFirst(3).compactMap { Int($0) }
    func rows() throws -> Matrix { try Files.matrix(arguments[1], width: width) }
    switch arguments[0] {
    case "kmeans":
      let start = try Files.matrix(arguments[3], width: width)
      try kmeans(rows(), from: start, iterations: rest.last ?? 10)
    case "encoded":
      try EncodedWork.kmeans(prefix: arguments[1], count: width, iterations: rest.last ?? 10)
    case "ward":
      try ward(rows())
    case "average":
      try average(rows())
    case "bounded":
      let labels = arguments.count > 6 ? arguments[6] : nil
      try bounded(rows(), sizes: rest[0]...rest[1], count: rest[2], labels: labels)
    case "silhouette":
      try QualityWork.silhouette(rows(), labels: arguments[3])
    case "rand":
      try QualityWork.rand(arguments[1], arguments[3])
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
    Figures.say(since: began, ["objective": fit.inertia, "iterations": Double(fit.iterationCount)])
  }

  private static func ward(_ rows: Matrix) throws {
    let began = ContinuousClock.now
    var method = WardTree()
    method.threadCount = 2
    let tree = try method.fit(rows)
    Figures.say(since: began, ["objective": tree.merges.reduce(0) { $0 + $1.height }])
  }

  private static func average(_ rows: Matrix) throws {
    var method = LinkageTree(.average)
    method.threadCount = 2
    let began = ContinuousClock.now
    let tree = try method.fit(rows)
    Figures.say(since: began, ["objective": tree.merges.reduce(0) { $0 + $1.height }])
  }

  private static func bounded(
    _ rows: Matrix, sizes: ClosedRange<Int>, count: Int, labels: String?
  ) throws {
    var method = SizeBoundedPartition(sizes: sizes)
    method.threadCount = 2
    method.clusterCount = count
    let began = ContinuousClock.now
    let fit = try method.fit(rows)
    Figures.say(
      since: began,
      [
        "objective": fit.sumOfSquares, "before": fit.sumOfSquaresBeforePolish,
        "clusters": Double(fit.clusterCount),
      ])
    if let labels { try Files.write(fit.labels.map(Int32.init), to: labels) }
  }

  private struct Usage: Error, CustomStringConvertible {
    let description: String
  }
}
