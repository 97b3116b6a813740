import Foundation
import TestSupport
import Testing

/// The options of `tessera generate`.
@Suite struct GenerateCommandTests {
  @Test func segmentsOfTenAreMade() throws {
    let folder = try TemporaryFolder()
    let made = try CommandRun(
      [
        "generate", "--accounts", "300", "--per-segment", "10", "--noise", "0.05", "--missing",
        "0.2", "--output", ".",
      ], in: folder.url)
    #expect(made.code == 0, "\(made.talk)")
    let key = try folder.text(of: "truth.yaml")
    for line in ["segments: 30\n", "per_segment: 10\n", "noise: 0.05\n", "crm: 0.2\n"] {
      #expect(key.contains(line), "\(line) is not in truth.yaml")
    }
  }

  @Test(
    arguments: [
      ("--noise=1.5", "--noise 1.5: it is the share of fields drawn anew"),
      ("--missing=1", "--missing 1.0: it is the share of empty cells"),
      ("--per-segment=0", "--per-segment 0: a segment has at least 1 account."),
    ])
  func whatIsOutOfRangeIsSaidAndNothingWritten(_ option: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      ["generate", "--accounts", "300", option, "--output", "."], in: folder.url)
    #expect(run.code == 2)
    #expect(run.talk.contains(message), "\(run.talk)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}
