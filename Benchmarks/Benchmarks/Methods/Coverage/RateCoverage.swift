import Foundation
import Statistics

/// How often Wilson's interval of a rate and Newcombe's of a difference hold the truth.
enum RateCoverage {
  static let sizes = [30, 50, 100, 300, 1000, 3000]
  static let rates = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5]

  /// A group of so many trials at a true rate, with the counts that may come of it and their probabilities.
  struct Group: Sendable {
    let trials: Int
    let rate: Double
    let first: Int
    let chances: [Double]

    init(trials: Int, rate: Double) {
      (self.trials, self.rate) = (trials, rate)
      let n = Double(trials)
      let (won, lost) = (log(rate), log1p(-rate))
      let all = (0...trials).map { count -> Double in
        let x = Double(count)
        let ways = lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1)
        return exp(ways + x * won + (n - x) * lost)
      }
      first = all.firstIndex { $0 > 1e-13 } ?? 0
      chances = Array(all[first...(all.lastIndex { $0 > 1e-13 } ?? trials)])
    }

    /// The probability that Wilson's interval holds the rate.
    var wilson: Double {
      chances.indices.reduce(0) { sum, place in
        let bounds = WilsonInterval.bounds(successes: first + place, trials: trials)
        return bounds.contains(rate) ? sum + chances[place] : sum
      }
    }

    /// The probability that Newcombe's interval holds the difference to another group.
    func newcombe(_ other: Group) -> Double {
      chances.indices.reduce(0) { sum, place in
        var held = 0.0
        for otherPlace in other.chances.indices
        where holds(first + place, other, other.first + otherPlace) {
          held += other.chances[otherPlace]
        }
        return sum + chances[place] * held
      }
    }

    func holds(_ successes: Int, _ other: Group, _ otherSuccesses: Int) -> Bool {
      NewcombeInterval.bounds(
        successes: successes, trials: trials, otherSuccesses: otherSuccesses,
        otherTrials: other.trials
      ).contains(rate - other.rate)
    }
  }

  /// Prints both tables.
  ///
  /// - Parameter repetitions: How often every cell is drawn, to check the sums.
  static func say(repetitions: Int) {
    let groups = sizes.map { size in rates.map { Group(trials: size, rate: $0) } }
    sayWilson(groups, repetitions)
    sayNewcombe(groups, repetitions)
  }

  private static func sayWilson(_ groups: [[Group]], _ repetitions: Int) {
    print("Wilson's 95 % interval, exact coverage (the sum over the binomial):\n")
    CoverageWork.head(["n"] + rates.map { CoverageWork.percent($0, 0) })
    let exact = groups.map { $0.map(\.wilson) }
    for (size, row) in zip(sizes, exact) {
      CoverageWork.row(["\(size)"] + row.map { CoverageWork.percent($0) })
    }
    let drawn = groups.joined().enumerated().map { cell, group in
      let draw = BinomialDraw(trials: group.trials, share: group.rate)
      let held = CoverageWork.repeated(repetitions, cell: cell) { generator in
        WilsonInterval.bounds(successes: draw.next(using: &generator), trials: group.trials)
          .contains(group.rate)
      }
      return Double(held.count { $0 }) / Double(repetitions)
    }
    saySummary("36 cells", Array(exact.joined()), drawn, repetitions)
  }

  private static func sayNewcombe(_ groups: [[Group]], _ repetitions: Int) {
    print("\nNewcombe's 95 % interval of a difference, exact coverage (the double sum):\n")
    CoverageWork.head(["groups", "cells", "pooled", "least", "where", "most"])
    var all: [(exact: Double, name: String, isEqual: Bool, drawn: Double)] = []
    let flat = groups.flatMap(\.self)
    for (place, first) in flat.enumerated() {
      for second in flat[place...] {
        let (one, two) = (
          BinomialDraw(trials: first.trials, share: first.rate),
          BinomialDraw(trials: second.trials, share: second.rate)
        )
        let held = CoverageWork.repeated(repetitions / 10, cell: 100 + all.count) { generator in
          let x = one.next(using: &generator)
          return first.holds(x, second, two.next(using: &generator))
        }
        all.append(
          (
            first.newcombe(second),
            "\(first.trials) at \(CoverageWork.percent(first.rate, 0)), \(second.trials) at "
              + CoverageWork.percent(second.rate, 0), first.rate == second.rate,
            Double(held.count { $0 }) / Double(repetitions / 10)
          ))
      }
    }
    for (name, part) in [
      ("equal rates", all.filter(\.isEqual)), ("unequal rates", all.filter { !$0.isEqual }),
    ] {
      guard let least = part.min(by: { $0.exact < $1.exact }) else { continue }
      CoverageWork.row([
        name, "\(part.count)", CoverageWork.percent(mean(part.map(\.exact)), 2),
        CoverageWork.percent(least.exact, 2), least.name,
        CoverageWork.percent(part.map(\.exact).max() ?? 0, 2),
      ])
    }
    saySummary("\(all.count) cells", all.map(\.exact), all.map(\.drawn), repetitions / 10)
  }

  private static func saySummary(
    _ name: String, _ exact: [Double], _ drawn: [Double], _ repetitions: Int
  ) {
    // How far a simulated share lies from the exact one, in its own standard errors.
    let errors = zip(exact, drawn).map { exact, drawn in
      (drawn - exact).magnitude
        / max(1e-9, (exact * (1 - exact) / Double(repetitions)).squareRoot())
    }
    print(
      "\n\(name): pooled \(CoverageWork.percent(mean(exact), 2)), least "
        + "\(CoverageWork.percent(exact.min() ?? 0, 2)), under 94 % in "
        + "\(exact.count { $0 < 0.94 }), under 90 % in \(exact.count { $0 < 0.9 }). Simulated "
        + "(\(repetitions) a cell): pooled \(CoverageWork.percent(mean(drawn), 2)), farthest from exact "
        + "\(CoverageWork.rounded(errors.max() ?? 0, 1)) standard errors.")
  }

  static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
