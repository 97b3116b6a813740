import Clustering
import Foundation
import LinearAlgebra

/// The works on quality: the exact silhouette of rows with labels, and the agreement of two partitions.
///
///     Methods silhouette ROWS D LABELS
///     Methods rand LABELS 1 OTHER-LABELS
///
/// Labels are files of Int32.
enum QualityWork {
  /// Runs a work and returns its seconds and figures, or nothing when it is none of these.
  static func figures(_ arguments: [String], rows: () throws -> Matrix) throws -> [String: Double]?
  {
    guard arguments.count > 3 else { return nil }
    switch arguments[0] {
    case "silhouette":
      let rows = try rows()
      let labels = try labels(arguments[3])
      let began = ContinuousClock.now
      let values = Silhouette.exact(rows, labels: labels, threadCount: 2)
      return [
        "seconds": seconds(since: began),
        "objective": values.reduce(0, +) / Double(max(1, values.count)),
      ]
    case "rand":
      let (first, second) = (try labels(arguments[1]), try labels(arguments[3]))
      let began = ContinuousClock.now
      let index = AdjustedRand.index(first, second)
      return ["seconds": seconds(since: began), "objective": index]
    default:
      return nil
    }
  }

  private static func seconds(since began: ContinuousClock.Instant) -> Double {
    let took = began.duration(to: .now)
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }

  private static func labels(_ path: String) throws -> [Int] {
    let data = try Data(contentsOf: URL(filePath: path))
    return data.withUnsafeBytes { $0.bindMemory(to: Int32.self).map(Int.init) }
  }
}
