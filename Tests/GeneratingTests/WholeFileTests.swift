import Foundation
import Generating
import Testing

@Suite struct WholeFileTests {
  @Test func anUnfinishedFileLeavesTheOldOneAsItWas() throws {
    try withTemporaryFolder { folder in
      let first = try WholeFile(folder: folder, name: "a.csv")
      try first.write(Array("old".utf8))
      try first.finish()
      let second = try WholeFile(folder: folder, name: "a.csv")
      try second.write(Array("new".utf8))
      #expect(try text("a.csv", in: folder) == "old")
      try second.finish()
      #expect(try text("a.csv", in: folder) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.csv"])
    }
  }

  @Test func makesTheFolder() throws {
    try withTemporaryFolder { folder in
      let file = try WholeFile(folder: folder + "/one/two/", name: "a.csv")
      try file.finish()
      #expect(try text("one/two/a.csv", in: folder).isEmpty)
    }
  }

  @Test func aFolderThatIsAFileIsNamedWithTheWayOut() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: URL(filePath: folder + "/file"))
      let error = try #require(throws: GeneratingError.self) {
        _ = try WholeFile(folder: folder + "/file", name: "a.csv")
      }
      #expect(error.description.hasPrefix("\(folder)/file: the folder cannot be made ("))
      #expect(error.description.hasSuffix("name one that you may write to."))
    }
  }

  @Test func aFileThatCannotBeOpenedIsNamed() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/a.csv.partial", withIntermediateDirectories: false)
      let error = try #require(throws: GeneratingError.self) {
        _ = try WholeFile(folder: folder, name: "a.csv")
      }
      #expect(error.description.hasPrefix("\(folder)/a.csv.partial: the file cannot be written"))
    }
  }
}
