import Foundation
import TestSupport
import Testing

/// What is shared outside names nobody, and says the same.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct RedactionTests {
  @Test func theWorkedExampleNamesNobody() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    try expectNoNames(in: folder)
  }

  @Test func hostileNamesAreReplacedToo() throws {
    let folder = try HostileMarket.write()
    let shared = try expectNoNames(in: folder)
    // What tells an account beside its name: addresses, people, files.
    for (place, text) in shared.texts {
      for telling in ["Querweg", "linkedin", "qnote", "zorq", "Annexa", "Berix", "+49"] {
        #expect(!text.contains(telling), "\(place) has \(telling)")
      }
    }
  }

  @Test(
    .enabled(if: TestData.publicData != nil, Comment(rawValue: TestData.skipMessage)),
    arguments: [
      ("sp500", ["constituents.csv"]), ("remote-in-tech", ["companies.csv"]),
      ("maven-crm", ["accounts.csv", "sales_pipeline.csv"]),
    ])
  func realDataNameNobody(set: String, files: [String]) throws {
    let data = try #require(TestData.publicData).appending(path: set)
    let folder = try TemporaryFolder()
    let sources = files.map { data.appending(path: $0).path }
    #expect(try CommandRun(["init"] + sources, in: folder.url).code == 0)
    try expectNoNames(in: folder)
  }

  /// Whoever calls a condition after an account finds neither in what is shared.
  @Test func conditionsCalledAfterAnAccountLoseTheirName() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let model = try folder.text(of: "tessera.yaml")
      .replacing(
        "tiers:\n  1:\n    when: \"fit >= 7 and intent >= 7\"",
        with:
          "conditions:\n  aldandor_peers: \"fit >= 7\"\n  ready: \"intent >= 7\"\n\ntiers:\n  1:\n    when: "
          + "\"aldandor_peers and ready\"")
    try folder.write(model, to: "tessera.yaml")
    let open = try CommandRun(["run", "--output", "open"], in: folder.url)
    #expect(open.code < 2 && open.output.contains("aldandor_peers"), "\(open.talk)")
    let shared = try CommandRun(["run", "--output", "shared", "--redact"], in: folder.url)
    #expect(shared.output.contains("condition 1") && shared.output.contains("ready"))
    for text in [
      shared.output, try folder.text(of: "shared/report.html"),
      try folder.text(of: "shared/report.json"),
    ] {
      #expect(!text.contains("aldandor_peers"))
    }
  }

  /// A misspelled name is answered with the account that is nearest, without its name.
  @Test(arguments: [["explain"], ["lookalike"], ["segment", "--why"]])
  func errorsNameNobodyEither(command: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let name = try #require(
      try folder.text(of: "accounts.csv").split(separator: "\n").dropFirst().first?
        .split(separator: ",").first.map(String.init))
    let plain = try CommandRun(command + [name + "x"], in: folder.url)
    #expect(
      plain.code == 2 && plain.talk.contains("accounts.csv") && plain.talk.contains("“\(name)”"))
    let shared = try CommandRun(command + [name + "x", "--redact"], in: folder.url)
    #expect(shared.code == 2 && shared.talk.contains("did you mean"), "\(shared.talk)")
    #expect(!shared.talk.contains("accounts.csv") && !shared.talk.contains("“\(name)”"))
  }

  @Test func everyCommandThatPrintsAccountsReplacesNames() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    var shared = SharedFolder(folder.url)
    let account = try #require(
      try folder.text(of: "account-scores.csv").split(separator: "\n").dropFirst().first?
        .split(separator: ",").first.map(String.init))
    let commands = [
      ["tier"], ["tier", "--format", "csv"], ["tier", "--format", "json"],
      ["segment"], ["segment", "--format", "csv"], ["segment", "--show", "1"],
      ["backtest"], ["backtest", "--format", "json"], ["report", "--output", "-"],
      ["allocate", "--people", "2", "--each", "5"],
      ["allocate", "--people", "2", "--each", "5", "--format", "csv"],
      ["explain", account], ["explain", account, "--format", "json"],
      ["lookalike"], ["lookalike", "--format", "csv"], ["lookalike", account, "--format", "json"],
      ["place", "--segments", "segment-members.csv"],
      ["place", "--segments", "segment-members.csv", "--format", "csv"],
      ["segment", "--earlier", "segment-members.csv", "--format", "json"],
    ]
    for command in commands {
      let run = try CommandRun(command + ["--redact"], in: folder.url)
      #expect(run.code < 2, "\(command): \(run.talk)")
      #expect(run.output.count > 40, "\(command)")
      shared.add(run, command.joined(separator: " "))
    }
    try shared.expectNoSecrets()
  }

  /// Expects that a run names nobody, says the same figures as with names, and gives the same bytes twice.
  @discardableResult
  private func expectNoNames(in folder: TemporaryFolder) throws -> SharedFolder {
    var shared = SharedFolder(folder.url)
    let json = try CommandRun(
      ["run", "--redact", "--format", "json", "--output", "shared"], in: folder.url)
    #expect(json.code < 2, "\(json.talk)")
    shared.add(json, "run, json")
    let table = try CommandRun(["run", "--redact", "--output", "again"], in: folder.url)
    shared.add(table, "run, table")
    try shared.add(folder.url.appending(path: "shared"))
    try shared.expectNoSecrets()
    #expect(table.output.count > 500)
    #expect(!json.output.contains("crm-update"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/shared/crm-update.csv"))
    #expect(try bytes("shared", folder) == bytes("again", folder))
    let open = try CommandRun(["run", "--format", "json", "--output", "open"], in: folder.url)
    try expectSameFigures(open.output, json.output)
    var named = SharedFolder(folder.url)
    try named.add(folder.url.appending(path: "open"))
    #expect(try named.foundCount() > 50)
    let page = try folder.text(of: "shared/report.html")
    #expect(page.contains("Names are replaced."))
    return shared
  }

  private func bytes(_ output: String, _ folder: TemporaryFolder) throws -> [String: Data] {
    let url = folder.url.appending(path: output)
    var bytes: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
      bytes[path] = try? Data(contentsOf: url.appending(path: path))
    }
    return bytes
  }

  /// Every number, in its place; accounts, whose order tells nothing when names are replaced, in that of their figures.
  private func expectSameFigures(_ open: String, _ redacted: String) throws {
    let (one, other) = (try entries(open), try entries(redacted))
    #expect(one.keys.sorted() == other.keys.sorted())
    for key in one.keys where key != "provenance" {
      let (left, right) = (Self.figures(one[key]), Self.figures(other[key]))
      if key == "accounts" {
        let (left, right) = (left as? [String] ?? [], right as? [String] ?? [])
        #expect(!left.isEmpty)
        #expect(left.sorted() == right.sorted())
      } else {
        #expect("\(left)" == "\(right)", "\(key)")
      }
    }
  }

  private func entries(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// The numbers of a value, texts being left out.
  private static func figures(_ value: Any?) -> Any {
    switch value {
    case let entries as [String: Any]:
      entries.sorted { $0.key < $1.key }.map { "\($0.key) \(figures($0.value))" }.joined(
        separator: ", ")
    case let values as [Any]: values.map { "\(figures($0))" }
    case let number as NSNumber: "\(number)"
    default: ""
    }
  }
}
