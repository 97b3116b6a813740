import Backtesting
import Statistics

/// How the probabilities of fitted weights agree with what came of trials that the fits had not seen.
struct CalibrationFigure {
  let report: RunReport

  var markup: Markup {
    guard let weights = report.weights, let own = weights.heldOut?.calibration,
      own.bins.count > 1
    else { return .empty }
    let counted = weights.measure == .conversion ? "accounts" : "deals"
    let sampled =
      own.isSampled
      ? " Only a part of the \(counted) that were not won is among them, so wins are more frequent than among all."
      : ""
    return Figure(
      id: "probabilities", title: title(own),
      note: """
        The model's scores are points and no probabilities; these are of weights fitted to other \(counted). A dot stands for \
        one of ten parts of \(DecimalText.whole(own.bins.reduce(0) { $0 + $1.count })) \(counted) (equal probabilities stay together, so parts differ in size), with its \(Glossary.abbreviation("95% interval")); on the dashed line as many win as were \
        expected.\(sampled)\(slope(own))
        """,
      legend: [
        .init(style: "dot", text: "what came, by tenths"),
        .init(style: "random", text: "as expected"),
      ], plot: plot(own), description: spoken(own), table: table(own, counted)
    ).section
  }

  private func title(_ own: HeldOutCalibration) -> String {
    let (expected, came) = (DecimalText.percent(own.forecast), DecimalText.percent(own.rate))
    switch own.agrees {
    case nil: return "Fitted probabilities: \(expected) were expected to win, \(came) did"
    case true? where own.line.slope?.interval.contains(0) == true:
      return
        "Fitted probabilities are not shown to tell who wins; as a whole \(expected) were expected to, and \(came) did"
    case true?:
      return
        "Fitted probabilities are not shown to fail: \(expected) were expected to win, \(came) did"
    case false?:
      if own.line.inTheLarge?.interval.contains(0) == true, let slope = own.line.slope {
        return
          "Fitted probabilities do not hold: they lie too \(slope.value < 1 ? "far apart" : "close together")"
      }
      return "Fitted probabilities do not hold: \(expected) were expected to win, \(came) did"
    }
  }

  /// How much of the difference between the probabilities there turned out to be; 1 is all of it.
  private func slope(_ own: HeldOutCalibration) -> String {
    guard let slope = own.line.slope else { return "" }
    let ends = [slope.interval.lowerBound, slope.interval.upperBound].map {
      DecimalText.fixed($0, places: 2)
    }
    let doubt =
      slope.interval.contains(0)
      ? "; the interval holds 0, so that the probabilities are not shown to tell the \(report.unit)s apart"
      : ""
    return
      " Slope \(DecimalText.fixed(slope.value, places: 2)), 95% interval \(ends[0]) to \(ends[1]): 1 where differences turn "
      + "out as large as expected, 0 where there are none\(doubt)."
  }

  private func plot(_ own: HeldOutCalibration) -> Plot {
    let most = own.bins.map { max($0.meanForecast, $0.interval.upperBound) }.max() ?? 1
    var plot = Plot(x: 0...most, y: 0...most, height: 260)
    let places = most < 0.1 ? 1 : 0
    plot.yAxis(plot.y.ticks(about: 4)) { DecimalText.percent($0, places: places) }
    plot.xAxis(plot.x.ticks(about: 4), title: "expected to win", hasGrid: false) {
      DecimalText.percent($0, places: places)
    }
    plot.curve([(0, 0), (most, most)], "random")
    for bin in own.bins {
      plot.whisker(x: bin.meanForecast, bin.interval)
      plot.dot((bin.meanForecast, bin.rate), "dot", tip: words(bin))
    }
    return plot
  }

  private func words(_ bin: ReliabilityBins.Bin) -> String {
    "\(DecimalText.percent(bin.meanForecast)) expected, \(DecimalText.percent(bin.rate)) won "
      + "(\(DecimalText.whole(bin.successes)) of \(DecimalText.whole(bin.count)))"
  }

  private func spoken(_ own: HeldOutCalibration) -> String {
    own.bins.map { words($0) + "." }.joined(separator: " ")
  }

  private func table(_ own: HeldOutCalibration, _ counted: String) -> PageTable {
    var table = PageTable(
      ["expected", "won", "95% interval", "wins", "\(counted)"].map {
        .init(title: $0, isNumber: true)
      })
    for bin in own.bins {
      table.append(
        [
          DecimalText.percent(bin.meanForecast), DecimalText.percent(bin.rate),
          RankingCells.percents(bin.interval), DecimalText.whole(bin.successes),
          DecimalText.whole(bin.count),
        ].map { Markup(escaping: $0) })
    }
    return table
  }
}
