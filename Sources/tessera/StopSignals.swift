import CTerminal
import Foundation
import Reporting
import Synchronization

/// Ctrl-C and its like: the program stops at once, and nothing half-written stays.
enum StopSignals {
  /// What else must be cleared away.
  private static let cleanUp = Mutex<(@Sendable () -> Void)?>(nil)

  /// Waits for signals beside the work.
  static func watch() {
    guard tessera_watch_signals() == 0 else { return }
    let thread = Thread {
      let number = tessera_next_signal()
      if number > 0 { stop(number) }
    }
    thread.stackSize = 1 << 18
    thread.start()
  }

  /// Does work that leaves things lying about when it is stopped.
  ///
  /// - Parameters:
  ///   - clearAway: Removes what the work has left so far.
  ///   - work: The work.
  /// - Returns: What the work returns.
  static func clearing<Result>(
    _ clearAway: @escaping @Sendable () -> Void, _ work: () throws -> Result
  ) rethrows -> Result {
    cleanUp.withLock { $0 = clearAway }
    defer { cleanUp.withLock { $0 = nil } }
    return try work()
  }

  /// Ends the program by the code that shells give to a signal, 130 for Ctrl-C.
  private static func stop(_ signal: Int32) -> Never {
    // Files that are being put in place are waited for; then nobody else gets to write any.
    AtomicFile.stop(patience: 10) {
      Console.wipe()
      // The lock stays taken: whoever has finished meanwhile must not go on.
      cleanUp.withLock { $0?() }
      _exit(128 + signal)
    }
  }
}
