import Foundation
import Synchronization

/// Files that are whole or not there.
public enum AtomicFile {
  /// Held while files are put in place: whoever stops the program waits for that, and nothing else.
  private static let placing = Mutex(())

  /// Writes a text beside its place and renames it, so that an interrupted run leaves the old file whole.
  ///
  /// - Parameters:
  ///   - text: The text, written as UTF-8.
  ///   - path: The file; its folder must be there.
  /// - Throws: `ReportingError.unwritable`.
  public static func write(_ text: String, to path: String) throws(ReportingError) {
    try together { (writer) throws(ReportingError) in try writer.write(text, to: path) }
  }

  /// Lets several files that belong together be written: a program that is told to stop has all of them or none.
  ///
  /// - Parameter work: Writes the files; nothing else should take time in it.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  public static func together<Result: Sendable, Problem: Error>(
    _ work: (Writer) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    try placing.withLock { (_) throws(Problem) in try work(Writer()) }
  }

  /// Ends the program when no file is being put in place, and lets none be written any more.
  ///
  /// - Parameters:
  ///   - patience: How many seconds are waited for files that are being put in place.
  ///   - end: Ends the program.
  public static func stop(patience: Double, _ end: () -> Never) -> Never {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .seconds(patience) {
      _ = placing.withLockIfAvailable { (_) -> Void in end() }
      Thread.sleep(forTimeInterval: 0.002)
    }
    end()
  }

  /// Who may put files in place.
  public struct Writer {
    fileprivate init() {}

    /// Writes a text, in place of whatever stood there.
    ///
    /// - Parameters:
    ///   - text: The text, written as UTF-8.
    ///   - path: The file; its folder must be there.
    /// - Throws: `ReportingError.unwritable`.
    public func write(_ text: String, to path: String) throws(ReportingError) {
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
}
