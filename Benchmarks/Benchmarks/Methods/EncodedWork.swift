import Clustering
import Foundation
import LinearAlgebra

/// k-means on encoded accounts: two numbers, thirteen codes and up to six tags a row.
enum EncodedWork {
  /// The levels of the categories and the number of tags, as in data.py.
  private static let levelCounts = [40, 60, 30, 8, 5, 8, 12, 5, 10, 6, 14, 12, 7]
  private static let tagCount = 80

  /// Runs so many passes from the centers of the file.
  static func kmeans(prefix: String, count: Int, iterations: Int) throws {
    let rows = try rows(prefix: prefix)
    let start = try Files.matrix(prefix + "-centers.f32", width: rows.columnCount)
    precondition(start.rowCount == count, "\(start.rowCount) centers in the file, not \(count)")
    var method = KMeans(clusterCount: count)
    method.threadCount = 2
    method.maximumIterationCount = iterations == 0 ? 10_000 : iterations
    let held = Figures.peakBytes
    let began = ContinuousClock.now
    let fit = method.fit(rows, from: start)
    Figures.say(
      since: began,
      [
        "objective": fit.inertia, "iterations": Double(fit.iterationCount),
        "input_megabytes": Double(held) / 1e6,
      ])
  }

  private static func rows(prefix: String) throws -> EncodedRows {
    let numbers = try Files.matrix(prefix + "-numbers.f32", width: 2)
    let raw: [Int32] = try Files.values(prefix + "-codes.i32")
    let tags: [Int32] = try Files.values(prefix + "-tags.i32")
    let m = levelCounts.count
    let levels = levelCounts.reduce(0, +)
    let category = 1 / Float(m).squareRoot()
    let layout = EncodedLayout(
      numberCount: 2, levelCounts: levelCounts + [tagCount],
      levelValues: [Float](repeating: category, count: levels)
        + [Float](repeating: 1, count: tagCount),
      means: [Float](repeating: 0, count: levels + tagCount))
    let firstEntries = layout.blocks.map { Int32($0.firstEntry) }
    var codes = raw
    for row in 0..<numbers.rowCount {
      for column in 0..<m { codes[row * m + column] += firstEntries[column] }
    }
    var (offsets, entries, values): ([Int64], [Int32], [Float]) = ([0], [], [])
    offsets.reserveCapacity(numbers.rowCount + 1)
    entries.reserveCapacity(tags.count)
    values.reserveCapacity(tags.count)
    for row in 0..<numbers.rowCount {
      let own = tags[row * 6..<row * 6 + 6].filter { $0 >= 0 }
      for tag in own {
        entries.append(firstEntries[m] + tag)
        values.append(1 / Float(own.count).squareRoot())
      }
      offsets.append(Int64(entries.count))
    }
    return EncodedRows(
      layout: layout, numbers: numbers, codeCount: m, codes: codes, offsets: offsets,
      entries: entries, values: values)
  }
}
