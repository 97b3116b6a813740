import Foundation

/// Calls the body with the path of an empty folder that is removed afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Returns the text of a file in a folder.
func text(_ name: String, in folder: String) throws -> String {
  try String(contentsOf: URL(filePath: folder).appending(path: name), encoding: .utf8)
}
