import Modeling
import Reading

/// Learns the points of levels and bands anew from some trials, by the rule that `tessera init` suggests them by.
///
/// Points that were suggested from all deals know how every one of them ended: a fit of weights to some of them would be
/// judged by the others as if those had never been seen. So in every split the levels are learned again from the side that
/// the weights are learned from.
///
/// Shapes: n accounts; a criterion has k cells: its levels or bands, then all other values.
struct LevelRelearning: Sendable {
  /// What is learned again of a criterion.
  private struct Criterion: Sendable {
    /// Its place among the model's criteria.
    let place: Int
    /// The cell of each account, n; −1 where the value is missing.
    let cells: [Int32]
    /// The number of cells, k.
    let cellCount: Int
    /// Whether cells are bands of a number, the last one being outside all.
    let isBands: Bool
    let weight: Int

    /// The points of each cell without evidence, k.
    var assumed: [Int] {
      (0..<cellCount).map { cell in
        guard isBands else { return weight / 2 }
        let most = cellCount - 2
        return cell > most ? 0 : weight * (most > 0 ? cell * 2 / most : 1) / 2
      }
    }
  }

  private let criteria: [Criterion]
  /// The criteria whose points come from the deals and cannot be learned again, by name.
  let unlearned: [String]

  /// Prepares the criteria of a model whose points were suggested.
  init(_ model: Model, _ accounts: AccountTable) {
    var (criteria, unlearned): ([Criterion], [String]) = ([], [])
    for (place, criterion) in model.groups.flatMap(\.criteria).enumerated() {
      guard Self.isFromLevels(criterion), let column = accounts.column(criterion.field) else {
        continue
      }
      guard let cells = Self.cells(criterion, column) else {
        unlearned.append(criterion.label)
        continue
      }
      criteria.append(
        Criterion(
          place: place, cells: cells.cells, cellCount: cells.count,
          isBands: column.kind == .number, weight: criterion.weight))
    }
    self.criteria = criteria
    self.unlearned = unlearned
  }

  /// Whether there is nothing to learn again.
  var isEmpty: Bool { criteria.isEmpty }

  /// Whether a criterion gives nothing, a half or all of its weight by level or band, as suggested ones do.
  private static func isFromLevels(_ criterion: Modeling.Criterion) -> Bool {
    // Levels are as they are written, before a factor.
    let weight = criterion.weightAsWritten
    func isHalves(_ points: [Int]) -> Bool {
      weight > 0 && points.allSatisfy { $0 == 0 || $0 == weight || abs(2 * $0 - weight) <= 100 }
    }
    switch criterion.points {
    case .levels(let levels, let other): return isHalves(levels.map(\.points) + [other])
    case .bands(let bands): return isHalves(bands.map(\.points))
    default: return false
    }
  }

  private static func cells(
    _ criterion: Modeling.Criterion, _ column: Column
  ) -> (cells: [Int32], count: Int)? {
    switch (criterion.points, column.values) {
    case (.levels(let named, _), .category(let codes, let levels)):
      let names = named.map { $0.name.lowercased() }
      let ofLevel = levels.map { level in
        Int32(names.firstIndex(of: level.lowercased()) ?? names.count)
      }
      return (codes.map { $0 < 0 ? -1 : ofLevel[Int($0)] }, named.count + 1)
    case (.levels(let named, _), .yesNo(let answers)):
      let isYes = named.map { ["yes", "true", "1", "y"].contains($0.name.lowercased()) }
      let (yes, no) = (isYes.firstIndex(of: true), isYes.firstIndex(of: false))
      return (
        answers.map { $0.map { Int32(($0 ? yes : no) ?? named.count) } ?? -1 },
        named.count + 1
      )
    case (.bands(let bands), .number(let numbers)):
      let cells = numbers.map { number -> Int32 in
        guard !number.isNaN else { return -1 }
        // Of two bands that touch the first has the number that both end at, as in scores.
        return Int32(
          bands.firstIndex { number >= $0.lower && number <= $0.upper } ?? bands.count)
      }
      return (cells, bands.count + 1)
    default: return nil
    }
  }

  /// Returns the trials with the points that these levels would have if only some trials were known.
  ///
  /// Where these set no level apart, all levels get a half, and bands nothing, a half and all from the smallest to the
  /// largest, as suggested points do without evidence.
  ///
  /// - Parameters:
  ///   - table: All trials.
  ///   - learned: The trials that are known.
  /// - Returns: All trials, with other points.
  func relearned(_ table: TrialTable, from learned: [Int]) -> TrialTable {
    var result = table
    let wins = learned.reduce(0) { $0 + (table.wins[$1] ? table.weights[$1] : 0) }
    let all = learned.reduce(0) { $0 + table.weights[$1] }
    guard all > 0 else { return table }
    for criterion in criteria {
      let points = points(criterion, table, learned, base: wins / all)
      for trial in 0..<table.count {
        let cell = criterion.cells[table.accounts[trial]]
        if cell >= 0 {
          result.set(points: Int32(points[Int(cell)]), of: trial, criterion: criterion.place)
        }
      }
    }
    return result
  }

  /// Returns the points of each cell, k.
  private func points(
    _ criterion: Criterion, _ table: TrialTable, _ learned: [Int], base: Double
  ) -> [Int] {
    var counts = [(accounts: Int, won: Double, trials: Double)](
      repeating: (0, 0, 0), count: criterion.cellCount)
    for trial in learned {
      let cell = Int(criterion.cells[table.accounts[trial]])
      guard cell >= 0 else { continue }
      counts[cell].accounts += 1
      counts[cell].trials += table.weights[trial]
      if table.wins[trial] { counts[cell].won += table.weights[trial] }
    }
    let evidence = counts.map {
      LevelEvidence(
        accountCount: $0.accounts, won: Int($0.won.rounded()), trials: Int($0.trials.rounded()))
    }
    let comparisons = evidence.count { $0.accountCount >= LevelEvidence.leastAccounts }
    let standings = evidence.map { $0.standing(base: base, comparisons: comparisons) }
    guard standings.contains(where: { $0 != .near }) else { return criterion.assumed }
    return standings.map { $0.rawValue * criterion.weight / 2 }
  }
}
