import Foundation

/// Files that are whole or not there.
public enum AtomicFile {
  /// Writes a text beside its place and renames it, so that an interrupted run leaves the old file whole.
  ///
  /// - Parameters:
  ///   - text: The text, written as UTF-8.
  ///   - path: The file; its folder must be there.
  /// - Throws: `ReportingError.unwritable`.
  public static func write(_ text: String, to path: String) throws(ReportingError) {
    let file = URL(filePath: path)
    let folder = file.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw .unwritable(path: path, reason: "there is no folder \(folder)")
    }
    do {
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw .unwritable(path: path, reason: "the folder or the file does not allow it")
    }
  }
}
