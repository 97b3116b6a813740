import Foundation

/// The bytes of a file or of standard input.
enum FileBytes {
  /// Returns every byte of the file; `-` is standard input.
  static func read(path: String, folder: String, source: String) throws(ReadingError) -> [UInt8] {
    let bytes = try Self.source(path: path, folder: folder)
    guard let all = bytes.bytes(0..<bytes.count) else { throw .fileUnreadable(file: path) }
    return all
  }

  /// Returns the bytes of the file, to be read a piece at a time; those of standard input at once.
  static func source(path: String, folder: String) throws(ReadingError) -> ByteSource {
    guard path != "-" else { return .memory(standardInput()) }
    let url = URL(
      filePath: path, relativeTo: URL(filePath: folder, directoryHint: .isDirectory)
    ).absoluteURL
    guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
      throw .fileMissing(file: path)
    }
    let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    guard !isFolder else { throw .fileIsFolder(file: path) }
    let isFile = (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
    guard isFile else {
      // A pipe has no length and can be read once.
      guard let data = try? Data(contentsOf: url) else { throw .fileUnreadable(file: path) }
      return .memory([UInt8](data))
    }
    guard let handle = try? FileHandle(forReadingFrom: url), let count = try? handle.seekToEnd()
    else { throw .fileUnreadable(file: path) }
    try? handle.close()
    return .file(url, skipping: 0, count: Int(count))
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
