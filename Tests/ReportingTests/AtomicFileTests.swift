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
