import Backtesting
import Statistics

/// How often accounts are won by two groups of the score at once, with the borders of the tiers.
struct HeatMap {
  let report: RunReport

  /// What a cell shows.
  private enum View: String, CaseIterable {
    case rate, count, revenue
  }

  var markup: Markup {
    guard let backtest = report.backtest, backtest.hasWin, let grid = backtest.grid,
      grid.across.count > 1, grid.upward.count > 1
    else { return .empty }
    let views = views(grid)
    // Radio buttons and the style sheet choose the picture, so that it works without a script.
    let buttons = views.enumerated().map { place, view -> Markup in
      """
      <input type="radio" name="heat" id="heat-\(view.rawValue)"\(place == 0 ? " checked" : "" as Markup)>\
      <label for="heat-\(view.rawValue)">\(label(view))</label>
      """
    }
    let pictures = views.map { view -> Markup in
      "<div class=\"view \(view.rawValue)\">\(figure(grid, view).picture)</div>"
    }
    return """
      <section id="grid">
      <h2>\(title(grid))</h2>
      <p class="note">Points of \(grid.across.name) across and of \(grid.upward.name) upward, \(DecimalText.whole(count(grid))) \
      \(subject). Cells with fewer than \(ScoreGrid.fewest) of them have no color: they say nothing yet; the best of \
      many cells is partly luck, which its \(Glossary.abbreviation("95% interval")) does not know of. Heavy lines run between cells where the \
      tier of most \(report.unit)s changes.</p>
      <div class="views" role="radiogroup" aria-label="What a cell shows">
      \(buttons)
      \(pictures)
      </div>
      <details class="data"><summary>The figures</summary>
      \(table(grid).markup)
      </details>
      </section>
      """
  }

  private var subject: String { report.backtest?.measure == .conversion ? "accounts" : "deals" }
  private var currency: String { report.model.deals?.currency ?? "$" }

  private func views(_ grid: ScoreGrid) -> [View] {
    grid.cells.contains { $0.revenue > 0 } ? View.allCases : [.rate, .count]
  }

  private func label(_ view: View) -> String {
    switch view {
    case .rate: report.backtest?.measure.rawValue ?? "rate"
    case .count: "\(subject)"
    case .revenue: "won revenue"
    }
  }

  private func count(_ grid: ScoreGrid) -> Int {
    grid.cells.reduce(0) { $0 + $1.rate.trials }
  }

  /// The cell that wins most often of those that say something.
  private func title(_ grid: ScoreGrid) -> String {
    let names = "\(grid.upward.name) and \(grid.across.name)"
    let known = grid.cells.filter { $0.rate.trials >= ScoreGrid.fewest }
    guard let best = known.max(by: { ($0.rate.value, -$0.row) < ($1.rate.value, -$1.row) }) else {
      return "\(names) together: too few \(subject) in any cell to say where wins are"
    }
    guard best.rate.successes > 0 else {
      return "\(names) together: no cell of at least \(ScoreGrid.fewest) \(subject) has a win"
    }
    guard known.contains(where: { $0.rate.value < best.rate.value }) else {
      return
        "\(names) together: every cell of at least \(ScoreGrid.fewest) \(subject) wins "
        + DecimalText.percent(best.rate.value)
    }
    return
      "Of \(known.count) cells with at least \(ScoreGrid.fewest) \(subject), \(grid.upward.name) "
      + "\(range(grid.upward, best.row)) with \(grid.across.name) \(range(grid.across, best.column)) wins most often: "
      + "\(DecimalText.percent(best.rate.value)) of \(DecimalText.whole(best.rate.trials)) (\(RateText.interval(best.rate)))"
  }

  private func range(_ axis: ScoreGrid.Axis, _ part: Int) -> String {
    let span = axis.span(of: part)
    let words = [span.from, span.to].map(RankingCells.score)
    return words[0] == words[1] ? words[0] : words.joined(separator: span.from < 0 ? " to " : "–")
  }

  private func figure(_ grid: ScoreGrid, _ view: View) -> Figure {
    Figure(
      id: "grid-\(view.rawValue)", title: "\(title(grid)), \(label(view))",
      plot: plot(grid, view), description: "The figures below the picture have every cell.")
  }

  private func plot(_ grid: ScoreGrid, _ view: View) -> Plot {
    let (columns, rows) = (grid.across.count, grid.upward.count)
    let cellHeight = rows > 5 ? 34.0 : 46.0
    var plot = Plot(
      x: 0...Double(columns), y: 0...Double(rows), height: Double(rows) * cellHeight)
    let most = grid.cells.filter { isKnown($0, view) }.map { value($0, view) }.max() ?? 1
    for cell in grid.cells {
      let (left, low) = (Double(cell.column), Double(cell.row))
      let shade =
        isKnown(cell, view) && most > 0 ? Int((value(cell, view) / most * 6).rounded()) : -1
      let tip = words(cell, grid)
      plot.box(
        x: left...left + 1, y: low...low + 1, shade < 0 ? "unknown" : "heat q\(shade)", tip: tip)
      plot.text(
        text(cell, view), at: (left + 0.5, low + 0.5), anchor: .middle, down: 0,
        shade > 4 ? "cell dark" : "cell", tip: tip)
      plot.text(
        view == .count ? "" : "n \(DecimalText.whole(cell.rate.trials))",
        at: (left + 0.5, low + 0.5), anchor: .middle, down: 13, shade > 4 ? "tiny dark" : "tiny",
        tip: tip)
    }
    axes(grid, &plot)
    borders(grid, &plot)
    return plot
  }

