import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct AtomicFileTests {
  @Test func writesOverAnOldFileWhole() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old and longer", to: "a.txt")
    try AtomicFile.write("new", to: path)
    #expect(try folder.text(of: "a.txt") == "new")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left == ["a.txt"])
  }

  @Test func whoeverStopsWaitsForFilesThatBelongTogether() async throws {
    await #expect(processExitsWith: .exitCode(7)) {
      let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let begun = DispatchSemaphore(value: 0)
      let paths = ["a.txt", "b.txt"].map { folder.appending(path: $0).path }
      Thread.detachNewThread {
        try? AtomicFile.together { writer in
          try writer.write("a", to: paths[0])
          begun.signal()
          Thread.sleep(forTimeInterval: 0.2)
          try writer.write("b", to: paths[1])
        }
      }
      begun.wait()
      AtomicFile.stop(patience: 30) {
        exit(paths.allSatisfy { FileManager.default.fileExists(atPath: $0) } ? 7 : 1)
      }
    }
  }

  @Test func whoeverStopsDoesNotWaitForEver() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let begun = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        AtomicFile.together { _ in
          begun.signal()
          Thread.sleep(forTimeInterval: 60)
        }
      }
      begun.wait()
      AtomicFile.stop(patience: 0.05) { exit(7) }
    }
  }

  @Test func aMissingFolderIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "none/a.txt").path
    do {
      try AtomicFile.write("x", to: path)
      Issue.record("written into a folder that is not there")
    } catch {
      #expect(error.description.contains("none"))
      #expect(error.description.contains("--output"))
    }
  }
}
