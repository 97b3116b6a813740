import Clustering
import LinearAlgebra

/// The works on quality: the exact silhouette of rows with labels, and the agreement of two partitions.
enum QualityWork {
  /// Runs the exact silhouette of a file of rows with a file of Int32 labels.
  static func silhouette(_ rows: Matrix, labels path: String) throws {
    let labels = try labels(path)
    let began = ContinuousClock.now
    let values = Silhouette.exact(rows, labels: labels, threadCount: 2)
    Figures.say(
      since: began, ["objective": values.reduce(0, +) / Double(max(1, values.count))])
  }

  /// Runs the adjusted Rand index of two files of Int32 labels.
  static func rand(_ first: String, _ second: String) throws {
    let (first, second) = (try labels(first), try labels(second))
    let began = ContinuousClock.now
    let index = AdjustedRand.index(first, second)
    Figures.say(since: began, ["objective": index])
  }

  private static func labels(_ path: String) throws -> [Int] {
    let labels: [Int32] = try Files.values(path)
    return labels.map(Int.init)
  }
}
