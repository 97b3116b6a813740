import Foundation
import TestSupport
import Testing

/// The names of segments of public data, as one would read them aloud.
@Suite(
  .enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)),
  .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct SegmentNamesTests {
  private struct Report: Decodable {
    let segments: [Segment]
    let marketSegments: [Segment]
  }

  private struct Segment: Decodable {
    let name: String
    let accounts: [String]
    let nameParts: [Part]
    let rule: Rule?
  }

  private struct Part: Decodable {
    let text: String
    let share: Double
  }

  private struct Rule: Decodable {
    let f1: Double
  }

  @Test(arguments: [
    ("sp500", ["constituents.csv"], ["Biotechnology", "Restaurants", "Semiconductors"]),
    ("remote-in-tech", ["companies.csv"], ["JavaScript", "Tiny", "Worldwide", "in the Americas"]),
    ("maven-crm", ["accounts.csv", "sales_pipeline.csv"], ["employees", "revenue"]),
  ])
  func areTrueShortAndTheirOwn(set: String, files: [String], words: [String]) throws {
    let report = try segments(set, files)
    let counts = ["sp500": 503, "remote-in-tech": 882, "maven-crm": 85]
    #expect(Set(report.segments.flatMap(\.accounts)).count == counts[set])
    #expect(report.segments.allSatisfy { (5...15).contains($0.accounts.count) })
    for segments in [report.segments, report.marketSegments] {
      #expect(Set(segments.map(\.name)).count == segments.count)
      // A number stands at the end only where nothing that is known tells two segments apart.
      #expect(segments.count { $0.name.contains(", group ") } * 20 <= segments.count)
      for segment in segments {
        #expect(!segment.nameParts.isEmpty, "\(segment.name)")
        #expect(segment.nameParts.allSatisfy { $0.share >= 0.6 }, "\(segment.name)")
        #expect(segment.name.count <= 75, "\(segment.name)")
        #expect(segment.name.contains { $0 == "(" || $0 == "_" } == false, "\(segment.name)")
        #expect(segment.name.first?.isLowercase == false, "\(segment.name)")
        #expect((segment.rule?.f1 ?? 1) >= 0.7)
      }
    }
    for word in words {
      #expect(report.segments.contains { $0.name.contains(word) }, "no segment is \(word)")
    }
  }

  private func segments(_ set: String, _ files: [String]) throws -> Report {
    let data = try #require(TestData.publicData).appending(path: set)
    let folder = try TemporaryFolder()
    let sources = files.map { data.appending(path: $0).path }
    let started = try CommandRun(["init"] + sources, in: folder.url)
    #expect(started.code == 0, "\(started.talk)")
    let model = try folder.text(of: "tessera.yaml")
    try folder.write(
      model.replacing("  tiers: [2]  # or accounts: all", with: "  accounts: all"),
      to: "tessera.yaml")
    let run = try CommandRun(["segment", "--format", "json"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }
}
