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
