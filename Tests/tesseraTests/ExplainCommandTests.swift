import Foundation
import TestSupport
import Testing

/// What a person asks of one account, on the worked example.
@Suite struct ExplainCommandTests {
  private static let model = TestData.datasets.appending(path: "worked-example/tessera.yaml").path

  private func run(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(arguments + ["--model", Self.model])
  }

  @Test func explainsAnAccountByDomainAndByName() throws {
    let byDomain = try run(["explain", "lanoban-direct.example"])
    let byName = try run(["explain", "Lanoban Direct"])
    #expect(byDomain.code == 0 && byDomain.output == byName.output)
    #expect(
      byDomain.output.hasPrefix(
        "Lanoban Direct is in Tier 2 with 16 of 20 points, above all for intent level 10 (+10), fit score 6 (+6):"
      ))
    #expect(byDomain.output.contains("│ intent 10 │ intent_level │ 10"))
    #expect(
      byDomain.output.replacing("\n", with: " ").contains(
        "To reach Tier 1, Lanoban Direct needs 1 more point of fit (it has 6), which depends on what it is: fit_score"
      ))
  }

  @Test func comparesTwoAccountsInOneSentence() throws {
    let run = try run(["explain", "lanoban-direct.example", "--vs", "aldandor-solutions.example"])
    #expect(run.code == 0)
    #expect(
      run.output
        == "Lanoban Direct is in Tier 2 and Aldandor Solutions in Tier 3 (16 and 4 points) because Lanoban Direct has "
        + "more for intent level 10 against 2 (+8), fit score 6 against 2 (+4).\n")
  }

  @Test func writesJSON() throws {
    let run = try run(["explain", "lanoban-direct.example", "--format", "json"])
    let value = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(value["score"] as? Double == 16)
    #expect((value["criteria"] as? [[String: Any]])?.count == 2)
  }

  @Test(arguments: [
    (["explain", "lanoban-direkt.example"], "did you mean “lanoban-direct.example”?"),
    (["explain", "x", "--vs", "y", "--format", "csv"], "use table, md or json"),
    (["allocate", "--people", "4"], "--people and --each go together"),
    (["allocate", "--goal", "much"], "--goal much: write revenue above 0"),
    (
      ["allocate", "--goal", "2M", "--conversion", "0%"], "--conversion 0%: write a share above 0%"
    ),
    (["allocate", "--deal-size", "2M"], "--conversion and --deal-size go with --goal"),
    (["init", "x.csv", "--preset", "best"], "best"),
    (["init", "x.csv", "--lenient"], "--lenient goes with --preset readiness"),
  ])
  func saysWhatIsWrong(arguments: [String], expected: String) throws {
    let run = try arguments[0] == "init" ? CommandRun(arguments) : run(arguments)
    #expect(run.code == 2)
    #expect(run.talk.contains(expected), "\(run.talk)")
  }

  @Test func allocatesPlacesAndCountsWhatAGoalNeeds() throws {
    let run = try run(["allocate", "--people", "4", "--each", "5", "--goal", "2M"])
    #expect(run.code == 0, "\(run.talk)")
    let text = run.output.replacing("\n", with: " ")
    #expect(
      text.contains("4 people with 5 accounts each can work 20, and 40 accounts qualify for Tier 1")
    )
    // 26 won deals of 500 accounts, 99,615 dollars each.
    #expect(
      text.contains(
        "$2.00M at $99.6K a deal takes 21 won deals, and at a conversion of 5.2%, that of the back-test, a list of 404"
      ))
  }

  @Test func theSchemaIsJSON() throws {
    let run = try CommandRun(["schema"])
    #expect(run.code == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) is [String: Any])
  }
}
