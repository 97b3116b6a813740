import Foundation
import TestSupport
import Testing

/// What somebody has in a folder is not lost to a demo or a generated market.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct OwnFilesTests {
  @Test(arguments: [["demo"], ["generate", "--accounts", "20"]])
  func filesOfOthersStay(command: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("Name\nmine\n", to: "accounts.csv")
    let refused = try CommandRun(command + ["--output", "."], in: folder.url)
    #expect(refused.code == 2, "\(refused.talk)")
    #expect(refused.talk.contains("./accounts.csv is there already"), "\(refused.talk)")
    #expect(try folder.text(of: "accounts.csv") == "Name\nmine\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
    let forced = try CommandRun(command + ["--output", ".", "--force"], in: folder.url)
    #expect(forced.code == 0, "\(forced.talk)")
    #expect(try folder.text(of: "accounts.csv") != "Name\nmine\n")
    // Their own folder they write again.
    #expect(try CommandRun(command + ["--output", "."], in: folder.url).code == 0)
  }

  @Test func aModelThatWasEditedAsTheDemoAsksStays() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", ".", "-q"], in: folder.url).code == 0)
    let edited = try folder.text(of: "tessera.yaml").replacing("fit >= 7", with: "fit >= 6")
    try folder.write(edited, to: "tessera.yaml")
    let refused = try CommandRun(["demo", "--output", "."], in: folder.url)
    #expect(refused.code == 2 && refused.talk.contains("tessera.yaml is there already"))
    #expect(try folder.text(of: "tessera.yaml") == edited)
  }
}
