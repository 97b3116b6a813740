import Backtesting
import Modeling
import Reading
import Segmenting
import Testing

/// What is said of the segments together and of those that stand out, and that the two do not contradict each other.
struct SegmentVerdictTextTests {
  private static let together = "The micro-segments tell who wins"

  @Test func oneThatStandsOutAmongManyThatDoNot() throws {
    // Segments that tell nothing, and one of forty in which everybody wins.
    let rates = [0, 1, 2, 2, 2, 3, 2, 1, 2, 3]
    let plain = try verdicts(rates)
    #expect(
      plain.first == "\(Self.together) no better than segments of the same sizes drawn at random")
    #expect(plain.last?.hasPrefix("No micro-segment is proven to differ") == true)
    let one = try verdicts([10] + rates)
    #expect(one.first?.hasPrefix("\(Self.together) better than") == true)
    #expect(
      one.last
        == "One micro-segment is proven to differ from the others in conversion: segment 1 (100.0%)."
    )
    let two = try verdicts([10, 10] + rates)
    #expect(
      two.last
        == "2 micro-segments are proven to differ from the others in conversion: segment 1 (100.0%); segment 2 (100.0%)."
    )
  }

  @Test func togetherProvenAndNoneByItself() throws {
    let spread = try verdicts([0, 0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5])
    #expect(spread.first?.hasPrefix("\(Self.together) better than") == true)
    #expect(
      spread.last?.hasPrefix(
        "No one of them is proven to differ from the others in conversion by itself") == true)
  }

  @Test func oneByItselfAndNotTogetherIsAnException() {
    let sentences = SegmentVerdictText.sentences(
      of: [
        SegmentEvidence(
          number: 1, rate: .init(successes: 6, trials: 10, lower: 0.31, upper: 0.83),
          adjustedP: 0.03),
        SegmentEvidence(
          number: 2, rate: .init(successes: 1, trials: 10, lower: 0.02, upper: 0.4), adjustedP: 1),
      ],
      together: SegmentationEvidence(
        p: 0.08, statistic: 12, meanStatistic: 9, drawCount: 999, correlation: 0.1, priorStrength: 9
      ),
      names: [1: "UK banking"], measure: .conversion)
    #expect(sentences.count == 2 && sentences[0].contains("no better than"))
    #expect(
      sentences[1]
        == "One micro-segment is proven to differ from the others in conversion all the same, as an exception: UK banking (60.0%)."
    )
  }

  /// The sentences on segments; of the first what stands before the p.
  private func verdicts(_ won: [Int]) throws -> [String] {
    var test = TestMarket(tiers: [.init(accounts: won.count * 10, won: 0)])
    test.extraDeals = won.indices.flatMap { segment in
      (0..<10).map { place in
        DealTable.Deal(
          id: "d\(segment)-\(place)", account: segment * 10 + place, accountReference: "",
          outcome: place < won[segment] ? .won : .lost, amount: 1000, created: nil, closed: nil,
          line: segment * 10 + place + 2)
      }
    }
    let segments = won.indices.map { place in
      Segment(
        number: place + 1, name: "segment \(place + 1)",
        members: Array(place * 10..<(place + 1) * 10), traits: [], cohesion: 0, silhouette: 0,
        reach: nil)
    }
    let report = try #require(
      Backtest(model: test.model).report(
        on: test.market, scores: test.scores, cutoff: nil, asOf: nil,
        segmentation: Segmentation(
          segments: segments, scope: "Tier 1", sizes: 2...100, marketSegments: [],
          familyShares: [], notes: [])))
    let found = report.verdicts.filter { $0.contains("segment") || $0.contains("of them") }
    #expect(found.count == 2)
    return [String(found[0].prefix { $0 != "(" }.dropLast()), found[found.count - 1]]
  }
}
