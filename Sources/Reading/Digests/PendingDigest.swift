import Dispatch
import Foundation
import Synchronization

/// A digest that is computed beside other work, so that reading does not wait for it.
final class PendingDigest: Sendable {
  private static let pieceSize = 1 << 20

  private let result = Mutex<String?>(nil)
  private let group = DispatchGroup()

  /// Begins to compute.
  init(of source: ByteSource) {
    DispatchQueue.global().async(group: group) { [self] in
      let digest = Self.digest(of: source)
      result.withLock { $0 = digest }
    }
  }

  /// The digest as hexadecimal digits, when it is there; nothing where the file cannot be read.
  var value: String? {
    group.wait()
    return result.withLock { $0 }
  }

  private static func digest(of source: ByteSource) -> String? {
    var hash = SHA256()
    switch source {
    case .memory(let bytes): hash.add(bytes)
    case .file(let url, _, let count):
      guard let handle = try? FileHandle(forReadingFrom: url) else { return nil }
      defer { try? handle.close() }
      var left = count
      while left > 0 {
        guard let data = try? handle.read(upToCount: min(left, pieceSize)), !data.isEmpty
        else { return nil }
        hash.add([UInt8](data))
        left -= data.count
      }
    }
    return Digest.hex(hash.digest())
  }
}
