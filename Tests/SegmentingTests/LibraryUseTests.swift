import Foundation
import Modeling
import Reading
import Scoring
import Segmenting
import TestSupport
import Testing

/// The calls that the README shows to Swift servers, on the worked example.
@Suite struct LibraryUseTests {
  @Test func theCallsOfTheReadme() throws {
    let folder = TestData.datasets.appending(path: "worked-example").path
    let model = try ModelFile.read(path: folder + "/tessera.yaml")
    let market = try MarketReader(folder: folder).read(
      accounts: model.accounts, deals: model.deals?.source,
      outcome: model.deals?.outcome ?? .usual, signals: model.signals, contacts: model.contacts)
    let scores = try Scorer(model: model).score(market, asOf: nil)

    var segmenter = Segmenter(model: model)
    segmenter.threadCount = 2
    let segmentation = try segmenter.segmentation(of: market, scores: scores, seed: 1)
    let first = try #require(segmentation.segments.first)
    #expect(!first.name.isEmpty && first.plan != nil && first.stability != nil)
    let contrast = try #require(
      segmentation.contrasts?.contrast(ofAccount: first.members[0], with: nil))
    #expect(abs(contrast.fields.reduce(0) { $0 + $1.value } - contrast.total) < 1e-9)

    // An account that came later finds its segment without moving the others.
    let earlier = EarlierSegments(
      segmentation.segments.flatMap { segment in
        segment.members.dropFirst(segment.number == 1 ? 1 : 0).map {
          SegmentMembers.Member(account: $0, number: segment.number, name: segment.name, line: 0)
        }
      }, source: "memory")
    let placed = try Placement(model: model).result(
      for: [first.members[0]], beside: earlier, in: market, asOf: scores.asOf)
    guard case .placed = placed.places[0].outcome else {
      Issue.record("\(placed.places[0].outcome)")
      return
    }
    let alike = try Lookalikes(model: model).result(
      for: Array(Lookalikes.wonAccounts(market, asOf: scores.asOf).prefix(1)), in: market,
      scores: scores)
    #expect(alike.groups[0].lookalikes.count == 10)
  }
}
