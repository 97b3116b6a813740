import Backtesting

extension JSONReport {
  /// What is behind the pictures of the page and nowhere else.
  var pictures: [(String, JSONValue)] {
    guard let backtest = report.backtest else { return [] }
    return [
      ("scoreDistribution", backtest.distribution.map(distribution) ?? .null),
      ("cohorts", backtest.cohorts.map(cohorts) ?? .null),
      ("scoreGrid", backtest.grid.map(grid) ?? .null),
      ("weights", report.weights.map { WeightReport($0).value } ?? .null),
    ]
  }

  private func distribution(_ own: ScoreDistribution) -> JSONValue {
    .object([
      ("medianOfWon", .number(own.medianOfWon)), ("medianOfOthers", .number(own.medianOfOthers)),
      (
        "bins",
        .array(
          own.bins.map { bin in
            .object([
              ("from", .number(bin.from)), ("to", .number(bin.to)), ("won", .whole(bin.won)),
              ("lost", .whole(bin.lost)), ("undecided", .whole(bin.undecided)),
            ])
          })
      ),
    ])
  }

  private func cohorts(_ own: DealCohorts) -> JSONValue {
    .object([
      ("sentence", .text(own.sentence)),
      (
        "quarters",
        .array(
          own.quarters.map { quarter in
            .object([
              ("quarter", .text(quarter.name)), ("deals", .whole(quarter.count)),
              ("open", .whole(quarter.open)), ("winRate", rate(quarter.rate)),
              ("mature", .bool(quarter.isMature)),
            ])
          })
      ),
    ])
  }

  private func grid(_ own: ScoreGrid) -> JSONValue {
    .object([
      ("across", axis(own.across)), ("upward", axis(own.upward)),
      (
        "cells",
        .array(
          own.cells.map { cell in
            .object([
              ("column", .whole(cell.column)), ("row", .whole(cell.row)),
              ("accounts", .whole(cell.accountCount)), ("rate", rate(cell.rate)),
              ("revenue", .number(cell.revenue)), ("tier", .whole(cell.tier)),
              ("pure", .bool(cell.isPure)),
            ])
          })
      ),
    ])
  }

  private func axis(_ own: ScoreGrid.Axis) -> JSONValue {
    .object([
      ("group", .text(own.name)), ("edges", .array(own.edges.map { .number($0) })),
      ("exact", .bool(own.isExact)), ("whole", .bool(own.isWhole)),
    ])
  }
}
