import Clustering
import Foundation
import Generating
import LinearAlgebra
import Modeling
import Reading
import Segmenting
import Vectorizing

/// A generated market with planted groups of ten, encoded as the segmenter does and cut into 5 to 15.
///
/// PREFIX-rows.f32 holds the rows, PREFIX-truth.i32 the planted groups, PREFIX-ours.i32 what was found.
enum PlantedWork {
  /// Accounts of a planted group.
  private static let groupSize = 10

  /// Writes the files; the partition alone is timed.
  static func run(_ words: [String]) throws {
    guard let count = Int(words[0]), let seed = UInt64(words[1]), let noise = Double(words[2])
    else { throw Problem(description: "planted ACCOUNTS SEED NOISE MISSING PREFIX") }
    var generator = MarketGenerator(accountCount: count, seed: seed)
    generator.planting.noise = noise
    generator.planting.missingShare = Double(words[3])
    generator.planting.accountsPerSegment = groupSize
    let folder = words[4] + "-market"
    try generator.write(to: folder)
    let (market, families) = try market(in: folder)
    let truth = try truth(in: folder)
    try FileManager.default.removeItem(atPath: folder)
    let start = ContinuousClock.now
    var encoder = AccountEncoder(families: families)
    encoder.threadCount = 2
    let encoded = try encoder.encode(market, accounts: Array(0..<count), asOf: generator.asOf)
    let rows = try ClusteringRows(of: encoded, columnLimit: 128, threadCount: 2).rows
    let encoding = ContinuousClock.now - start
    let held = Figures.peakBytes
    var method = SizeBoundedPartition(sizes: 5...15)
    method.threadCount = 2
    method.clusterCount = count / groupSize
    let began = ContinuousClock.now
    let fit = try method.fit(rows)
    let seconds = ContinuousClock.now - began
    let sizes = fit.labels.reduce(into: [Int](repeating: 0, count: fit.clusterCount)) {
      $0[$1] += 1
    }
    try Files.write((0..<count).flatMap { rows.row($0) }, to: words[4] + "-rows.f32")
    try Files.write(truth, to: words[4] + "-truth.i32")
    try Files.write(fit.labels.map(Int32.init), to: words[4] + "-ours.i32")
    Figures.say(
      seconds: seconds,
      [
        "objective": fit.sumOfSquares, "before": fit.sumOfSquaresBeforePolish,
        "clusters": Double(fit.clusterCount), "columns": Double(rows.columnCount),
        "smallest": Double(sizes.min() ?? 0), "largest": Double(sizes.max() ?? 0),
        "rand": AdjustedRand.index(fit.labels, truth.map(Int.init)),
        "encoding_seconds": encoding / .seconds(1), "input_megabytes": Double(held) / 1e6,
      ])
  }

  /// Reads a market and the families that a first model has for it.
  private static func market(in folder: String) throws -> (Market, [FamilyOptions]) {
    var reader = MarketReader(folder: folder)
    reader.threadCount = 2
    let market = try reader.read(
      accounts: SourceOptions(path: "accounts.csv"), deals: SourceOptions(path: "deals.csv"),
      signals: SourceOptions(path: "signals.csv"), contacts: SourceOptions(path: "contacts.csv"))
    let text = ModelTemplate.text(
      market: market, accountsPath: "accounts.csv", dealsPath: "deals.csv",
      signalsPath: "signals.csv", contactsPath: "contacts.csv")
    return (market, try ModelFile.parse(text, file: "planted.yaml").families)
  }

  private static func truth(in folder: String) throws -> [Int32] {
    try String(contentsOfFile: folder + "/truth.csv", encoding: .utf8)
      .split(separator: "\n").dropFirst()
      .compactMap { line in
        line.split(separator: ",").dropFirst().first.flatMap { Int32($0) }
      }
  }

  private struct Problem: Error, CustomStringConvertible {
    let description: String
  }
}