  private func isKnown(_ cell: ScoreGrid.Cell, _ view: View) -> Bool {
    view == .rate ? cell.rate.trials >= ScoreGrid.fewest : true
  }

  private func value(_ cell: ScoreGrid.Cell, _ view: View) -> Double {
    switch view {
    case .rate: cell.rate.trials > 0 ? cell.rate.value : 0
    case .count: Double(cell.rate.trials)
    case .revenue: cell.revenue
    }
  }

  private func text(_ cell: ScoreGrid.Cell, _ view: View) -> String {
    switch view {
    case .rate: cell.rate.trials > 0 ? DecimalText.percent(cell.rate.value, places: 0) : "–"
    case .count: DecimalText.whole(cell.rate.trials)
    case .revenue: cell.revenue > 0 ? DecimalText.briefMoney(cell.revenue, currency: currency) : "–"
    }
  }

  private func words(_ cell: ScoreGrid.Cell, _ grid: ScoreGrid) -> String {
    "\(grid.upward.name) \(range(grid.upward, cell.row)), \(grid.across.name) "
      + "\(range(grid.across, cell.column)): \(RateText.withInterval(cell.rate)), "
      + "\(DecimalText.whole(cell.rate.successes)) of \(DecimalText.whole(cell.rate.trials)) \(subject) won, "
      + (cell.isPure ? "Tier \(cell.tier)" : "mostly Tier \(cell.tier)")
  }

  private func axes(_ grid: ScoreGrid, _ plot: inout Plot) {
    for (axis, isAcross) in [(grid.across, true), (grid.upward, false)] {
      // Whole numbers stand at the middle of their cell; others, and those below 0, where cells meet.
      let places: [(at: Double, words: String)] =
        axis.isExact || (axis.isWhole && (axis.edges.first ?? 0) >= 0)
        ? (0..<axis.count).map { (Double($0) + 0.5, range(axis, $0)) }
        : axis.edges.enumerated().map { (Double($0.offset), RankingCells.score($0.element)) }
      let words = Dictionary(places.map { ($0.at, $0.words) }, uniquingKeysWith: { $1 })
      if isAcross {
        plot.xAxis(places.map(\.at), title: "points of \(axis.name)", hasGrid: false) {
          words[$0] ?? ""
        }
      } else {
        plot.yAxis(places.map(\.at), hasGrid: false) { words[$0] ?? "" }
      }
    }
    plot.text(
      "points of \(grid.upward.name)", at: (0, Double(grid.upward.count)), down: -8, "soft")
  }

  /// Lines between neighboring cells whose accounts are mostly in different tiers.
  private func borders(_ grid: ScoreGrid, _ plot: inout Plot) {
    let tiers = Dictionary(
      grid.cells.map { ([$0.column, $0.row], $0.tier) }, uniquingKeysWith: { $1 })
    for cell in grid.cells {
      let (x, y) = (Double(cell.column), Double(cell.row))
      if let right = tiers[[cell.column + 1, cell.row]], right != cell.tier {
        plot.line(from: (x + 1, y), to: (x + 1, y + 1), "tier-border")
      }
      if let above = tiers[[cell.column, cell.row + 1]], above != cell.tier {
        plot.line(from: (x, y + 1), to: (x + 1, y + 1), "tier-border")
      }
    }
  }

  private func table(_ grid: ScoreGrid) -> PageTable {
    var table = PageTable(
      [.init(title: "\(grid.upward.name)"), .init(title: "\(grid.across.name)")]
        + ["\(subject)", "won", "rate", "95% interval", "won revenue", "tier"].map {
          .init(title: $0, isNumber: true)
        }, isSortable: true)
    for cell in grid.cells.reversed() {
      table.append(
        [
          range(grid.upward, cell.row), range(grid.across, cell.column),
          DecimalText.whole(cell.rate.trials), DecimalText.whole(cell.rate.successes),
          cell.rate.trials > 0 ? DecimalText.percent(cell.rate.value) : "–",
          cell.rate.trials > 0 ? RateText.interval(cell.rate) : "–",
          cell.revenue > 0 ? DecimalText.money(cell.revenue, currency: currency) : "–",
          "\(cell.isPure ? "" : "mostly ")\(cell.tier)",
        ].map { Markup(escaping: $0) })
    }
    return table
  }
}
