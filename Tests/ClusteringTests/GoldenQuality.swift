import Foundation
import LinearAlgebra
import TestSupport

/// The rows, partitions and values of Golden/quality.csv.
struct GoldenQuality: CustomStringConvertible {
  var name = ""
  var points: [[Double]] = []
  var labels: [Int] = []
  var others: [Int] = []
  var values: [String: Double] = [:]
  var silhouettes: [Double] = []

  var rows: Matrix { Matrix(points) }
  var description: String { name }

  /// All cases of the file.
  static func cases() throws -> [GoldenQuality] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/quality.csv")
    var cases: [GoldenQuality] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: ",").map(String.init)
      if fields[0] == "case" {
        cases.append(GoldenQuality(name: fields[1]))
        continue
      }
      guard let last = cases.indices.last else { continue }
      switch fields[0] {
      case "row":
        cases[last].labels.append(Int(fields[1]) ?? -1)
        cases[last].others.append(Int(fields[2]) ?? -1)
        cases[last].points.append(fields[3...].map { Double($0) ?? .nan })
      case "value":
        cases[last].values[fields[1]] = Double(fields[2])
      default:
        cases[last].silhouettes.append(Double(fields[1]) ?? .nan)
      }
    }
    return cases
  }
}
