import Backtesting
import Generating
import Modeling
import Reading
import Reporting
import Scoring
import Segmenting

/// What ends a command: a message for the person at the terminal, and an exit code.
struct Failure: Error {
  let message: String
  let code: Code

  /// Why it ended.
  enum Code: Int32 {
    /// A wrong option, or a model file that cannot be used.
    case usage = 2
    /// A file that cannot be read or written.
    case input = 3
  }

  /// Turns a module's error into a failure.
  init(_ error: any Error) {
    message = "\(error)"
    switch error {
    case is ModelingError, is ScoringError, is SegmentingError: code = .usage
    default: code = .input
    }
  }

  init(input message: String) {
    self.message = message
    code = .input
  }

  init(usage message: String) {
    self.message = message
    code = .usage
  }
}

/// Ends a command that worked but found what must not pass.
struct FindingsExit: Error {
  let rawValue: Int32 = 1
}

extension Failure {
  /// Returns why there is nothing to do by deals: no deal is won or lost yet, or there are none.
  ///
  /// - Parameters:
  ///   - model: The model file.
  ///   - market: What was read by it.
  ///   - task: What was to be done: "to test".
  /// - Returns: The failure.
  static func nothingResolved(_ model: String, _ market: Market, _ task: String) -> Failure {
    let open = market.deals?.deals.count ?? 0
    return Failure(
      usage: open > 0
        ? "none of the \(open) deals of \(model) is won or lost yet, so there is nothing \(task); tessera tier says how "
          + "accounts are tiered until deals are closed"
        : "\(model) leads to no won or lost deal, so there is nothing \(task); name the deals under `deals: source` "
          + "and what counts as won under `deals: won`")
  }
}
