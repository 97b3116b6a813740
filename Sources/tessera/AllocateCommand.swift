import ArgumentParser
import Modeling
import Reporting

/// Says who is in when the team can work so many accounts, and how long a list a goal needs.
struct AllocateCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Say who is in each tier when places are few, and what the tiers cost.",
    usage: "tessera allocate [<options>]",
    discussion: """
      tessera allocate --people 4 --each 10 --goal 2M
      tessera allocate --people 4 --each 10 --format csv > places.csv
      tessera allocate --goal 2M --conversion 5% --deal-size 60k

      Rows are who is in, and who would be next.
      """)

  @OptionGroup var options: SharedOptions

  var talk: TalkOptions { options.run.talk }

  @Option(
    help: "How many people work Tier 1; with --each, the places of Tier 1, which are enforced.")
  var people: Int?

  @Option(help: "How many accounts each of them can work.")
  var each: Int?

  @Option(help: ArgumentHelp("Revenue that the list is for, such as 2M.", valueName: "revenue"))
  var goal: String?

  @Option(help: "The share of accounts that win a deal, such as 5%; else that of the back-test.")
  var conversion: String?

  @Option(
    name: .customLong("deal-size"),
    help: "Revenue of a deal, such as 60k; else the average of the back-test.")
  var dealSize: String?

  @Option(
    help: "What goes to standard output: table, md, json, or csv and ndjson (one row per place).")
  var format = OutputFormat.table

  func validate() throws {
    guard (people == nil) == (each == nil) else {
      throw ValidationError("--people and --each go together: --people 4 --each 10.")
    }
    for (name, value) in [("people", people), ("each", each)] {
      if let value, !(1...100_000).contains(value) {
        throw ValidationError("--\(name) \(value): write a whole number from 1.")
      }
    }
    _ = try target()
  }

  func run() throws {
    let pipeline = Pipeline(
      options, CommandText("allocate").adding("--people", people).adding("--each", each))
    let target = try target()
    let plain = try pipeline.report(target == nil ? [] : .backtest) { model in
      guard let people, let each else { return }
      let ties = model.tiers[0].capacity?.ties ?? []
      model.tiers[0].capacity = Capacity(
        accounts: people * each, team: .init(people: people, each: each), isEnforced: true,
        ties: ties)
    }
    let report = pipeline.written(plain)
    try report.writing {
      try Console.write(AllocationReport(report: report, goal: target), as: format)
    }
  }

  private func target() throws -> AllocationReport.Goal? {
    guard let goal else {
      if conversion != nil || dealSize != nil {
        throw ValidationError("--conversion and --deal-size go with --goal.")
      }
      return nil
    }
    guard let revenue = NumberRangeText.number(goal), revenue > 0 else {
      throw ValidationError("--goal \(goal): write revenue above 0, such as 2M.")
    }
    var result = AllocationReport.Goal(revenue: revenue)
    if let conversion {
      let digits = conversion.hasSuffix("%") ? String(conversion.dropLast()) : ""
      guard let percent = NumberRangeText.number(digits), percent > 0, percent <= 100 else {
        throw ValidationError("--conversion \(conversion): write a share above 0%, such as 5%.")
      }
      result.conversion = percent / 100
    }
    if let dealSize {
      guard let size = NumberRangeText.number(dealSize), size > 0 else {
        throw ValidationError("--deal-size \(dealSize): write revenue above 0, such as 60k.")
      }
      result.dealSize = size
    }
    return result
  }
}
