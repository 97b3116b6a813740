import Foundation
import TestSupport
import Testing

/// `tessera segment` as a person uses it.
@Suite(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct SegmentCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let made = try CommandRun(
      ["generate", "--accounts", "1500", "--seed", "3", "--output", "."], in: folder.url)
    try #require(made.code == 0, "\(made.talk)")
    let begun = try CommandRun(
      ["init", "accounts.csv", "deals.csv", "signals.csv", "contacts.csv"], in: folder.url)
    try #require(begun.code == 0, "\(begun.talk)")
  }

  private func run(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(["segment"] + arguments, in: folder.url)
  }

  /// The rows of a table of members, by segment.
  private func sizes(_ text: String) -> [String: Int] {
    text.split(separator: "\n").dropFirst().reduce(into: [:]) { counts, line in
      let number = String(line.prefix { $0 != "," })
      counts[number, default: 0] += 1
    }
  }

  @Test(arguments: [
    (["--by", "vertical"], 5...15), (["--by", "trigger,vertical", "--leftover", "leave"], 5...15),
    (["--by", "use-case", "--for", "roundtable"], 10...15), (["--size", "20..30"], 20...30),
    (["--by", "lifecycle", "--for", "webinar"], 20...30),
  ])
  func sizesHoldForEveryAxis(arguments: [String], sizes: ClosedRange<Int>) throws {
    let run = try run(arguments + ["--format", "csv"])
    #expect(run.code == 0, "\(run.talk)")
    let counts = self.sizes(run.output)
    #expect(counts.count > 1)
    for (number, count) in counts where !number.isEmpty { #expect(sizes.contains(count)) }
  }

  @Test func autoArguesAndChooses() throws {
    let text = try run(["--by", "auto"]).output
    #expect(text.contains("Which axis to cut by"))
    #expect(text.contains("Chosen: "))
    for axis in ["blend", "vertical", "use-case", "lifecycle", "trigger"] {
      #expect(text.contains("│ \(axis)"))
    }
  }

  @Test func oneSegmentIsShownWhole() throws {
    let text = try run(["--show", "1"]).output
    for part in [
      "What they share", "Where it lies", "What speaks for it", "What to do", "Play: ", "Reach: ",
      "Anchor: ", "Proof: ", "Action: ", "Typical: ", "Nearest segment: ",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let none = try run(["--show", "999"])
    #expect(none.code == 2)
    #expect(none.talk.contains("--show 999: the segments have the numbers 1 to "))
  }

  @Test func whyHereAndNotThereSumsExactly() throws {
    let members = try run(["--format", "csv"]).output.split(separator: "\n")
    let id = members[5].split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
    // A name may hold a comma, so that the id is sought by its form.
    let account = try #require(
      members[5].split(separator: ",").first { $0.hasPrefix("A0") }, "\(id)")
    let json = try run(["--why", String(account), "--against", "4", "--format", "json"])
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let fields = try #require(value["fields"] as? [[String: Any]])
    let sum = fields.reduce(0) { $0 + ($1["value"] as? Double ?? .nan) }
    let total = try #require(value["total"] as? Double)
    #expect(abs(sum - total) <= 1e-9 * max(1, abs(total)))
    #expect(value["other"] as? Int == 4)
    let text = try run(["--why", String(account), "--against", "4"]).output
    let parts = text.split(separator: "\n").compactMap { line -> Int? in
      let cells = line.split(separator: "│").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 3 && cells[2].hasSuffix("%") ? Int(cells[2].dropLast()) : nil
    }
    #expect(parts.count == fields.count + 1)
    #expect(parts.dropLast().reduce(0, +) == parts.last)
  }

  @Test func aFolderHoldsWhatCampaignsNeed() throws {
    let run = try run(["--output", "out", "--by", "vertical"])
    #expect(run.code == 0, "\(run.talk)")
    let out = folder.url.appending(path: "out")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: out.appending(path: "segments").path
    ).sorted()
    #expect(files.count > 3 && files.allSatisfy { $0.hasPrefix("segment-") })
    let update = try String(contentsOf: out.appending(path: "crm-update.csv"), encoding: .utf8)
    #expect(update.hasPrefix("Account ID,ABM Tier,ABM Segment\n"))
    #expect(update.split(separator: "\n").count == 1501)
    // Tables of segments that are no more do not stay.
    _ = try self.run(["--output", "out", "--for", "webinar"])
    let later = try FileManager.default.contentsOfDirectory(
      atPath: out.appending(path: "segments").path)
    #expect(Set(later).isDisjoint(with: files))
  }

  @Test(arguments: [
    (
      ["--by", "verticals"],
      "--by verticals: there is no axis “verticals”; write one of blend, auto,"
    ),
    (["--by", "challenge"], "segments by challenge: it needs a column with the challenge"),
    (["--size", "5"], ""), (["--size", "many"], "--size many: write two whole numbers from 1"),
    (["--size", "5..9", "--for", "webinar"], "keep one of them"),
    (["--against", "3"], "--against names the other segment of --why"),
    (["--why", "nobody.example"], "no account of accounts.csv is called “nobody.example”"),
    (["--why", "x", "--format", "csv"], "use table, md or json"),
    (["--why", "x", "--show", "1"], "keep one of them"),
    (["--earlier", "nothing.csv"], "nothing.csv"),
  ])
  func mistakesNameTheWayOut(arguments: [String], said: String) throws {
    let run = try run(arguments)
    if said.isEmpty {
      #expect(run.code == 0)
    } else {
      #expect(run.code == 2 || run.code == 3)
      #expect(run.talk.contains(said), "\(run.talk)")
    }
  }
}
