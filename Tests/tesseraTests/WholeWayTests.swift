import Foundation
import TestSupport
import Testing

/// The program from exports to report, run as its user runs it.
@Suite struct WholeWayTests {
  @Test func theWorkedExampleComesOut() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["demo", "--output", "example"], in: folder.url)
    #expect(run.code == 0)
    #expect(run.output.contains("20.0%"))
    #expect(run.output.contains("10.5–34.8%"))
    #expect(run.output.contains("Tier 1 converts 2.0× as often as Tier 2"))
    #expect(run.output.contains("proven"))
    #expect(run.talk.contains("Report: example/report.html"))
    let page = try folder.text(of: "example/report.html")
    #expect(page.contains("</html>"))
    #expect(!page.contains("http://") || page.contains("http://www.w3.org"))
  }

  @Test func threadsAndFoldersDoNotShow() throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    for folder in [one, two] {
      #expect(try CommandRun(["demo", "--output", "x"], in: folder.url).code == 0)
    }
    let again = try CommandRun(
      ["run", "--model", "x/tessera.yaml", "--threads", "1", "--output", "x"], in: two.url)
    #expect(again.code == 0)
    for name in ["report.html", "report.json", "account-scores.csv", "segment-members.csv"] {
      #expect(try one.text(of: "x/" + name) == (try two.text(of: "x/" + name)), "\(name)")
    }
  }

  @Test func initWritesAModelThatRunsAndDoesNotOverwrite() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let files = ["accounts.csv", "deals.csv", "contacts.csv"]
    let first = try CommandRun(["init"] + files + ["--output", "first.yaml"], in: folder.url)
    #expect(first.code == 0, "\(first.talk)")
    let run = try CommandRun(
      ["run", "--model", "first.yaml", "--output", "out"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    let second = try CommandRun(["init"] + files + ["--output", "first.yaml"], in: folder.url)
    #expect(second.code == 2)
    #expect(second.talk.contains("--force"))
  }

  @Test func everyFormGoesToStandardOutput() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    for command in ["tier", "segment", "backtest"] {
      for format in ["table", "csv", "json"] {
        let run = try CommandRun([command, "--format", format], in: folder.url)
        #expect(run.code == 0, "\(command) \(format): \(run.talk)")
        #expect(!run.output.isEmpty)
      }
    }
    let page = try CommandRun(["report", "--output", "-"], in: folder.url)
    #expect(page.output.hasPrefix("<!doctype html>") || page.output.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func findingsFailOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    // The worked example's scores are two criteria, not the five to eight that are advised.
    #expect(try CommandRun(["tier"], in: folder.url).code == 0)
    #expect(try CommandRun(["tier", "--strict"], in: folder.url).code == 1)
  }

  @Test func theVersionNamesTheBLAS() throws {
    let run = try CommandRun(["--version"])
    #expect(run.code == 0)
    #expect(run.output.contains("BLAS"))
  }
}
