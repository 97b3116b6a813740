import Foundation
import Reporting

/// The folder that a command writes into.
struct OutputFolder {
  let path: String

  /// Writes every file of a run beside its old version and puts it in place when it is whole.
  ///
  /// All texts are there before the first file is touched, so that a run that is stopped has written all files or none.
  func write(_ report: RunReport) throws {
    var files: [(name: String, text: String)] = [
      ("report.html", HTMLPage(report: report).text),
      ("report.json", JSONReport(report: report).text + "\n"),
      ("account-scores.csv", AccountsCSV(report: report).text),
    ]
    if report.backtest != nil { files.append(("tier-evidence.csv", TiersCSV(report: report).text)) }
    try write(
      files + segmentFiles(report), optional: ["tier-evidence.csv"] + Self.segmentTables, report)
  }

  /// Writes the files of a segmentation alone.
  func writeSegments(_ report: RunReport) throws {
    try write(segmentFiles(report), optional: Self.segmentTables, report)
  }

  private static let segmentTables = ["segment-members.csv", "crm-update.csv"]

  private func segmentFiles(_ report: RunReport) -> [(name: String, text: String)] {
    guard report.segmentation != nil else { return [] }
    return [("segment-members.csv", SegmentsCSV(report: report).text)]
      + (writeBack(report).map { [("crm-update.csv", $0)] } ?? [])
  }

  /// The file that the CRM takes back; nothing where names are replaced, since the CRM would not know whom it is about.
  private func writeBack(_ report: RunReport) -> String? {
    guard let text = WriteBackCSV(report: report).text else { return nil }
    guard !report.isRedacted else {
      Console.say(
        "No crm-update.csv: the CRM would not know the accounts without their names; run without --redact for it."
      )
      return nil
    }
    return text
  }

  /// Writes a table for every segment into a folder of their own.
  ///
  /// Hundreds of them: they are written into a folder beside it, and moved when all are whole.
  private func writeSegmentTables(_ files: [(name: String, text: String)]) throws(Failure) {
    let (folder, draft) = (place(of: "segments"), place(of: "segments.partial"))
    let manager = FileManager.default
    // Tables of an earlier run with other segments would be taken for this one's.
    let old = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasPrefix("segment-") && $0.hasSuffix(".csv")
    }
    guard !files.isEmpty || !old.isEmpty else { return }
    do {
      try? manager.removeItem(atPath: draft)
      try manager.createDirectory(atPath: draft, withIntermediateDirectories: true)
      defer { try? manager.removeItem(atPath: draft) }
      for (name, text) in files {
        try Data(text.utf8).write(to: URL(filePath: draft).appending(path: name))
      }
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for name in old { try manager.removeItem(atPath: folder + "/" + name) }
      for (name, _) in files {
        try manager.moveItem(atPath: draft + "/" + name, toPath: folder + "/" + name)
      }
    } catch {
      throw Failure(
        input:
          "the tables of segments cannot be written into \(folder); choose another with --output")
    }
  }

  /// Writes files, and removes those among the optional ones that this run does not write: they must not stay from an
  /// earlier run and be taken for its own.
  private func write(
    _ files: [(name: String, text: String)], optional: [String], _ report: RunReport
  ) throws(Failure) {
    let tables = SegmentFiles(report: report).files
    try AtomicFile.together { (writer) throws(Failure) in
      try write(files, optional: optional, by: writer)
      try writeSegmentTables(tables)
    }
  }

  private func write(
    _ files: [(name: String, text: String)], optional: [String], by writer: AtomicFile.Writer
  ) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        input: "the folder \(path) cannot be made; choose another with --output")
    }
    do {
      for (name, text) in files { try writer.write(text, to: place(of: name)) }
    } catch {
      throw Failure(error)
    }
    for name in optional where !files.contains(where: { $0.name == name }) {
      try? FileManager.default.removeItem(atPath: place(of: name))
    }
  }

  private func place(of name: String) -> String {
    URL(filePath: path).appending(path: name).relativePath
  }
}
