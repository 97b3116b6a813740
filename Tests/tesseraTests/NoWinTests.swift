import Foundation
import TestSupport
import Testing

/// Deals that find no account, and deals none of which is won: zeros must not look like results.
@Suite struct NoWinTests {
  private func run(_ change: (String) -> String) throws -> (page: String, terminal: String) {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let lines = try folder.text(of: "deals.csv").split(separator: "\n")
    let changed = [String(lines[0])] + lines.dropFirst().map { change(String($0)) }
    try folder.write(changed.joined(separator: "\n") + "\n", to: "deals.csv")
    let run = try CommandRun(["run", "--output", "out"], in: folder.url)
    return (try folder.text(of: "out/report.html"), run.output)
  }

  /// Every account's name, the third cell, gets a letter that no account has.
  private func unjoined(_ line: String) -> String {
    var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[2] = "Zq \(cells[2].reversed()) zq"
    return cells.joined(separator: ",")
  }

  @Test func aFailedJoinComesBeforeTheVerdict() throws {
    let (page, terminal) = try run(unjoined)
    let box = try #require(page.range(of: "<section class=\"verdict\""))
    let error = try #require(page.range(of: "B005"))
    let lead = try #require(page.range(of: "<p class=\"lead\">None of the accounts has been won"))
    #expect(box.lowerBound < error.lowerBound && error.lowerBound < lead.lowerBound)
    #expect(page.contains("26 won deals belong to no account of the list."))
    let last = terminal.split(separator: "\n\n").last.map(String.init) ?? ""
    #expect(last.hasPrefix("Mend what is wrong first (B005, above). None of the accounts"))
    expectNoZeros(page)
  }

  @Test func withoutAWinNoChartShowsZeros() throws {
    let (page, terminal) = try run { $0.replacing("Closed Won", with: "Closed Lost") }
    #expect(
      page.contains(
        "<p class=\"lead\">None of the accounts has been won, so nothing can be said of the tiers.</p>"
      ))
    #expect(terminal.contains("B010"))
    expectNoZeros(page)
  }

  private func expectNoZeros(_ text: String) {
    let page = PageText(text)
    for id in ["tiers", "grid", "forest", "what-if", "outcomes", "calibration", "probabilities"] {
      #expect(page.section(id) == nil, "\(id)")
    }
    // Counts stay: who is in which tier is known without a deal.
    #expect(page.section("tier-table") != nil && page.section("scores") != nil)
    let tiles = text.components(separatedBy: "<div class=\"tile\">").dropFirst()
    #expect(tiles.contains { $0.hasPrefix("<b>0</b><span>won of 500 accounts") })
    #expect(!tiles.contains { $0.hasPrefix("<b>0.0%") })
  }
}
