import Foundation
import TestSupport
import Testing

/// What the page prints is what the JSON holds.
@Suite struct PageFiguresTests {
  typealias Object = [String: Any]

  /// The page and the JSON of a run, with what it wrote to the terminal.
  struct Output {
    let page: PageText
    let json: Object
    let terminal: String
    let backtest: String
  }

  private func demo() throws -> Output {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["demo", "--output", "."], in: folder.url)
    return try output(run, folder, "")
  }

  /// A market of accounts with dated signals and leaks, and criteria that were agreed before.
  private func generated() throws -> Output {
    let folder = try TemporaryFolder()
    let made = try CommandRun(
      ["generate", "--accounts", "4000", "--seed", "3", "--output", "."], in: folder.url)
    #expect(made.code == 0, "\(made.talk)")
    let files = ["accounts.csv", "deals.csv", "signals.csv", "contacts.csv"]
    #expect(try CommandRun(["init"] + files, in: folder.url).code == 0)
    let criteria = """

      criteria:
        agreed: 2025-06-30
        12m: [conversion(1) > conversion(2), "recall(1, 2) >= 0.60", wins(1) >= 1]

      """
    try folder.write(try folder.text(of: "tessera.yaml") + criteria, to: "tessera.yaml")
    return try output(
      try CommandRun(["run", "--output", "out"], in: folder.url), folder, "out/")
  }

  private func output(_ run: CommandRun, _ folder: TemporaryFolder, _ place: String) throws
    -> Output
  {
    #expect(run.code == 0, "\(run.talk)")
    let json = try JSONSerialization.jsonObject(
      with: Data(try folder.text(of: place + "report.json").utf8))
    return Output(
      page: PageText(try folder.text(of: place + "report.html")),
      json: try #require(json as? Object), terminal: run.output,
      backtest: try CommandRun(["backtest"], in: folder.url).output)
  }

  @Test(arguments: [false, true]) func thePageHasTheNumbersOfTheJSON(isGenerated: Bool) throws {
    let output = isGenerated ? try generated() : try demo()
    try compareRanking(output)
    try comparePeriods(output)
    try compareMoney(output)
    try compareSentences(output, isGenerated: isGenerated)
    try comparePictures(output)
    try limitsAreSaidOnceEverywhere(output)
  }

  private func compareRanking(_ output: Output) throws {
    let section = try #require(output.page.section("ranking"))
    let ranking = try #require(output.json["scoreRanking"] as? Object)
    let deciles = try #require(ranking["deciles"] as? [Object])
    #expect(deciles.count == 10 && section.rows.count == 10)
    let curve = section.points("curve")
    #expect(curve.count == 11)
    for (place, (row, decile)) in zip(section.rows, deciles).enumerated() {
      try expect(row[2].value, decile["trials"], within: 0.05)
      try expect(row[3].value, decile["successes"], within: 0.05)
      for (column, key, precision) in [
        (4, "rate", 0.0005), (5, "lift", 0.05), (6, "gain", 0.005), (7, "cumulativeLift", 0.05),
      ] {
        try compare(row[column], decile[key], within: precision)
      }
      let gain = try #require((decile["gain"] as? Object)?["value"] as? Double)
      #expect(abs(curve[place + 1].x - 10 * Double(place + 1)) < 0.005)
      #expect(abs(curve[place + 1].y - (280 - 280 * gain)) < 0.006)
    }
  }

  private func comparePeriods(_ output: Output) throws {
    let section = try #require(output.page.section("periods"))
    let evidence = try #require(output.json["periods"] as? Object)
    let periods = try #require(evidence["periods"] as? [Object])
    #expect(
      section.sentences
        == [evidence["sentence"] as? String ?? ""] + (evidence["notes"] as? [String] ?? []))
    #expect(section.rows.count == (periods.count > 1 ? periods.count : 0))
    for (cells, period) in zip(section.rows, periods) {
      let rate = try #require(period["rate"] as? Object)
      try expect(cells[1].value, rate["trials"], within: 0)
      try expect(cells[2].value, rate["successes"], within: 0)
      try compare(cells[3], rate, within: 0.0005)
      try compare(cells[4], period["areaUnderCurve"], within: 0.0005)
    }
  }

  private func compareMoney(_ output: Output) throws {
    let section = try #require(output.page.section("money"))
    let tiers = try #require(output.json["tiers"] as? [Object])
    let others = ["all", "customers", "outside"].compactMap { output.json[$0] as? Object }
    let rows = tiers + others
    #expect(section.rows.count == rows.count)
    var count = 0
    for (cells, tier) in zip(section.rows, rows) {
      let money = try #require(tier["money"] as? Object)
      try expect(cells[1].value, money["wonDeals"], within: 0)
      if (money["openWithAmount"] as? Int ?? 0) > 0 {
        try expect(cells[2].value, money["pipeline"], within: nil)
      }
      for (column, key) in [
        (3, "averageDeal"), (4, "revenuePerAccount"),
      ] where cells[column].value != nil {
        try compare(cells[column], money[key], within: nil)
        count += 1
      }
      for (column, key) in [
        (5, "revenuePerUnitAtHighBudget"), (6, "revenuePerUnitAtLowBudget"),
      ] where cells[column].value != nil {
        try compare(cells[column], money[key], within: 0.005)
      }
      if let cycle = money["cycleDays"] as? Object {
        try expect(cells[7].value, cycle["median"], within: 0.5)
        let quartiles = try #require(cells[7].interval)
        try expect(quartiles.lower, cycle["lowerQuartile"], within: 0.5)
        try expect(quartiles.upper, cycle["upperQuartile"], within: 0.5)
      }
      if let time = money["daysToClose"] as? Object {
        try expect(cells[8].value, time["deals"], within: 0)
      }
      for won in try #require(money["wonWithin"] as? [Object]) {
        let column = try #require([3: 9, 6: 10, 12: 11][won["months"] as? Int ?? 0])
        try compare(cells[column], won["share"], within: 0.005)
        count += 1
      }
    }
    #expect(count > 8)
    #expect(section.sentences == output.json["moneyNotes"] as? [String])
  }

  private func compareSentences(_ output: Output, isGenerated: Bool) throws {
    func sentences(_ key: String) -> [String] {
      (output.json[key] as? Object)?["sentences"] as? [String] ?? []
    }
    let consequences = (output.json["leaks"] as? Object)?["consequences"] as? [Object] ?? []
    #expect(
      output.page.section("belief")?.sentences == sentences("baselines") + sentences("leaks")
        + consequences.compactMap { $0["sentence"] as? String } + sentences("drift"))
    #expect(output.page.section("sweet-spot")?.sentences == sentences("sweetSpot"))
    #expect(output.page.section("off-list")?.sentences == sentences("listGap"))
    guard isGenerated else {
      #expect(output.page.section("criteria") == nil)
      return
    }
    let agreed = try #require(output.json["agreedCriteria"] as? Object)
    let criteria = try #require(agreed["criteria"] as? [Object])
    #expect(criteria.count == 3)
    #expect(
      output.page.section("criteria")?.sentences
        == criteria.compactMap { $0["sentence"] as? String } + (agreed["notes"] as? [String] ?? []))
  }

  private func limitsAreSaidOnceEverywhere(_ output: Output) throws {
    let limits = try #require(output.json["limits"] as? [String])
    #expect(limits.count >= 5)
    #expect(output.page.section("limits")?.sentences == limits)
    for terminal in [output.terminal, output.backtest] {
      let text = terminal.replacing("\n  ", with: " ")
      for limit in limits {
        #expect(text.components(separatedBy: limit).count == 2, "\(limit)\n\(text)")
      }
      #expect(text.components(separatedBy: "association").count == 2)
    }
  }

  /// Compares a cell with a figure of the JSON: its value and, where it has one, its interval.
  func compare(_ cell: PageText.Cell, _ figure: Any?, within tolerance: Double?) throws {
    let figure = try #require(figure as? Object)
    guard figure["value"] is Double else {
      #expect(cell.figure == "–")
      return
    }
    try expect(cell.value, figure["value"], within: tolerance)
    guard let lower = figure["lower"] as? Double, let upper = figure["upper"] as? Double,
      lower < upper
    else {
      #expect(cell.interval == nil, "\(cell)")
      return
    }
    let interval = try #require(cell.interval, "\(cell)")
    try expect(interval.lower, lower, within: tolerance)
    try expect(interval.upper, upper, within: tolerance)
  }

  /// Without a tolerance it is that of three significant digits, and of whole units.
  func expect(_ found: Double?, _ wanted: Any?, within tolerance: Double?) throws {
    let (found, wanted) = (try #require(found), try #require(wanted as? Double))
    let limit = tolerance ?? max(0.5, wanted.magnitude * 0.005)
    #expect(abs(found - wanted) <= limit + 1e-9, "\(found) is not \(wanted)")
  }
}
