import TestSupport
import Testing

extension PageFiguresTests {
  /// The tables behind the pictures have the numbers of the JSON.
  func comparePictures(_ output: Output) throws {
    try compareTiers(output)
    try compareGrid(output)
    try compareCohorts(output)
    try compareDistribution(output)
    try compareForest(output)
    try compareRates(output)
    try compareTree(output)
    try compareEvidence(output)
  }

  private func compareTiers(_ output: Output) throws {
    let rows = try #require(output.page.section("tiers")?.rows)
    let tiers = try #require(output.json["tiers"] as? [Object])
    #expect(rows.count == tiers.count)
    let key = output.json["measure"] as? String == "conversion" ? "conversion" : "winRate"
    for (cells, tier) in zip(rows, tiers) {
      let rate = try #require(tier[key] as? Object)
      try expect(cells[1].value, rate["trials"], within: 0)
      try expect(cells[2].value, rate["successes"], within: 0)
      for (column, key) in [(3, "value"), (4, "lower"), (5, "upper")] {
        try expect(cells[column].value, rate[key], within: 0.0005)
      }
    }
  }

  private func compareGrid(_ output: Output) throws {
    let rows = try #require(output.page.section("grid")?.rows)
    let grid = try #require(output.json["scoreGrid"] as? Object)
    let cells = try #require(grid["cells"] as? [Object])
    #expect(rows.count == cells.count && cells.count > 4)
    // The page begins with the highest points.
    for (row, cell) in zip(rows, cells.reversed()) {
      let rate = try #require(cell["rate"] as? Object)
      try expect(row[2].value, rate["trials"], within: 0)
      try expect(row[3].value, rate["successes"], within: 0)
      try expect(row[4].value, rate["value"], within: 0.0005)
      #expect(row[7].figure.hasSuffix("\(cell["tier"] as? Int ?? 0)"))
    }
    let accounts = cells.reduce(0) { $0 + ($1["accounts"] as? Int ?? 0) }
    #expect(accounts == ((output.json["all"] as? Object)?["accounts"] as? Int))
  }

  private func compareCohorts(_ output: Output) throws {
    let rows = try #require(output.page.section("cohorts")?.rows)
    let quarters = try #require(
      (output.json["cohorts"] as? Object)?["quarters"] as? [Object])
    #expect(rows.count == quarters.count && quarters.count > 2)
    for (row, quarter) in zip(rows, quarters) {
      let rate = try #require(quarter["winRate"] as? Object)
      #expect(row[0].figure == quarter["quarter"] as? String)
      try expect(row[1].value, quarter["deals"], within: 0)
      try expect(row[2].value, rate["successes"], within: 0)
      try expect(row[4].value, quarter["open"], within: 0)
      #expect((row[7].figure == "") == (quarter["mature"] as? Bool ?? false))
      if row[5].value != nil { try expect(row[5].value, rate["value"], within: 0.0005) }
    }
  }

  private func compareDistribution(_ output: Output) throws {
    let rows = try #require(output.page.section("outcomes")?.rows)
    let distribution = try #require(output.json["scoreDistribution"] as? Object)
    let bins = try #require(distribution["bins"] as? [Object]).filter { bin in
      ["won", "lost", "undecided"].contains { bin[$0] as? Int ?? 0 > 0 }
    }
    #expect(rows.count == bins.count)
    for (row, bin) in zip(rows, bins) {
      for (column, key) in [(1, "won"), (2, "lost"), (3, "undecided")] {
        try expect(row[column].value, bin[key], within: 0)
      }
    }
  }

  private func compareForest(_ output: Output) throws {
    let rows = try #require(output.page.section("forest")?.rows)
    let weights = try #require(output.json["weights"] as? Object)
    let criteria = try #require(weights["criteria"] as? [Object])
    #expect(rows.count == criteria.count && !criteria.isEmpty)
    for (row, criterion) in zip(rows, criteria) {
      try expect(row[2].value, criterion["weight"], within: 0)
      if criterion["suggested"] is Double {
        try expect(row[3].value, criterion["suggested"], within: 0)
      }
      let lift = try #require(criterion["lift"] as? Object)
      if lift["value"] is Double { try expect(row[6].value, lift["value"], within: 0.05) }
    }
  }

  private func compareRates(_ output: Output) throws {
    let rows = try #require(output.page.section("calibration")?.rows)
    let calibration = try #require(output.json["scoreCalibration"] as? Object)
    let bins = try #require(calibration["bins"] as? [Object])
    #expect(rows.count == bins.count && bins.count > 2)
    for (row, bin) in zip(rows, bins) {
      let rate = try #require(bin["rate"] as? Object)
      try expect(row[1].value, rate["trials"], within: 0)
      try expect(row[3].value, rate["value"], within: 0.0005)
    }
  }

  private func compareTree(_ output: Output) throws {
    let rows = try #require(output.page.section("tree")?.rows)
    let tree = try #require(output.json["segmentTree"] as? Object)
    let leaves = try #require(tree["leaves"] as? [Object])
    #expect(rows.count == leaves.count && leaves.count > 3)
    for (row, leaf) in zip(rows, leaves) {
      try expect(row[1].value, leaf["accounts"], within: 0)
      try expect(row[2].value, leaf["height"], within: 0.005)
    }
  }
}
