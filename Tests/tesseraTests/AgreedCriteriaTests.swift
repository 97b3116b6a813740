import Foundation
import TestSupport
import Testing

@Suite struct AgreedCriteriaTests {
  private func run(
    _ criteria: String, seal: String = "", strict: Bool = false, in folder: TemporaryFolder
  ) throws -> CommandRun {
    let model = folder.url.appending(path: "agreed.yaml")
    let base = try String(contentsOf: folder.url.appending(path: "tessera.yaml"), encoding: .utf8)
    let section = "\ncriteria:\n  agreed: 2025-07-01\n  6m: [\(criteria)]\n\(seal)"
    try (base + section).write(to: model, atomically: true, encoding: .utf8)
    return try CommandRun(
      ["backtest", "--model", "agreed.yaml", "--no-color"] + (strict ? ["--strict"] : []),
      in: folder.url)
  }

  @Test func criteriaAreGradedSealedAndFoundChanged() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let first = try run("wins(1) >= 1, wins(1) >= 1000", in: folder)
    // A missed criterion is a warning, which passes where warnings do.
    #expect(first.code == 0, "\(first.talk)")
    #expect(first.output.contains("Agreed on 2025-07-01, 2 criteria: 1 met; 1 missed."))
    #expect(first.output.contains("✓ 6 months, wins(1) >= 1: met: "))
    #expect(first.output.contains("✗ 6 months, wins(1) >= 1000: missed: "))
    #expect(first.output.contains("B008 agreed.yaml:"))
    #expect(try run("wins(1) >= 1000", strict: true, in: folder).code == 1)

    let wanted = try #require(first.output.firstMatch(of: #/write seal: ([0-9a-f]{16})/#)).1
    let sealed = try run(
      "wins(1) >= 1, wins(1) >= 1000", seal: "  seal: \(wanted)\n", in: folder)
    #expect(sealed.output.contains("The criteria are as they were sealed (\(wanted))."))
    #expect(!sealed.output.contains("B009"))
    let changed = try run("wins(1) >= 1, wins(1) >= 2", seal: "  seal: \(wanted)\n", in: folder)
    #expect(changed.output.contains("B009 agreed.yaml:"))
    #expect(changed.output.contains("changed after they were sealed"))
  }

  @Test func aTypingErrorIsAnErrorOfItsPlace() throws {
    let folder = try TemporaryFolder()
    #expect(try CommandRun(["demo", "--output", "."], in: folder.url).code == 0)
    let run = try run("conversoin(1) > 0.1", in: folder)
    #expect(run.code == 2 && run.talk.contains("did you mean “conversion”?"), "\(run.talk)")
  }
}
