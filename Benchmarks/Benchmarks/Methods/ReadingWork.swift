import Reading

/// Reads a file of accounts as `tessera run` does, on two threads.
enum ReadingWork {
  /// Says how many seconds the reading took, how many accounts there are and how many columns.
  static func read(_ path: String) throws {
    var reader = MarketReader(folder: ".")
    reader.threadCount = 2
    let began = ContinuousClock.now
    let market = try reader.read(accounts: SourceOptions(path: path), deals: nil)
    Figures.say(
      since: began,
      ["rows": Double(market.accounts.count), "columns": Double(market.accounts.columns.count)])
  }
}
