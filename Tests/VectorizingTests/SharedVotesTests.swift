import Modeling
import Reading
import Testing
import Vectorizing

/// Numbers that say the same share a vote, and no account's behavior counts more than the mean.
@Suite struct SharedVotesTests {
  private let values: [Double] = [1, 4, 2, 8, 5, 7, 3, 6]
  /// Orthogonal to the values around their means.
  private let other: [Double] = [2, 2, 1, 2, 1, 1, 2, 1]

  @Test func theVoteIsOneOverTheSumOfSquaredCorrelations() throws {
    let (x, y) = (centered(values), centered(other))
    let product = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    let r2 =
      product * product / (x.reduce(0) { $0 + $1 * $1 } * y.reduce(0) { $0 + $1 * $1 })
    // Two copies of a number beside another.
    let votes = [1 / (2 + r2), 1 / (2 + r2), 1 / (1 + 2 * r2)]
    let shares = try shares([values, values.map { 1 - 3 * $0 }, other])
    for (share, vote) in zip(shares, votes) {
      #expect(abs(share - vote / votes.reduce(0, +)) < 1e-6)
    }
  }

  @Test func missingValuesAreLeftOutOfCorrelations() throws {
    var copy = values
    copy[2] = .nan
    // The copy agrees wherever it is known, so both have the same vote; it is known to seven of eight.
    let shares = try shares([values, copy])
    #expect(abs(shares[1] / shares[0] - 7 / 8) < 1e-6)
  }

  @Test func noAccountsBehaviorCountsMoreThanTheMean() throws {
    // One of twenty visits a lot.
    let visits = (0..<20).map { $0 == 7 ? 40.0 : Double($0 % 3) }
    let table = AccountTable(
      source: "accounts.csv", ids: (0..<20).map { "\($0)" }, names: (0..<20).map { "\($0)" },
      domains: (0..<20).map { _ in "" },
      columns: [
        Column(header: "Visits", field: "website_visits", values: .number(visits)),
        Column(header: "Employees", field: "employees", values: .number(visits)),
      ], lines: Array(2..<22))
    func norms(_ family: SignalFamily, _ field: String) throws -> [Double] {
      let encoder = AccountEncoder(families: [
        FamilyOptions(
          family: family, weight: 1, features: [.init(field: field, transform: .none)])
      ])
      let rows = try encoder.encode(
        Market(accounts: table), accounts: Array(0..<20), asOf: nil
      ).written
      return (0..<20).map { Double(rows[$0, 0]) * Double(rows[$0, 0]) }
    }
    let intent = try norms(.intent, "website_visits")
    let size = try norms(.firmographic, "employees")
    // A family's inertia is 1, and so is the limit; what companies are has none.
    #expect(abs((intent.max() ?? 0) - 1) < 1e-5)
    #expect(abs(size.reduce(0, +) / 20 - 1) < 1e-5)
    #expect((size.max() ?? 0) > 5)
    for (one, all) in zip(intent, size) where all < 1 { #expect(abs(one - all) < 1e-6) }
  }

  private func centered(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }

  /// Returns the inertia of the column of each number, summing to 1.
  private func shares(_ columns: [[Double]]) throws -> [Double] {
    let count = columns[0].count
    let names = (0..<count).map { "\($0)" }
    let table = AccountTable(
      source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
      columns: columns.enumerated().map { index, values in
        Column(header: "Number \(index)", field: "number\(index)", values: .number(values))
      }, lines: Array(2..<count + 2))
    let encoder = AccountEncoder(families: [
      FamilyOptions(
        family: .firmographic, weight: 1,
        features: columns.indices.map { .init(field: "number\($0)", transform: .none) })
    ])
    let rows = try encoder.encode(
      Market(accounts: table), accounts: Array(0..<count), asOf: nil
    ).written
    return columns.indices.map { column in
      (0..<count).reduce(0) { $0 + Double(rows[$1, column]) * Double(rows[$1, column]) }
        / Double(count)
    }
  }
}
