import Backtesting
import Statistics

/// The win rate by the quarter in which deals began, quarters that say too little yet in gray, with how many deals there were.
struct CohortFigure {
  let report: RunReport
  /// The share of the height that the bars of the numbers of deals take.
  private static let barShare = 0.28

  var markup: Markup {
    guard let backtest = report.backtest, backtest.hasWin, let cohorts = backtest.cohorts,
      cohorts.quarters.count > 1, cohorts.quarters.contains(where: \.isMature)
    else { return .empty }
    let quarters = cohorts.quarters
    let least = DecimalText.percent(DealCohorts.leastEnded, places: 0)
    return Figure(
      id: "cohorts", title: String(cohorts.sentence.dropLast()),
      note: """
        New business by the quarter of its creation, of all accounts: a dot is the \(Glossary.abbreviation("win rate")) of those that ended, with its \
        \(Glossary.abbreviation("95% interval")), a bar how many began, at most \
        \(DecimalText.whole(quarters.map(\.count).max() ?? 0)) in a quarter. Gray: fewer than \(least) have ended, so that those \
        still open can move the rate much, or fewer than \(DealCohorts.leastDeals) began.
        """,
      legend: [
        .init(style: "dot", text: "mostly ended"), .init(style: "dot even", text: "too little yet"),
        .init(style: "spend faint", text: "deals begun"),
      ], plot: plot(quarters), description: "The figures below the picture have every quarter.",
      table: table(quarters)
    ).section
  }

  private func plot(_ quarters: [DealCohorts.Quarter]) -> Plot {
    let known = quarters.filter { $0.rate.trials > 0 }
    let most = max(0.05, known.map(\.rate.upper).max() ?? 1)
    let largest = Double(max(1, quarters.map(\.count).max() ?? 1))
    var plot = Plot(x: 0...Double(quarters.count), y: 0...most, height: 220)
    plot.yAxis(plot.y.ticks(about: 4)) { DecimalText.percent($0, places: most < 0.1 ? 1 : 0) }
    plot.xAxis(quarters.indices.map { Double($0) + 0.5 }, hasGrid: false) {
      "Q\(quarters[Int($0)].number)"
    }
    for (place, quarter) in quarters.enumerated() {
      let left = Double(place)
      // The year once, below its first quarter.
      if place == 0 || quarter.number == 1 {
        plot.text("\(quarter.year)", at: (left + 0.5, 0), anchor: .middle, down: 33, "soft")
      }
      guard quarter.count > 0 else { continue }
      plot.box(
        x: left + 0.2...left + 0.8, y: 0...Double(quarter.count) / largest * most * Self.barShare,
        "spend faint", tip: words(quarter))
      guard quarter.rate.trials > 0 else { continue }
      plot.whisker(x: left + 0.5, quarter.rate.lower...quarter.rate.upper)
      plot.dot(
        (left + 0.5, quarter.rate.value), quarter.isMature ? "dot" : "dot even", tip: words(quarter)
      )
    }
    return plot
  }

  private func words(_ quarter: DealCohorts.Quarter) -> String {
    let ended =
      quarter.rate.trials > 0
      ? "\(RateText.withInterval(quarter.rate)) of \(DecimalText.whole(quarter.rate.trials)) that ended won"
      : "none has ended"
    return "\(quarter.name): \(DecimalText.whole(quarter.count)) deals, \(ended)"
      + (quarter.isMature ? "" : ", too little yet")
  }

  private func table(_ quarters: [DealCohorts.Quarter]) -> PageTable {
    var table = PageTable(
      [.init(title: "quarter")]
        + ["deals", "won", "lost", "open", "win rate", "95% interval"].map {
          .init(title: $0, isNumber: true)
        } + [.init(title: "")])
    for quarter in quarters {
      let isKnown = quarter.rate.trials > 0
      table.append(
        [
          quarter.name, DecimalText.whole(quarter.count), DecimalText.whole(quarter.won),
          DecimalText.whole(quarter.lost), DecimalText.whole(quarter.open),
          isKnown ? DecimalText.percent(quarter.rate.value) : "–",
          isKnown ? RateText.interval(quarter.rate) : "–",
          quarter.isMature ? "" : "too little yet",
        ].map { Markup(escaping: $0) })
    }
    return table
  }
}
