import ArgumentParser
import Reading
import Reporting
import Segmenting

/// Finds open accounts that are like accounts that were won.
struct LookalikeCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookalike",
    abstract: "Find the open accounts most like one that was won, or like every won one.",
    usage: "tessera lookalike [<account>] [<options>]",
    discussion: """
      tessera lookalike acme.com
      tessera lookalike "Acme Inc" --count 20 --format json
      tessera lookalike --format csv > lookalikes.csv

      Open is who is no customer and has no won deal, in any tier.
      """)

  @Argument(
    help: "The account: its domain, its id or its name; without it, every account with a won deal.")
  var account: String?

  @Option(help: "How many open accounts are found for each.")
  var count = 10

  @OptionGroup var options: SharedOptions

  @Option(
    help: "What goes to standard output: table, md, json, or csv and ndjson (one row per pair).")
  var format = OutputFormat.table

  var talk: TalkOptions { options.run.talk }

  func validate() throws {
    guard (1...10_000).contains(count) else {
      throw ValidationError("--count \(count): write a number from 1 to 10000.")
    }
  }

  func run() throws {
    let pipeline = Pipeline(options, CommandText("lookalike"))
    let (model, market, scores) = try pipeline.scored()
    let redaction = pipeline.redaction(model, market, scores)
    guard !model.families.flatMap(\.features).isEmpty else {
      let message =
        "\(options.model) has no `features:`, so that there is nothing to compare accounts by; name some"
      throw Failure(usage: redaction?.said(message) ?? message)
    }
    let rows: [Int]
    if let account {
      rows = [try NamedAccount.row(account, in: market.accounts, redaction)]
    } else {
      rows = Lookalikes.wonAccounts(market, asOf: scores.asOf)
      guard !rows.isEmpty else {
        let message =
          "no account of \(market.accounts.source) has a won deal, so that there is none to be like; name an "
          + "account, or the deals under `deals: source` and what counts as won under `deals: won`"
        throw Failure(usage: redaction?.said(message) ?? message)
      }
    }
    var search = Lookalikes(model: model)
    search.count = count
    search.threadCount = options.threads
    let result: Lookalikes.Result
    do {
      result = try Console.progress("Comparing") {
        try search.result(for: rows, in: market, scores: scores)
      }
    } catch {
      throw Failure(error)
    }
    let report = LookalikeReport(
      result, accounts: redaction?.redacted(market.accounts) ?? market.accounts, scores: scores)
    let write = {
      try Console.write(report, as: format)
    }
    try redaction?.applied(write) ?? write()
  }
}
