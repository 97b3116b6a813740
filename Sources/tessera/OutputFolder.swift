import Foundation
import Reporting

/// The folder that a run writes into.
struct OutputFolder {
  let path: String

  /// Writes every file beside its old version and puts it in place when it is whole.
  func write(_ report: RunReport) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        input: "the folder \(path) cannot be made; choose another with --output")
    }
    var files: [(name: String, text: String)] = [
      ("report.html", HTMLPage(report: report).text),
      ("report.json", JSONReport(report: report).text + "\n"),
      ("account-scores.csv", AccountsCSV(report: report).text),
    ]
    if report.segmentation != nil {
      files.append(("segment-members.csv", SegmentsCSV(report: report).text))
    }
    if report.backtest != nil { files.append(("tier-evidence.csv", TiersCSV(report: report).text)) }
    do {
      for (name, text) in files {
        try AtomicFile.write(text, to: URL(filePath: path).appending(path: name).relativePath)
      }
      // What this run does not write must not stay from an earlier one and be taken for its own.
      for name in ["segment-members.csv", "tier-evidence.csv"]
      where !files.contains(where: { $0.name == name }) {
        try? FileManager.default.removeItem(at: URL(filePath: path).appending(path: name))
      }
    } catch {
      throw Failure(error)
    }
  }
}
