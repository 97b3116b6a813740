import ArgumentParser
import Reading
import Reporting
import Scoring

/// Explains the tier of one account, or what sets two accounts apart.
struct ExplainCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why an account is in its tier, and what would move it up.",
    usage: "tessera explain <account> [<options>]",
    discussion: """
      tessera explain acme.com
      tessera explain acme.com --vs globex.com
      tessera explain "Acme Inc" --as-of 2026-03-31 --format md

      Rows are the criteria of an account.
      """)

  @Argument(help: "The account: its domain, its id or its name.")
  var account: String

  @Option(help: ArgumentHelp("Another account to compare it with.", valueName: "account"))
  var vs: String?

  @OptionGroup var options: SharedOptions

  @Option(
    help:
      "What goes to standard output: table, md, json, or csv and ndjson (one row per criterion).")
  var format = OutputFormat.table

  var talk: TalkOptions { options.run.talk }

  func validate() throws {
    guard vs != nil else { return }
    try format.refuseRows("what sets two accounts apart is a sentence; use table, md or json.")
  }

  func run() throws {
    let pipeline = Pipeline(options, CommandText("explain"))
    let (model, market, scores) = try pipeline.scored()
    let redaction = pipeline.redaction(model, market, scores)
    let row = try NamedAccount.row(account, in: market.accounts, redaction)
    let other = try vs.map { try NamedAccount.row($0, in: market.accounts, redaction) }
    let explanation = Explanation(
      model: model, market: redaction?.redacted(market) ?? market, scores: scores)
    let write = { try self.write(explanation, row, other, scores) }
    try redaction?.applied(write) ?? write()
  }

  private func write(
    _ explanation: Explanation, _ row: Int, _ other: Int?, _ scores: ScoredAccounts
  ) throws {
    if let other {
      let text = AccountContrast(explanation, account: row, other: other, scores: scores)
      return try Console.write(text, as: format)
    }
    let text: AccountExplanation
    do { text = try AccountExplanation(explanation, account: row) } catch { throw Failure(error) }
    try Console.write(text, as: format)
  }
}
