import Foundation

/// A text that is read a piece at a time: a file, or bytes that are there already.
enum ByteSource: Sendable {
  /// A file, whose first bytes may be a byte order mark that is left out.
  case file(URL, skipping: Int, count: Int)
  /// The bytes of standard input, or of a test.
  case memory([UInt8])

  /// How many bytes there are.
  var count: Int {
    switch self {
    case .file(_, let skipped, let count): count - skipped
    case .memory(let bytes): bytes.count
    }
  }

  /// Returns some of the bytes, or nothing where the file cannot be read or has become shorter.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    switch self {
    case .memory(let bytes): return Array(bytes[range])
    case .file(let url, let skipped, _):
      guard let handle = try? FileHandle(forReadingFrom: url) else { return nil }
      defer { try? handle.close() }
      guard !range.isEmpty else { return [] }
      guard (try? handle.seek(toOffset: UInt64(skipped + range.lowerBound))) != nil,
        let data = try? handle.read(upToCount: range.count), data.count == range.count
      else { return nil }
      return [UInt8](data)
    }
  }

  /// Returns the same without a byte order mark of UTF-8 at its beginning.
  func withoutMark() -> ByteSource {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard count >= 3, bytes(0..<3) == mark else { return self }
    switch self {
    case .file(let url, let skipped, let count):
      return .file(url, skipping: skipped + 3, count: count)
    case .memory(let bytes): return .memory(Array(bytes.dropFirst(3)))
    }
  }
}
