import Reading
import Statistics

/// Writes a market of any size with planted micro-segments and a planted reason to buy, in constant memory.
///
/// Every account is drawn from a stream of random numbers of its own, so the first accounts of a market
/// have the same random numbers whatever its size. Signals before the cut-off, twelve months before the
/// as-of date, show the state from which the deals of those twelve months were drawn; later signals show
/// a new one. Whether an account is an existing customer is told as of the cut-off.
public struct MarketGenerator: Sendable {
  /// How many accounts there are.
  public let accountCount: Int
  /// What the random numbers follow from.
  public let seed: UInt64
  /// The day after which nothing but the expected close of open deals lies.
  public let asOf: CalendarDate
  /// How plainly the planted segments show, and how large they are.
  public var planting = PlantingOptions()

  /// The usual as-of date, 2026-06-30.
  public static let usualDate = CalendarDate(dayNumber: 20_634)

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - accountCount: How many accounts to write, at least one.
  ///   - seed: What the random numbers follow from.
  ///   - asOf: The day on which the market is exported.
  public init(
    accountCount: Int, seed: UInt64, asOf: CalendarDate = MarketGenerator.usualDate
  ) {
    precondition(accountCount >= 1, "a market of \(accountCount) accounts; 1 is the least")
    self.accountCount = accountCount
    self.seed = seed
    self.asOf = asOf
  }

  /// The day from whose state the deals of the last twelve months were drawn.
  package var cutOff: CalendarDate { asOf.adding(months: -12) }

  /// What is written: the market's tables, then the answers.
  public static let fileNames = [
    "accounts.csv", "deals.csv", "signals.csv", "contacts.csv", "truth.csv", "truth.yaml",
  ]

  /// Writes accounts.csv, deals.csv, signals.csv and contacts.csv, and the answers: truth.csv, truth.yaml.
  ///
  /// The files take their places only when all of them are whole.
  ///
  /// - Parameters:
  ///   - folder: The folder, made where there is none.
  ///   - place: Calls what puts all files in place; a program that can be told to stop waits for that.
  /// - Throws: `GeneratingError` when an option is out of range or a file cannot be written.
  public func write(
    to folder: String,
    placing place: (() throws(GeneratingError) -> Void) throws(GeneratingError) -> Void = {
      (work) throws(GeneratingError) in try work()
    }
  ) throws(GeneratingError) {
    try planting.check(accountCount: accountCount)
    var tables = try MarketTables(folder: folder)
    let segmentCount = planting.segmentCount(accountCount: accountCount)
    let missing = planting.missing
    let profiles = (0..<segmentCount).map { MarketProfile(segment: $0, seed: seed) }
    var deals = MarketDeals(cutOff: cutOff, asOf: asOf)
    for number in 0..<accountCount {
      var draw = SeededGenerator(seed: seed, stream: UInt64(number))
      let drawn = draw.whole(0...segmentCount - 1)
      let segment = planting.accountsPerSegment == nil ? drawn : number % segmentCount
      let account = MarketAccount(
        number: number, segment: segment, planted: profiles[segment], noise: planting.noise,
        using: &draw)
      account.write(to: &tables.accounts.rows, missing: missing, using: &draw)
      MarketContacts.write(account, to: &tables.contacts.rows, using: &draw)
      let fit = account.fit
      let before = BuyingState(fit: fit, using: &draw)
      MarketSignals.write(account, before, day: cutOff, to: &tables.signals.rows, using: &draw)
      let now = BuyingState(fit: fit, using: &draw)
      MarketSignals.write(account, now, day: asOf, to: &tables.signals.rows, using: &draw)
      let chance = account.isCustomer ? 0 : before.chance(fit: fit)
      deals.write(account, chance: chance, to: &tables.deals.rows, using: &draw)
      tables.addTruth(account, chance: chance)
      try tables.flushIfFull()
    }
    let truth = try WholeFile(folder: folder, name: "truth.yaml")
    let text = MarketTruth.text(
      accountCount: accountCount, seed: seed, cutOff: cutOff, asOf: asOf, planting: planting)
    try truth.write(Array(text.utf8))
    try place { () throws(GeneratingError) in
      try tables.finish()
      try truth.finish()
    }
  }
}

/// The tables of a market while they are written.
private struct MarketTables {
  var accounts: StreamedTable
  var deals: StreamedTable
  var signals: StreamedTable
  var contacts: StreamedTable
  var truth: StreamedTable

  init(folder: String) throws(GeneratingError) {
    accounts = try StreamedTable(
      folder: folder, name: "accounts.csv", header: MarketAccount.header)
    deals = try StreamedTable(folder: folder, name: "deals.csv", header: MarketDeals.header)
    signals = try StreamedTable(folder: folder, name: "signals.csv", header: MarketSignals.header)
    contacts = try StreamedTable(
      folder: folder, name: "contacts.csv", header: MarketContacts.header)
    truth = try StreamedTable(
      folder: folder, name: "truth.csv", header: ["Account ID", "Segment", "Chance of winning"])
  }

  /// Writes an account's segment, from 1, and its chance with four decimals.
  mutating func addTruth(_ account: MarketAccount, chance: Double) {
    truth.rows.beginField()
    account.appendID(to: &truth.rows)
    truth.rows.field(account.segment + 1)
    truth.rows.field("0.")
    truth.rows.append(min(9_999, Int((chance * 10_000).rounded())), width: 4)
    truth.rows.endRow()
  }

  mutating func flushIfFull() throws(GeneratingError) {
    try accounts.flushIfFull()
    try deals.flushIfFull()
    try signals.flushIfFull()
    try contacts.flushIfFull()
    try truth.flushIfFull()
  }

  mutating func finish() throws(GeneratingError) {
    try accounts.flush()
    try deals.flush()
    try signals.flush()
    try contacts.flush()
    try truth.flush()
    for table in [accounts, deals, signals, contacts, truth] { try table.finish() }
  }
}
