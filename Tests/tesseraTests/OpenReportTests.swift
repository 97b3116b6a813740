import Foundation
import TestSupport
import Testing

/// `report --open` hands the page to the browser, where somebody is there to see it.
@Suite(
  .enabled(if: TerminalRun.isAvailable, Comment(rawValue: TerminalRun.skipMessage)),
  .enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
struct OpenReportTests {
  /// A folder with the demo and a stand-in for `xdg-open` that notes what it is given and ends with a code.
  private func folder(opening code: Int) throws -> (TemporaryFolder, environment: [String: String])
  {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", ".", "-q"], in: folder.url).code == 0)
    let programs = folder.url.appending(path: "programs")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    try folder.write(
      "#!/bin/sh\necho \"$1\" >> \"\(folder.url.path)/opened.txt\"\nexit \(code)\n",
      to: "programs/xdg-open")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: programs.appending(path: "xdg-open").path)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return (folder, ["PATH": "\(programs.path):\(path)"])
  }

  @Test func theBrowserGetsTheWholePathOfThePage() throws {
    let (folder, environment) = try folder(opening: 0)
    let run = try TerminalRun(
      ["report", "--open", "--output", "q3 page.html"], columns: 100, in: folder.url,
      environment: environment)
    #expect(run.code == 0, "\(run.bytes)")
    let opened = try folder.text(of: "opened.txt").split(separator: "\n")
    #expect(opened.count == 1 && opened[0].hasPrefix("/") && opened[0].hasSuffix("/q3 page.html"))
    #expect(FileManager.default.fileExists(atPath: String(opened[0])))
    #expect(!run.bytes.contains("Not opened"))
  }

  @Test func aBrowserThatFailsIsSaidAndThePageIsThere() throws {
    let (folder, environment) = try folder(opening: 3)
    let run = try TerminalRun(
      ["report", "--open"], columns: 100, in: folder.url, environment: environment)
    #expect(run.code == 0, "\(run.bytes)")
    #expect(run.bytes.contains("Not opened: xdg-open cannot; open report.html in a browser."))
    #expect(try folder.text(of: "report.html").hasPrefix("<!doctype html>"))
  }

  @Test func whereNobodySitsNothingOpens() throws {
    let (folder, environment) = try folder(opening: 0)
    let run = try CommandRun(
      shell: "PATH='\(environment["PATH"] ?? "")' $tessera report --open", in: folder.url)
    #expect(run.code == 0 && run.talk.contains("Not opened, as nobody is at a terminal."))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "opened.txt").path))
  }
}
