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
    let (model, market, scores) = try Pipeline(options, CommandText("explain")).scored()
    let explanation = Explanation(model: model, market: market, scores: scores)
    let row = try NamedAccount.row(account, in: market.accounts)
    if let vs {
      let other = try NamedAccount.row(vs, in: market.accounts)
      let text = AccountContrast(explanation, account: row, other: other, scores: scores)
      Console.write((format == .json ? text.json : text.text) + "\n")
      return
    }
    do {
      let text = try AccountExplanation(explanation, account: row)
      Console.write((format == .json ? text.json : text.text(width: Console.width)) + "\n")
    } catch {
      throw Failure(error)
    }
  }
}
