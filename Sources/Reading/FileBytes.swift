import Foundation

/// The bytes of a file or of standard input.
enum FileBytes {
  /// Returns every byte of the file; `-` is standard input.
  static func read(path: String, folder: String, source: String) throws(ReadingError) -> [UInt8] {
    guard path != "-" else { return standardInput() }
    let url = URL(
      filePath: path, relativeTo: URL(filePath: folder, directoryHint: .isDirectory)
    ).absoluteURL
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      throw .fileMissing(file: path)
    }
    let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    guard !isFolder else { throw .fileIsFolder(file: path) }
    guard let data = try? Data(contentsOf: url) else { throw .fileUnreadable(file: path) }
    return [UInt8](data)
  }

  private static func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    while let data = try? FileHandle.standardInput.read(upToCount: 1 << 20), !data.isEmpty {
      bytes.append(contentsOf: data)
    }
    return bytes
  }

  /// Returns what the file is called in errors and tables: its name without the folder.
  static func source(of path: String) -> String {
    guard path != "-" else { return "standard input" }
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}
