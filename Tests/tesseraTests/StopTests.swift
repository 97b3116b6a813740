import Foundation
import TestSupport
import Testing

/// Ctrl-C stops at once, and what is there is whole.
@Suite struct StopTests {
  /// Starts the program so that signals reach it even where the tests run in the background, which ignores them.
  private func start(_ arguments: [String], in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["--default-signal=INT,TERM", CommandRun.program.path] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The exit code as a shell gives it: a signal that comes before the program has begun ends it by itself.
  private func code(_ process: Process) -> Int32 {
    process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  private func files(in folder: URL) throws -> [String: Data] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    var files: [String: Data] = [:]
    for name in names {
      let file = folder.appending(path: name)
      let kind = try FileManager.default.attributesOfItem(atPath: file.path)[.type]
      if kind as? FileAttributeType == .typeRegular { files[name] = try Data(contentsOf: file) }
    }
    return files
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func aRunThatIsStoppedHasWrittenAllFilesOrNone() throws {
    let folder = try TemporaryFolder()
    let made = try CommandRun(["generate", "--accounts", "6000", "--output", "."], in: folder.url)
    #expect(made.code == 0, "\(made.talk)")
    let sources = ["accounts.csv", "deals.csv", "signals.csv", "contacts.csv"]
    #expect(try CommandRun(["init"] + sources, in: folder.url).code == 0)
    let begin = ContinuousClock.now
    #expect(try CommandRun(["run", "--output", "whole"], in: folder.url).code <= 1)
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let whole = try files(in: folder.url.appending(path: "whole"))
    #expect(whole.count > 20)
    // Into a new folder and over an old one, at moments spread over the whole run, and when the folder appears.
    for (number, share) in [0.02, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0, nil, nil].enumerated() {
      let output = folder.url.appending(path: "out-\(number)")
      let process = try start(["run", "--output", output.lastPathComponent], in: folder.url)
      if let share {
        Thread.sleep(forTimeInterval: seconds * share)
      } else {
        while process.isRunning, !FileManager.default.fileExists(atPath: output.path) {}
      }
      process.interrupt()
      process.waitUntilExit()
      #expect([0, 1, 130].contains(code(process)), "\(code(process))")
      let found = try files(in: output)
      #expect(found.isEmpty || found == whole, "\(found.count) of \(whole.count) at \(share ?? 1)")
    }
    // Over the files of an earlier run the new ones are the same, so that every file must be whole.
    let again = folder.url.appending(path: "whole")
    for share in [0.5, 0.9, 0.95, 1.0] {
      let process = try start(["run", "--output", "whole"], in: folder.url)
      Thread.sleep(forTimeInterval: seconds * share)
      process.terminate()
      process.waitUntilExit()
      #expect([0, 1, 143].contains(code(process)), "\(code(process))")
      #expect(try files(in: again) == whole)
    }
  }

  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func aMarketThatIsStoppedIsClearedAway() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "old"), withIntermediateDirectories: true)
    try folder.write("mine", to: "old/notes.txt")
    for output in ["new", "old"] {
      let process = try start(
        ["generate", "--accounts", "3000000", "--output", output], in: folder.url)
      let partial = folder.url.appending(path: output).appending(path: "accounts.csv.partial").path
      while process.isRunning, !FileManager.default.fileExists(atPath: partial) {
        Thread.sleep(forTimeInterval: 0.01)
      }
      Thread.sleep(forTimeInterval: 0.2)
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "new").path))
    #expect(try files(in: folder.url.appending(path: "old")) == ["notes.txt": Data("mine".utf8)])
  }

  @Test func aReaderThatGoesAwayEndsTheProgramWithoutAWord() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let run = try CommandRun(
      shell:
        "for n in 1 2 3; do $tessera tier --format csv; done | head -1; echo ${PIPESTATUS[@]}; "
        + "$tessera tier --format json | true; echo ${PIPESTATUS[0]}", in: folder.url)
    #expect(run.output.hasPrefix("account_id,"))
    #expect(run.talk.isEmpty, "\(run.talk)")
    #expect(run.output.hasSuffix("141\n") || run.output.hasSuffix("\n0\n"), "\(run.output)")
  }

  @Test func aFullDiskIsSaid() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let run = try CommandRun(shell: "$tessera --version > /dev/full")
    #expect(run.code == 3)
    #expect(run.talk.hasPrefix("tessera: error: standard output cannot be written"), "\(run.talk)")
  }
}
