import TestSupport
import Testing

extension PageFiguresTests {
  /// Cycles, budgets, fitted probabilities, and what became of the rows of every file.
  func compareEvidence(_ output: Output) throws {
    let tiers = try #require(output.json["tiers"] as? [Object])
    try compareCycles(output, tiers)
    try compareBudgets(output, tiers)
    try compareRows(output)
    try compareProbabilities(output)
  }

  private func compareProbabilities(_ output: Output) throws {
    let heldOut = (output.json["weights"] as? Object)?["heldOut"] as? Object
    let bins = try #require((heldOut?["calibration"] as? Object)?["bins"] as? [Object])
    let rows = try #require(output.page.section("probabilities")?.rows)
    #expect(rows.count == bins.count && rows.count > 1)
    for (row, bin) in zip(rows, bins) {
      try expect(row[0].value, bin["forecast"], within: 0.0005)
      try expect(row[1].value, bin["rate"], within: 0.0005)
      try expect(row[3].value, bin["wins"], within: 0)
      try expect(row[4].value, bin["trials"], within: 0)
    }
  }

  private func compareCycles(_ output: Output, _ tiers: [Object]) throws {
    let cycles = tiers.compactMap { ($0["money"] as? Object)?["cycleDays"] as? Object }
    let rows = try #require(output.page.section("cycle")?.rows)
    #expect(rows.count == cycles.count && !rows.isEmpty)
    for (row, cycle) in zip(rows, cycles) {
      for (column, key) in [(1, "lowerQuartile"), (2, "median"), (3, "upperQuartile")] {
        try expect(row[column].value, cycle[key], within: 0.5)
      }
      try expect(row[4].value, cycle["deals"], within: 0)
    }
  }

  private func compareBudgets(_ output: Output, _ tiers: [Object]) throws {
    let rows = try #require(output.page.section("budget")?.rows)
    #expect(rows.count == tiers.count)
    for (row, tier) in zip(rows, tiers) {
      try expect(row[1].value, tier["accounts"], within: 0)
      try expect(row[4].value, tier["revenueShare"], within: 0.006)
    }
  }

  private func compareRows(_ output: Output) throws {
    let files = try #require(output.json["reconciliation"] as? [Object])
    let counts = files.flatMap { file -> [Int] in
      [file["rowsRead"] as? Int ?? -1]
        + (file["fates"] as? [Object] ?? []).map { $0["rows"] as? Int ?? -1 }
    }
    let rows = try #require(output.page.section("data")?.rows)
    #expect(rows.map { $0[2].value.map { Int($0) } ?? -2 } == counts)
    #expect(counts.count > 6)
  }
}
