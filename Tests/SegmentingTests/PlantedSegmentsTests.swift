import Clustering
import Foundation
import Generating
import LinearAlgebra
import Modeling
import Reading
import Scoring
import Segmenting
import TestSupport
import Testing
import Vectorizing

/// Planted groups of ten come back from a market whose fields are noisy.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct PlantedSegmentsTests {
  private static let accountCount = 300
  private static let groupCount = 30

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func thirtyGroupsOfTenComeBack(_ seed: UInt64) throws {
    let planted = try PlantedMarket(seed: seed)
    let result = try Segmenter(model: planted.model)
      .segmentation(of: planted.market, scores: planted.scores, seed: 1)
    #expect(result.scope == "Tier 2")
    #expect(result.segments.allSatisfy { (5...15).contains($0.members.count) })
    // Nobody is left over, so everybody is in exactly one segment.
    #expect(result.segments.flatMap(\.members).sorted() == Array(0..<Self.accountCount))
    var found = [Int](repeating: -1, count: Self.accountCount)
    for segment in result.segments {
      for member in segment.members { found[member] = segment.number }
    }
    let ours = AdjustedRand.index(found, planted.groups)
    let ward = try planted.wardCut(groupCount: Self.groupCount)
    #expect(ours >= 0.9, "\(ours)")
    #expect(ours >= ward - 0.01, "\(ours), and the cut of Ward's tree \(ward)")
  }

  @Test func theUsualNoiseIsNeitherTrivialNorHopeless() throws {
    let cuts = try (1...5 as ClosedRange<UInt64>).map {
      try PlantedMarket(seed: $0).wardCut(groupCount: Self.groupCount)
    }
    #expect(cuts.allSatisfy { (0.8...0.97).contains($0) }, "\(cuts)")
  }

  @Test func withoutNoiseNothingIsMistaken() throws {
    let planted = try PlantedMarket(seed: 6, noise: 0)
    let result = try Segmenter(model: planted.model)
      .segmentation(of: planted.market, scores: planted.scores, seed: 1)
    for segment in result.segments {
      #expect(Set(segment.members.map { planted.groups[$0] }).count == 1)
      #expect(segment.members.count == 10)
    }
  }

  /// A market whose accounts are all in Tier 2, the model that `init` writes for it, and the planted groups.
  private struct PlantedMarket {
    let market: Market
    let model: Model
    let groups: [Int]

    init(seed: UInt64, noise: Double = PlantingOptions.usualNoise) throws {
      let folder = try TemporaryFolder()
      let path = folder.url.path
      var generator = MarketGenerator(
        accountCount: PlantedSegmentsTests.accountCount, seed: seed)
      generator.planting.noise = noise
      generator.planting.accountsPerSegment = 10
      try generator.write(to: path)
      market = try MarketReader(folder: path).read(
        accounts: SourceOptions(path: "accounts.csv"), deals: SourceOptions(path: "deals.csv"),
        signals: SourceOptions(path: "signals.csv"),
        contacts: SourceOptions(path: "contacts.csv"))
      let text = ModelTemplate.text(
        market: market, accountsPath: "accounts.csv", dealsPath: "deals.csv",
        signalsPath: "signals.csv", contactsPath: "contacts.csv")
      model = try ModelFile.parse(text, file: "planted.yaml")
      groups = try folder.text(of: "truth.csv").split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: ",").dropFirst().first.flatMap { Int($0) }
      }
    }

    var scores: ScoredAccounts {
      let count = market.accounts.count
      return ScoredAccounts(
        asOf: MarketGenerator.usualDate, criteria: [], groupNames: [], groupMaxima: [],
        groupScores: [], totals: [Int32](repeating: 0, count: count),
        tiers: [Int](repeating: 2, count: count),
        reasons: [TierReason](repeating: .rule, count: count))
    }

    /// Returns how well Ward's tree of the same rows agrees with the planted groups, cut at their number.
    func wardCut(groupCount: Int) throws -> Double {
      let encoded = try AccountEncoder(families: model.families).encode(
        market, accounts: Array(0..<market.accounts.count), asOf: MarketGenerator.usualDate)
      let rows = try ClusteringRows(of: encoded, columnLimit: 128, threadCount: 1).rows
      return AdjustedRand.index(
        try WardTree().fit(rows).labels(clusterCount: groupCount), groups)
    }
  }
}
