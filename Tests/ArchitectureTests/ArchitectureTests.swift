import Foundation
import TestSupport
import Testing

/// The rules of the house: modules import only what stands above them, and only one writes `unsafe`.
@Suite struct ArchitectureTests {
  /// The line, in the order in which data flows.
  private let line = [
    "CLinearAlgebra", "CVectorKernels", "CTerminal", "LinearAlgebra", "Statistics", "Reading",
    "Modeling", "Vectorizing", "Clustering", "Scoring", "Segmenting", "Backtesting", "Checking",
    "Reporting", "Generating", "tessera",
  ]

  @Test func everyFolderIsOnTheLine() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: TestData.root.appending(path: "Sources").path)
    #expect(folders.sorted() == line.sorted())
  }

  @Test func noModuleImportsUpward() throws {
    for (place, module) in line.enumerated() {
      for (file, text) in try swiftFiles(in: module) {
        for imported in imports(of: text) {
          guard let other = line.firstIndex(of: imported) else { continue }
          #expect(other < place, "\(module)/\(file) imports \(imported), which stands below it")
        }
      }
    }
  }

  @Test func clusteringKnowsNothingOfAccounts() throws {
    for (file, text) in try swiftFiles(in: "Clustering") {
      let foreign = imports(of: text).filter {
        ["Reading", "Modeling", "Vectorizing"].contains($0)
      }
      #expect(foreign.isEmpty, "Clustering/\(file) imports \(foreign)")
    }
  }

  @Test func onlyLinearAlgebraWritesUnsafe() throws {
    for module in line where module != "LinearAlgebra" {
      for (file, text) in try swiftFiles(in: module) {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        #expect(!words.contains("unsafe"), "\(module)/\(file) writes unsafe")
      }
    }
  }

  @Test func onlyLinearAlgebraAndTheCommandEnterC() throws {
    for module in line where module != "LinearAlgebra" && module != "tessera" {
      for (file, text) in try swiftFiles(in: module) {
        let doors = imports(of: text).filter { $0.hasPrefix("C") && line.prefix(3).contains($0) }
        #expect(doors.isEmpty, "\(module)/\(file) imports \(doors)")
      }
    }
  }

  @Test func everyModuleHasTests() throws {
    for module in line.dropFirst(3) {
      let folder = TestData.root.appending(path: "Tests/\(module)Tests")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.contains { $0.hasSuffix("Tests.swift") }, "\(module) has no tests")
    }
  }

  @Test func theCheckFindsWhatItLooksFor() {
    let text =
      "@preconcurrency import Foundation\nimport struct Reading.Column\n  import Modeling\n"
    #expect(imports(of: text) == ["Foundation", "Reading", "Modeling"])
  }

  private func imports(of text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      if let first = words.first, ["public", "package", "internal", "private"].contains(first) {
        words.removeFirst()
      }
      guard words.first == "import", words.count >= 2 else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias"]
      let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
      return name.split(separator: ".").first.map(String.init)
    }
  }

  private func swiftFiles(in module: String) throws -> [(String, String)] {
    let folder = TestData.root.appending(path: "Sources/\(module)")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".swift") }
      .map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
  }
}
