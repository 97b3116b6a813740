import Foundation
import Generating
import Reading
import Testing

@Suite struct PlantingOptionsTests {
  @Test(arguments: [(300, 10), (305, 10), (120, 200), (64, 1)])
  func segmentsAreAsEvenAsTheirNumberAllows(_ accounts: Int, _ size: Int) throws {
    let generated = try GeneratedMarket(accountCount: accounts, seed: 3) {
      $0.accountsPerSegment = size
    }
    let counts = Dictionary(grouping: generated.segments) { $0 }.mapValues(\.count)
    let segmentCount = max(1, accounts / size)
    #expect(Set(counts.keys) == Set(1...segmentCount))
    #expect((counts.values.max() ?? 0) - (counts.values.min() ?? 0) <= 1)
    #expect(counts.values.reduce(0, +) == accounts)
  }

  @Test func theUsualMarketIsTheOneWithoutOptions() throws {
    func bytes(_ planting: PlantingOptions?) throws -> [Data] {
      try withTemporaryFolder { folder in
        var generator = MarketGenerator(accountCount: 300, seed: 4)
        if let planting { generator.planting = planting }
        try generator.write(to: folder)
        return try ["accounts.csv", "signals.csv", "truth.csv", "truth.yaml"].map {
          try Data(contentsOf: URL(filePath: folder).appending(path: $0))
        }
      }
    }
    var usual = PlantingOptions()
    usual.noise = 0.08
    let market = try bytes(nil)
    #expect(try bytes(usual) == market)
    var even = PlantingOptions()
    even.accountsPerSegment = 100
    // Even segments are others than drawn ones of the same mean size.
    #expect(try bytes(even)[2] != market[2])
  }

  @Test func withoutNoiseEveryAccountIsItsSegment() throws {
    let clean = try market(noise: 0, missing: 0)
    for field in ["industry", "country", "crm", "use_case"] {
      let values = Dictionary(grouping: zip(clean.segments, clean.texts(field)), by: \.0)
      #expect(values.values.allSatisfy { Set($0.map(\.1)).count == 1 }, "\(field)")
    }
  }

  @Test func noiseIsTheShareDrawnAnew() throws {
    let noisy = try market(noise: 0.5, missing: 0)
    let clean = try market(noise: 0, missing: 0)
    let own = Dictionary(
      zip(clean.segments, clean.texts("country")), uniquingKeysWith: { first, _ in first })
    let changed = zip(noisy.segments, noisy.texts("country")).count { own[$0.0] != $0.1 }
    // One in twelve of those drawn anew gets its own country again; four standard errors are 4.5 points.
    #expect((0.413...0.504).contains(Double(changed) / 2_000), "\(changed) of 2,000 differ")
  }

  @Test(arguments: [0.0, 0.2, 0.6])
  func oneShareOfMissingCellsHoldsForEveryColumn(_ share: Double) throws {
    let market = try market(noise: 0.08, missing: share).market
    for field in ["industry", "country", "crm", "use_case", "employees", "revenue", "technologies"]
    {
      let missing: Int
      switch market.accounts.column(field)?.values {
      case .category(let codes, _): missing = codes.count { $0 < 0 }
      case .number(let values): missing = values.count { $0.isNaN }
      case .tags(let lists): missing = lists.isMissing.count { $0 }
      default: missing = -1
      }
      let error = 4 * (share * (1 - share) / 2_000).squareRoot()
      #expect(abs(Double(missing) / 2_000 - share) <= error, "\(field): \(missing) of 2,000")
    }
  }

  @Test func theAnswerKeySaysWhatWasUsed() throws {
    let key = try withTemporaryFolder { folder in
      var generator = MarketGenerator(accountCount: 250, seed: 99)
      generator.planting.noise = 0.125
      generator.planting.missingShare = 0.25
      generator.planting.accountsPerSegment = 10
      try generator.write(to: folder)
      return try text("truth.yaml", in: folder)
    }
    for line in [
      "segments: 25\n", "per_segment: 10\n", "noise: 0.125\n", "website: 0.25\n",
      "use_case: 0.25\n",
    ] { #expect(key.contains(line), "\(line) is not in truth.yaml") }
  }

  @Test(
    arguments: [
      (-0.1, 0.2, 10, "noise -0.1: it is the share of fields drawn anew"),
      (1.5, 0.2, 10, "noise 1.5: it is the share of fields drawn anew"),
      (.nan, 0.2, 10, "noise nan: it is the share of fields drawn anew"),
      (0.1, -0.2, 10, "missing -0.2: it is the share of empty cells"),
      (0.1, 1, 10, "missing 1.0: it is the share of empty cells"),
      (0.1, 0.2, 0, "per-segment 0: a segment has at least 1 account."),
      (0.1, 0.2, 7, "per-segment 7: 100000 accounts would make 14285 segments"),
    ])
  func whatIsOutOfRangeIsSaid(
    _ noise: Double, _ missing: Double, _ size: Int, _ message: String
  ) throws {
    var planting = PlantingOptions()
    planting.noise = noise
    planting.missingShare = missing
    planting.accountsPerSegment = size
    let error = #expect(throws: GeneratingError.self) {
      try planting.check(accountCount: 100_000)
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func theLeastSizeThatIsSaidIsTheLeastThatGoes() throws {
    var planting = PlantingOptions()
    planting.accountsPerSegment = 7
    let error = #expect(throws: GeneratingError.self) {
      try planting.check(accountCount: 100_000)
    }
    #expect(error?.description.hasSuffix("ask for at least 8.") == true)
    planting.accountsPerSegment = 8
    try planting.check(accountCount: 100_000)
  }

  private func market(noise: Double, missing: Double) throws -> GeneratedMarket {
    try GeneratedMarket(accountCount: 2_000, seed: 21) {
      $0.noise = noise
      $0.missingShare = missing
    }
  }
}
