import Statistics
import Testing

@Suite struct DecileTableTests {
  @Test(GoldenScores.areThere, arguments: GoldenScores.names)
  func agreesWithTheGoldenTable(name: String) throws {
    let golden = try GoldenScores(name)
    let rows = DecileTable.rows(forecasts: golden.forecasts, outcomes: golden.outcomes)
    let wanted = golden.metrics.deciles_stable_desc_by_score_then_file_order
    #expect(rows.count == wanted.count)
    for (row, decile) in zip(rows, wanted) {
      #expect(row.count == decile.n && row.successes == decile.pos)
      #expect(abs(row.rate - decile.rate) < 1e-9)
      #expect(abs(row.lift - decile.lift) < 1e-9)
      #expect(abs(row.meanForecast - decile.mean_p) < 1e-9)
    }
  }

  @Test func equalForecastsKeepTheirOrder() {
    let rows = DecileTable.rows(
      forecasts: [Double](repeating: 1, count: 20), outcomes: (0..<20).map { $0 < 2 })
    #expect(rows.map(\.successes) == [2] + [Int](repeating: 0, count: 9))
    #expect(rows[0].lift == 10)
  }

  @Test func fewForecastsLeaveRowsEmpty() {
    let rows = DecileTable.rows(forecasts: [2, 1, 3], outcomes: [true, false, true])
    #expect(rows.count == 10)
    #expect(rows.reduce(0) { $0 + $1.count } == 3)
    #expect(rows.first { $0.count > 0 }?.meanForecast == 3)
    #expect(rows[0].count == 0 && rows[0].rate.isNaN && rows[0].interval == 0...1)
  }
}
