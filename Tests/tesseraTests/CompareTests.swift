import Foundation
import TestSupport
import Testing

/// `tessera compare` as its user runs it.
@Suite struct CompareTests {
  @Test func twoModelsOfTheWorkedExample() throws {
    let folder = try demo()
    let model = try folder.text(of: "tessera.yaml")
    let other = model.replacing("intent_level: { per: 1", with: "intent_level: { per: 2")
      .replacing("max: 10, intent_level", with: "max: 20, intent_level")
      .replacing("cap: 10 } }\n\n# The tiers", with: "cap: 20 } }\n\n# The tiers")
    try folder.write(other, to: "next.yaml")
    let run = try CommandRun(["compare", "tessera.yaml", "next.yaml"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    for part in ["next.yaml: accounts", "20.0% (10.5–34.8%)", "AUC of the score", "difference"] {
      #expect(run.output.contains(part), "\(part) in\n\(run.output)")
    }
    let json = try CommandRun(
      ["compare", "tessera.yaml", "next.yaml", "--format", "json"], in: folder.url)
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let verdicts = ["not proven", "first better", "second better"]
    #expect(verdicts.contains(value["verdict"] as? String ?? ""))
    #expect((value["difference"] as? [String: Double])?.count == 3)
    #expect((value["models"] as? [[String: Any]])?.count == 2)
    #expect((value["permutationP"] as? Double ?? 0) > 0)
    let again = try CommandRun(
      ["compare", "tessera.yaml", "next.yaml", "--format", "json", "--threads", "1"],
      in: folder.url)
    #expect(again.output == json.output)
  }

  @Test func aModelAndItselfOrderAlike() throws {
    let folder = try demo()
    let run = try CommandRun(["compare", "tessera.yaml", "tessera.yaml"], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    #expect(run.output.contains("order the accounts alike"))
  }

  @Test func otherFilesAreRefusedByName() throws {
    let folder = try demo()
    let model = try folder.text(of: "tessera.yaml")
    try folder.write(try folder.text(of: "deals.csv"), to: "deals2.csv")
    try folder.write(model.replacing("deals.csv", with: "deals2.csv"), to: "next.yaml")
    let run = try CommandRun(["compare", "tessera.yaml", "next.yaml"], in: folder.url)
    #expect(run.code == 2)
    #expect(
      run.talk.contains("for deals tessera.yaml names deals.csv and next.yaml names deals2.csv"))
    #expect(run.output.isEmpty)
  }

  @Test func withoutDealsItSaysWhatIsMissing() throws {
    let folder = try demo()
    let deals = try folder.text(of: "deals.csv").replacing("Closed Won", with: "Open")
      .replacing("Closed Lost", with: "Open")
    try folder.write(deals, to: "deals.csv")
    let run = try CommandRun(["compare", "tessera.yaml", "tessera.yaml"], in: folder.url)
    #expect(run.code == 2 || run.code == 3)
    #expect(run.talk.contains("won"))
    #expect(try CommandRun(["compare", "tessera.yaml"], in: folder.url).code == 2)
  }

  private func demo() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try CommandRun(["demo", "--output", "."], in: folder.url)
    #expect(run.code == 0, "\(run.talk)")
    return folder
  }
}
