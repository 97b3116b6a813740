import ArgumentParser
import Generating
import Reading

/// Writes a synthetic market.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write a synthetic market with planted truth and its answer key.",
    discussion: """
      tessera generate --accounts 40000 --seed 1 --output market
      tessera init market/accounts.csv market/deals.csv --signals market/signals.csv \\
        --contacts market/contacts.csv --output market/tessera.yaml
      tessera run --model market/tessera.yaml
      """)

  @Option(help: "How many accounts.")
  var accounts: Int

  @Option(help: "Where random choices begin; the same seed gives the same files.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The last day of the market, YYYY-MM-DD.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(name: .shortAndLong, help: "The folder to write into.")
  var output = "market"

  func validate() throws {
    guard accounts >= 1 else {
      throw ValidationError("--accounts \(accounts): a market has at least 1 account.")
    }
  }

  func run() throws {
    let generator =
      asOf.map { MarketGenerator(accountCount: accounts, seed: seed, asOf: $0) }
      ?? MarketGenerator(accountCount: accounts, seed: seed)
    do {
      try Console.progress("Writing \(accounts) accounts") { try generator.write(to: output) }
    } catch {
      throw Failure(error)
    }
    Console.say(
      "Wrote \(accounts) accounts, their deals, signals, contacts and answer key to \(output)")
  }
}
