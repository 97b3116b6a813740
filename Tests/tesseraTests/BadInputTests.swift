import Foundation
import TestSupport
import Testing

/// Each broken input ends with the right exit code and a message that names the place and the way out.
@Suite struct BadInputTests {
  private let good = "Account ID,Account Name,Industry,Employees\n1,Ada,Retail,50\n2,Bix,Media,70\n"

  /// The name of a case, the bytes of the accounts file, and what the message must say.
  struct Broken: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]?
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, says: [String]) {
      self.init(name, bytes: Array(text.utf8), says: says)
    }

    init(_ name: String, bytes: [UInt8]?, says: [String]) {
      self.name = name
      self.bytes = bytes
      self.says = says
    }
  }

  static let files: [Broken] = [
    Broken("missing", bytes: nil, says: ["accounts.csv"]),
    Broken("empty", "", says: ["accounts.csv", "empty"]),
    Broken("header only", "Account ID,Account Name\n", says: ["accounts.csv"]),
    Broken("binary", bytes: [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 9], says: ["accounts.csv"]),
    Broken("truncated", "Account ID,Name\n1,\"Ada\n2,Bix\n", says: ["accounts.csv", "2"]),
    Broken("a column twice", "Account ID,Name,Name\n1,a,b\n", says: ["accounts.csv", "Name"]),
    Broken("ragged", "Account ID,Name\n1,a,b,c\n2\n3,x,y\n", says: ["accounts.csv"]),
  ]

  @Test(arguments: files)
  func aBrokenFileIsNamed(broken: Broken) throws {
    let folder = try TemporaryFolder()
    if let bytes = broken.bytes { try folder.write(Data(bytes), to: "accounts.csv") }
    let run = try CommandRun(["init", "--accounts", "accounts.csv"], in: folder.url)
    #expect(run.code == 3, "\(run.talk)")
    #expect(run.talk.hasPrefix("tessera: error: "))
    for text in broken.says { #expect(run.talk.contains(text), "\(run.talk)") }
    #expect(run.output.isEmpty)
  }

  @Test func whatCannotBeUsedIsCountedAndListed() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      good + "2,Cox,Retail,90\n3,Dux,Retail,1,2\n4,Eno,Media,many\n", to: "accounts.csv")
    try folder.write(
      "Deal ID,Account ID,Stage,Amount,Close Date\na,1,Closed Won,\"1.234,56\",2026-02-13\n"
        + "b,2,Closed Lost,\"9.999,00\",2026-02-30\nc,99,Closed Won,\"5,00\",2026-03-14\n"
        + "d,1,,\"5,00\",2026-03-14\n",
      to: "deals.csv")
    #expect(try CommandRun(["init", "accounts.csv", "deals.csv"], in: folder.url).code == 0)
    let run = try CommandRun(["run", "--output", "out"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    #expect(run.output.contains("id already used"))
    #expect(run.output.contains("fields do not fit the header"))
    #expect(run.output.contains("no account matches"))
    #expect(run.output.contains("2026-02-30"))
  }

  @Test func datesThatCouldBeEitherHaveAWayOut() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "Account Name,Industry,Last Engagement\nAda,Retail,1/2/2025\nBix,Media,3/4/2025\n",
      to: "accounts.csv")
    let stopped = try CommandRun(["init", "--accounts", "accounts.csv"], in: folder.url)
    #expect(stopped.code == 3)
    #expect(stopped.talk.contains("date_order"))
    let started = try CommandRun(
      ["init", "--accounts", "accounts.csv", "--date-order", "day/month"], in: folder.url)
    #expect(started.code == 0, "\(started.talk)")
    #expect(try CommandRun(["tier"], in: folder.url).code == 0)
  }

  @Test func stagesInOtherWordsHaveAWayOutAndAFailedJoinIsAnError() throws {
    let folder = try TemporaryFolder()
    try folder.write(good, to: "accounts.csv")
    try folder.write(
      "Deal ID,Account ID,Stage,Amount\na,8,Gewonnen,5\nb,9,Verloren,6\n", to: "deals.csv")
    let stopped = try CommandRun(["init", "accounts.csv", "deals.csv"], in: folder.url)
    #expect(stopped.code == 3)
    #expect(stopped.talk.contains("--won"))
    let started = try CommandRun(
      ["init", "accounts.csv", "deals.csv", "--won", "Gewonnen", "--lost", "Verloren"],
      in: folder.url)
    #expect(started.code == 0, "\(started.talk)")
    let run = try CommandRun(["run"], in: folder.url)
    #expect(run.code == 1)
    #expect(run.output.contains("None of 2 deals finds its account"))
  }

  @Test func standardInputMustBeNamed() throws {
    let folder = try TemporaryFolder()
    let bare = try CommandRun(["init", "-"], in: folder.url, input: Data(good.utf8))
    #expect(bare.code == 2)
    #expect(bare.talk.contains("--accounts -"))
    let named = try CommandRun(["init", "--accounts", "-"], in: folder.url, input: Data(good.utf8))
    #expect(named.code == 0, "\(named.talk)")
  }

  @Test func aWrongKeyInTheModelIsCorrected() throws {
    let folder = try TemporaryFolder()
    try folder.write(good, to: "accounts.csv")
    #expect(try CommandRun(["init", "accounts.csv"], in: folder.url).code == 0)
    let model = try folder.text(of: "tessera.yaml")
    try folder.write(model.replacing("segments:", with: "segmets:"), to: "tessera.yaml")
    let run = try CommandRun(["run"], in: folder.url)
    #expect(run.code == 2)
    #expect(run.talk.contains("tessera.yaml"))
    #expect(run.talk.contains("segmets"))
    #expect(run.talk.contains("segments"))
  }

  @Test func usageErrorsAreTwo() throws {
    for arguments in [
      ["rnu"], ["run", "--as-of", "30.6.2026"], ["init"], ["tier", "--threads", "0"],
    ] {
      let run = try CommandRun(arguments)
      #expect(run.code == 2, "\(arguments): \(run.talk)")
      #expect(!run.talk.isEmpty)
      #expect(run.output.isEmpty)
    }
    let missing = try CommandRun(["run", "--model", "nowhere.yaml"])
    #expect(missing.code == 2)
    #expect(missing.talk.contains("nowhere.yaml"))
  }
}
