import Foundation
import Reading
import TestSupport
import Testing

/// What a result says of how it was computed.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct ProvenanceTests {
  private struct Report: Decodable {
    struct File: Decodable {
      let role: String
      let name: String
      let bytes: Int?
      let rows: Int?
      let sha256: String?
    }
    struct Provenance: Decodable {
      let command: String
      let model: File
      let files: [File]
      let redacted: Bool
    }
    let provenance: Provenance
  }

  private func report(_ text: String) throws -> Report.Provenance {
    try JSONDecoder().decode(Report.self, from: Data(text.utf8)).provenance
  }

  @Test func filesAreNamedByTheirDigests() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let found = try report(try folder.text(of: "report.json"))
    #expect(found.files.map(\.role) == ["accounts", "deals", "contacts"])
    for file in [found.model] + found.files {
      let bytes = [UInt8](try Data(contentsOf: folder.url.appending(path: file.name)))
      #expect(file.sha256 == Digest.sha256Hex(bytes))
      #expect(file.bytes == bytes.count)
    }
    #expect(found.command.hasPrefix("tessera run --model tessera.yaml --seed 1 --as-of "))
    let page = try folder.text(of: "report.html")
    for file in found.files { #expect(page.contains(file.sha256 ?? "none")) }
    #expect(page.contains(found.command))
    #expect(!page.contains(folder.url.path))
  }

  /// The command line that a report names gives that report again, and folders and threads are not in it.
  @Test func theCommandLineGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let first = try CommandRun(
      [
        "segment", "--by", "vertical", "--size", "5..20", "--threads", "1", "--format", "json",
        "--model", folder.url.path + "/tessera.yaml",
      ])
    let command = try report(first.output).command
    let second = try CommandRun(
      command.split(separator: " ").dropFirst().map(String.init) + ["--format", "json"],
      in: folder.url)
    #expect(second.output == first.output)
    #expect(command.contains("--by vertical --size 5..20"))
  }

  @Test func standardInputIsDigestedToo() throws {
    let folder = try TemporaryFolder()
    let accounts = "id,name,industry\n" + (1...30).map { "\($0),Firm \($0),Retail\n" }.joined()
    try folder.write(accounts, to: "accounts.csv")
    #expect(try CommandRun(["init", "accounts.csv"], in: folder.url).code == 0)
    let model = try folder.text(of: "tessera.yaml").replacing("accounts.csv", with: "\"-\"")
    try folder.write(model, to: "tessera.yaml")
    let run = try CommandRun(
      ["tier", "--format", "json"], in: folder.url, input: Data(accounts.utf8))
    let file = try #require(try report(run.output).files.first)
    #expect(file.name == "standard input")
    #expect(file.sha256 == Digest.sha256Hex(Array(accounts.utf8)))
    #expect(file.rows == 30)
  }

  /// With a digest somebody who has a file could confirm that it is the one.
  @Test func nothingToCompareIsLeftWhereNamesAreReplaced() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let run = try CommandRun(["tier", "--format", "json", "--redact"], in: folder.url)
    let found = try report(run.output)
    #expect(found.redacted)
    for file in [found.model] + found.files {
      #expect(file.sha256 == nil)
      #expect(file.bytes == nil)
      #expect(file.name == "\(file.role) file")
    }
    #expect(found.command.contains("--model FILE"))
  }
}
