import Foundation
import Reading

/// Reads a file of accounts as `tessera run` does, on two threads.
enum ReadingWork {
  /// Returns how many seconds the reading took, how many accounts there are and how many columns.
  static func read(_ path: String) throws -> [String: Double] {
    var reader = MarketReader(folder: ".")
    reader.threadCount = 2
    let began = ContinuousClock.now
    let market = try reader.read(accounts: SourceOptions(path: path), deals: nil)
    let took = began.duration(to: .now)
    if ProcessInfo.processInfo.environment["KINDS"] != nil {
      for column in market.accounts.columns { print(column.header, column.kind.rawValue) }
    }
    return [
      "seconds": Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18,
      "rows": Double(market.accounts.count), "columns": Double(market.accounts.columns.count),
    ]
  }
}
