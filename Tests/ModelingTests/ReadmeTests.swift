import Foundation
import Modeling
import TestSupport
import Testing

struct ReadmeTests {
  /// The model that the README shows is one.
  @Test func theModelOfTheReadmeIsRead() throws {
    let readme = try String(
      contentsOf: TestData.datasets.deletingLastPathComponent().appending(path: "README.md"),
      encoding: .utf8)
    let blocks = readme.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.count == 3)
    let text =
      "tessera: 1\naccounts: a.csv\nsignals: s.csv\ncontacts: c.csv\n" + blocks.joined()
    let model = try ModelFile.parse(text, file: "README.md")
    #expect(model.groups.map(\.name) == ["fit", "intent", "relationship", "penalties"])
    #expect(model.tiers.count == 3)
    #expect(model.tiers[0].capacity?.accounts == 40)
    #expect(model.definitions.map(\.name) == ["icp", "funded"])
    #expect(model.gates.count == 1 && model.disqualifiers.count == 1)
    #expect(model.overrides.count == 2 && model.customers != nil)
    #expect(model.segments.by == ["trigger", "nordics"])
    #expect(model.segments.axes.map(\.name) == ["trigger", "nordics"])
    #expect(model.agreement?.criteria.map(\.months) == [6, 6, 12, 12, 12, 12])
  }

  /// Every preset that the README names is one, and it names them all.
  @Test func theReadmeNamesEveryPreset() throws {
    let readme = try String(
      contentsOf: TestData.datasets.deletingLastPathComponent().appending(path: "README.md"),
      encoding: .utf8)
    for preset in ModelPreset.allCases { #expect(readme.contains("| `\(preset.rawValue)` |")) }
  }
}
