import Foundation

/// How much memory a piece of work may take; more is refused before it starts.
public struct MemoryLimit: Sendable, Equatable {
  /// The most bytes.
  public let bytes: Double

  /// Creates a limit.
  public init(bytes: Double) {
    self.bytes = bytes
  }

  /// The memory that the machine has.
  public static let machine = MemoryLimit(bytes: Double(ProcessInfo.processInfo.physicalMemory))

  /// Throws where the work needs more.
  func check(_ needed: Double, for work: String) throws(ClusteringError) {
    guard needed <= bytes else { throw .needsMemory(work: work, needed: needed, limit: bytes) }
  }
}
