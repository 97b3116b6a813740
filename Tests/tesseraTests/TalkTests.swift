import Foundation
import TestSupport
import Testing

/// What is said on standard error, and how little or how much of it.
@Suite struct TalkTests {
  private func demo() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try #require(try CommandRun(["demo", "--output", ".", "--quiet"], in: folder.url).talk.isEmpty)
    return folder
  }

  @Test func quietSaysNothingButErrors() throws {
    let folder = try demo()
    let files = ["accounts.csv", "deals.csv", "contacts.csv"]
    for arguments in [
      ["run", "--output", "out"], ["report"], ["init", "--output", "first.yaml"] + files,
      ["generate", "--accounts", "20", "--output", "market"],
      ["tune", "--resamples", "100"], ["compare", "tessera.yaml", "tessera.yaml"],
    ] {
      let run = try CommandRun(arguments + ["-q"], in: folder.url)
      #expect(run.code == 0 && run.talk.isEmpty, "\(arguments): \(run.talk)")
    }
    let failed = try CommandRun(["tier", "-q", "--model", "none.yaml"], in: folder.url)
    #expect(failed.code == 2 && failed.talk.contains("none.yaml"))
    let both = try CommandRun(["tier", "-q", "-v"], in: folder.url)
    #expect(both.code == 2 && both.talk.contains("keep one of them"))
  }

  @Test func verboseNamesStepsAndFilesWithRowsAndSeconds() throws {
    let folder = try demo()
    let run = try CommandRun(["run", "-v", "--output", "out"], in: folder.url)
    #expect(run.code == 0)
    let seconds = #/[0-9]+\.[0-9]{2} s/#
    for name in [
      "Reading accounts.csv, 500 rows", "Reading deals.csv, ", "Reading: ", "Scoring: ",
      "Cutting 120 accounts into segments", "Back-testing: ", "Checking: ", "Writing: ",
    ] {
      let line = run.talk.split(separator: "\n").first { $0.contains(name) }
      #expect(line?.contains(seconds) == true, "\(name) in\n\(run.talk)")
    }
    let plain = try CommandRun(["run", "--output", "out"], in: folder.url)
    #expect(plain.output == run.output)
    #expect(plain.talk == "Report: out/report.html\n")
  }

  @Test func aMisspelledCommandOrOptionIsCorrected() throws {
    let command = try CommandRun(["bactkest"])
    #expect(command.code == 2)
    #expect(command.talk.contains("did you mean “backtest”?"), "\(command.talk)")
    let option = try CommandRun(["tier", "--fromat", "csv"])
    #expect(option.code == 2)
    #expect(option.talk.contains("Did you mean '--format'?"), "\(option.talk)")
    let other = try CommandRun(["xyzzy"])
    #expect(other.talk.contains("tessera --help"))
  }

  @Test(arguments: [
    ["init"], ["run"], ["demo", "--output", "x"], ["tune"], ["report"], ["generate"],
  ])
  func nothingWaitsForAnAnswer(arguments: [String]) throws {
    // Standard input stays open and empty: whoever reads it would wait.
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      shell: "mkfifo input; exec 3<>input; "
        + "timeout 60 $tessera \(arguments.joined(separator: " ")) > out <&3; echo $?",
      in: folder.url)
    #expect(["0\n", "1\n", "2\n"].contains(run.output), "\(run.output) \(run.talk)")
  }
}
