import Segmenting
import Testing

@Suite struct SegmentNamerTests {
  private let namer = SegmentNamer(axes: ["industry", "technologies"])

  @Test func readsLikeWhatAnAnalystWouldSay() {
    let traits = [
      trait("technologies", "SAP", 0.9), trait("country", "United States", 0.8),
      trait("industry", "Logistics", 1),
    ]
    #expect(namer.names(for: [traits]) == ["US Logistics on SAP"])
  }

  @Test func aUseCaseIsWhatTheyBuyFor() {
    let traits = [trait("use_case", "Route planning", 1), trait("industry", "Retail", 1)]
    #expect(namer.names(for: [traits]) == ["Retail, for route planning"])
  }

  @Test func noTwoBearOneName() {
    let short = [trait("industry", "Retail", 1)]
    #expect(namer.names(for: [short, short]) == ["Retail (1)", "Retail (2)"])
    let longer = ["a", "b", "c"].map { trait($0, "\($0) high", 0.7) }
    let first = short + longer + [trait("d", "d high", 0.6)]
    let second = short + longer + [trait("e", "e high", 0.6)]
    let names = namer.names(for: [first, second])
    #expect(names[0] != names[1])
    #expect(!names[0].contains("("))
  }

  @Test func noTraitIsSaid() {
    #expect(namer.names(for: [[]]) == ["No common trait"])
  }

  private func trait(_ field: String, _ text: String, _ share: Double) -> Segment.Trait {
    Segment.Trait(field: field, text: text, count: 10, share: share, shareOfAll: 0.1)
  }
}
