import ArgumentParser
import Reading
import Reporting
import Scoring

/// Explains the tier of one account, or what sets two accounts apart.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why an account is in its tier, and what would move it up.",
    discussion: """
      tessera explain acme.com
      tessera explain acme.com --vs globex.com
      tessera explain "Acme Inc" --as-of 2026-03-31
      """)

  @Argument(help: "The account: its domain, its id or its name.")
  var account: String

  @Option(help: ArgumentHelp("Another account to compare it with.", valueName: "account"))
  var vs: String?

  @OptionGroup var options: SharedOptions

  @Option(help: "What goes to standard output: table or json.")
  var format = OutputFormat.table

  func validate() throws {
    if format == .csv {
      throw ValidationError("--format csv: explanations are tables or json.")
    }
  }

  func run() throws {
    let pipeline = Pipeline(options, CommandText("explain"))
    let (model, market, scores) = try pipeline.scored()
    let row = try NamedAccount.row(account, in: market.accounts)
    let other = try vs.map { try NamedAccount.row($0, in: market.accounts) }
    let redaction = pipeline.redaction(model, market, scores)
    let explanation = Explanation(
      model: model, market: redaction?.redacted(market) ?? market, scores: scores)
    do {
      let text = { try self.text(explanation, row, other, scores) }
      Console.write(try redaction.map { try $0.applied(text) } ?? text())
    } catch {
      throw Failure(error)
    }
  }

  private func text(
    _ explanation: Explanation, _ row: Int, _ other: Int?, _ scores: ScoredAccounts
  ) throws -> String {
    if let other {
      let text = AccountContrast(explanation, account: row, other: other, scores: scores)
      return (format == .json ? text.json : text.text) + "\n"
    }
    let text = try AccountExplanation(explanation, account: row)
    return (format == .json ? text.json : text.text(width: Console.width)) + "\n"
  }
}
