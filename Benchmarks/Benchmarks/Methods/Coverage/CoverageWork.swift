import Foundation
import LinearAlgebra
import Statistics

/// Measures by simulation, and exactly where that is cheap, whether the figures keep what they promise.
///
/// Every repetition has a generator of its own, so the tables are the same for any number of threads.
enum CoverageWork {
  /// Where all draws begin.
  static let seed: UInt64 = 2024

  /// Prints the tables as Markdown.
  ///
  /// - Parameters:
  ///   - parts: Some of rates, areas, money, proofs, tuning and leaks; all of them where empty.
  ///   - scale: What the usual number of repetitions is multiplied by.
  /// - Throws: What reading a model and scoring throw.
  static func run(parts: [String], scale: Double) throws {
    let works: [(name: String, run: () throws -> Void)] = [
      ("rates", { RateCoverage.say(repetitions: count(10_000, scale)) }),
      ("areas", { AreaCoverage.say(repetitions: count(2_000, scale)) }),
      ("money", { MoneyCoverage.say(repetitions: count(1_000, scale)) }),
      ("proofs", { try FalseProofs.say(repetitions: count(500, scale)) }),
      ("tuning", { try FalseTuning.say(repetitions: count(150, scale)) }),
      ("leaks", { try LeakFinding.say(repetitions: count(1_000, scale)) }),
    ]
    for work in works where parts.isEmpty || parts.contains(work.name) {
      let began = ContinuousClock.now
      try work.run()
      let seconds = (ContinuousClock.now - began) / .seconds(1)
      print("\nSeed \(seed), \(rounded(seconds, 0)) s.\n")
    }
  }

  private static func count(_ usual: Int, _ scale: Double) -> Int {
    max(1, Int(Double(usual) * scale))
  }

  /// Repeats something on two threads.
  static func repeated<Result: Sendable>(
    _ count: Int, cell: Int, _ body: @Sendable (inout SeededGenerator) throws -> Result
  ) rethrows -> [Result] {
    try withoutActuallyEscaping(body) { body in
      try ChunkedWork.map(chunkCount: count, threadCount: 2) { repetition in
        var generator = SeededGenerator(
          seed: seed &+ UInt64(cell), stream: UInt64(repetition))
        return Swift.Result { try body(&generator) }
      }.map { try $0.get() }
    }
  }

  /// Returns a share as a percentage.
  static func percent(_ share: Double, _ places: Int = 1) -> String {
    rounded(share * 100, places) + " %"
  }

  /// Returns a number with so many digits after the point.
  static func rounded(_ value: Double, _ places: Int) -> String {
    value.formatted(
      .number.precision(.fractionLength(places)).locale(Locale(identifier: "en_US_POSIX")))
  }

  /// Prints one row of a table.
  static func row(_ cells: [String]) { print("| \(cells.joined(separator: " | ")) |") }

  /// Prints the head of a table.
  static func head(_ cells: [String]) {
    row(cells)
    row(cells.map { _ in "---" })
  }
}

/// Draws that several simulations need.
enum Draws {
  /// Returns a number of the standard normal distribution (Box and Muller).
  static func normal(_ generator: inout SeededGenerator) -> Double {
    let radius = (-2 * log(1 - generator.unit())).squareRoot()
    return radius * cos(2 * .pi * generator.unit())
  }
}
