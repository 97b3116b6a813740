import Foundation
import TestSupport
import Testing

/// A page can be mailed: under 2 MB for 40,000 accounts, and what it leaves out of larger markets it says.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct PageSizeTests {
  private func page(_ accountCount: Int) throws -> String {
    let folder = try TemporaryFolder()
    func run(_ arguments: [String]) throws {
      let run = try CommandRun(arguments, in: folder.url)
      #expect(run.code < 2, "\(arguments): \(run.talk)")
    }
    try run(["generate", "--accounts", "\(accountCount)", "--seed", "2", "--output", "."])
    try run(["init", "accounts.csv", "deals.csv", "signals.csv", "contacts.csv"])
    try run(["report", "--output", "page.html"])
    return try String(contentsOf: folder.url.appending(path: "page.html"), encoding: .utf8)
  }

  @Test func fortyThousandAccountsFit() throws {
    let page = try page(40_000)
    #expect(page.utf8.count < 2_000_000, "\(page.utf8.count) bytes")
    #expect(page.contains("id=\"what-if-data\""))
    #expect(
      page.contains("The first 200 of 40,000 by tier and score; all are in account-scores.csv."))
  }

  @Test func aLargerMarketSaysWhatIsLeftOut() throws {
    let page = try page(66_000)
    #expect(page.utf8.count < 2_000_000, "\(page.utf8.count) bytes")
    #expect(!page.contains("id=\"what-if-data\""))
    #expect(page.contains("and holds those of 60,000 at most."))
    #expect(page.contains("The first 200 of 66,000"))
  }
}
