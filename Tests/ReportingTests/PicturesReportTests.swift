import Backtesting
import Foundation
import Reporting
import Segmenting
import Testing

/// What the JSON holds of the pictures: the axes of the map, the tree as it is drawn, rates by score.
@Suite struct PicturesReportTests {
  @Test func theJSONHoldsTheAxesAndNotTheCoordinates() throws {
    var report = ReportFixture.report
    report.segmentation?.map = AccountMap(
      accounts: [1, 2],
      horizontal: .init(
        coordinates: [-0.515625, 0.515625], share: 0.75,
        low: [.init(field: "employees", level: nil, loading: 0.8, text: "few employees")],
        high: [.init(field: "industry", level: "Retail", loading: 0.6, text: "Retail")]),
      vertical: .init(coordinates: [0, 0], share: 0, low: [], high: []))
    let map = try #require(try entries(report)["map"] as? [String: Any])
    #expect(map["share"] as? Double == 0.75)
    let axis = try #require(map["horizontal"] as? [String: Any])
    #expect(axis["share"] as? Double == 0.75)
    let low = try #require((axis["low"] as? [[String: Any]])?.first)
    #expect(low["text"] as? String == "few employees" && low["level"] is NSNull)
    let high = try #require((axis["high"] as? [[String: Any]])?.first)
    #expect(high["level"] as? String == "Retail" && high["loading"] as? Double == 0.6)
    #expect(!JSONReport(report: report).text.contains("0.515625"))
    #expect(try entries(ReportFixture.report)["map"] is NSNull)
  }

  @Test func theJSONHoldsTheTreeAsItIsDrawn() throws {
    var report = ReportFixture.report
    report.segmentation?.tree = SegmentTree(
      leaves: [
        .init(segments: [2, 3], accountCount: 20, height: 1),
        .init(segments: [1], accountCount: 12, height: 2),
      ], merges: [.init(left: 0, right: 1, height: 4, accountCount: 32)], looseCount: 0,
      insideShare: 0.25)
    let tree = try #require(try entries(report)["segmentTree"] as? [String: Any])
    let leaves = try #require(tree["leaves"] as? [[String: Any]])
    #expect(leaves.map { $0["segments"] as? [Int] } == [[2, 3], [1]])
    #expect(leaves.map { $0["height"] as? Double } == [1, 2])
    let merge = try #require((tree["merges"] as? [[String: Any]])?.first)
    #expect(merge["left"] as? Int == 0 && merge["right"] as? Int == 1)
    #expect(merge["height"] as? Double == 4 && merge["accounts"] as? Int == 32)
    #expect(tree["cutHeight"] as? Double == 3 && tree["insideShare"] as? Double == 0.25)
    #expect(
      tree["sentence"] as? String
        == "25% of the differences between accounts are left inside the segments. The 3 segments are drawn "
        + "as 2 groups of those that come together first. Every segment comes together before it joins another."
    )
    #expect(try entries(ReportFixture.report)["segmentTree"] is NSNull)
  }

  @Test func theJSONHoldsRatesByScore() throws {
    var report = ReportFixture.report
    let rate = Rate(successes: 1, trials: 4, lower: 0.05, upper: 0.7)
    report.backtest?.scoreCalibration = ScoreCalibration(
      bins: [
        .init(scores: 0...10, meanScore: 5, rate: rate, fitted: 0.2),
        .init(scores: 20...30, meanScore: 25, rate: rate, fitted: 0.3),
      ], steps: [.init(isFall: true, p: 0.01, adjustedP: 0.01)],
      levels: [.init(scores: 0...30, rate: 0.25, trials: 8)], verdict: "It falls.", notes: ["n"])
    let found = try #require(try entries(report)["scoreCalibration"] as? [String: Any])
    let bins = try #require(found["bins"] as? [[String: Any]])
    #expect(bins.map { $0["meanScore"] as? Double } == [5, 25])
    #expect(bins.map { ($0["rate"] as? [String: Any])?["lower"] as? Double } == [0.05, 0.05])
    let step = try #require((found["steps"] as? [[String: Any]])?.first)
    #expect(step["fall"] as? Bool == true && step["proven"] as? Bool == true)
    let level = try #require((found["levels"] as? [[String: Any]])?.first)
    #expect(level["highestScore"] as? Double == 30 && level["trials"] as? Int == 8)
    #expect(found["verdict"] as? String == "It falls.")
    #expect(try entries(ReportFixture.report)["scoreCalibration"] is NSNull)
  }

  private func entries(_ report: RunReport) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(JSONReport(report: report).text.utf8))
        as? [String: Any])
  }
}
