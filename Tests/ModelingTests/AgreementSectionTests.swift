import Modeling
import Reading
import Testing

struct AgreementSectionTests {
  private let tiers =
    "tiers: { 1: { when: score > 9 }, 2: { when: score > 5 }, 3: { when: otherwise } }"

  private func text(_ criteria: String) -> String {
    "tessera: 1\naccounts: a.csv\n\(tiers)\ncriteria: \(criteria)"
  }

  private func agreement(_ criteria: String) throws -> AgreedCriteria {
    try #require(try ModelFile.parse(text(criteria), file: "m.yaml").agreement)
  }

  private func one(_ criterion: String) throws -> AgreedCriterion {
    try agreement("{ agreed: 2026-01-15, 6m: ['\(criterion)'] }").criteria[0]
  }

  @Test func readsTheWholeSection() throws {
    let agreement = try #require(try ModelFile.parse(wholeModel, file: "m.yaml").agreement)
    #expect(agreement.agreed == CalendarDate("2026-01-15"))
    #expect(agreement.criteria.map(\.months) == [6, 12, 12, 12])
    #expect(
      agreement.criteria.map(\.description) == [
        "pipeline(1) >= 500000", "conversion(1) > conversion(2, 3)", "recall(1, 2) >= 0.6",
        "auc >= 0.65",
      ])
    #expect(agreement.seal == "0123456789abcdef")
    #expect(agreement.isChanged)
    #expect(agreement.due(months: 6) == CalendarDate("2026-07-15"))
  }

  @Test func leftOutThereIsNone() throws {
    #expect(try ModelFile.parse(leastModel, file: "m.yaml").agreement == nil)
  }

  @Test(arguments: [
    ("win_rate(1) >= 25%", "win_rate(1) >= 0.25"), ("win_rate(1)>=.25", "win_rate(1) >= 0.25"),
    ("recall( 2,1 ) ≥ 0.60", "recall(1, 2) >= 0.6"),
    ("revenue(1) >= 1.5M", "revenue(1) >= 1500000"),
    ("cycle_days(1) <= 120", "cycle_days(1) <= 120"), ("conversion > 0.02", "conversion > 0.02"),
    ("average_deal(1) > average_deal(3)", "average_deal(1) > average_deal(3)"),
    ("lift(1) >= 2", "lift(1) >= 2"), ("wins(1, 1) > 4", "wins(1) > 4"),
  ])
  func onePhrasingForOneMeaning(written: String, expected: String) throws {
    let criterion = try one(written)
    // What it says of itself is read back as the same.
    #expect(try one(criterion.description) == criterion)
    #expect(criterion.description == expected)
  }

  @Test func theSealKnowsMeaningAndNotSpelling() throws {
    let first = try agreement("{ agreed: 2026-01-15, 6m: ['wins(1) > 4', 'recall(1, 2) >= 0.60'] }")
    let same = try agreement("{ agreed: 2026-01-15, 6m: ['recall(2,1)>=60%', 'wins(1)  >  4'] }")
    #expect(first.wantedSeal == same.wantedSeal)
    #expect(
      first.wantedSeal == naiveSeal("agreed 2026-01-15\n6m recall(1, 2) >= 0.6\n6m wins(1) > 4"))
    for other in [
      "{ agreed: 2026-01-16, 6m: ['wins(1) > 4', 'recall(1, 2) >= 0.60'] }",
      "{ agreed: 2026-01-15, 12m: ['wins(1) > 4', 'recall(1, 2) >= 0.60'] }",
      "{ agreed: 2026-01-15, 6m: ['wins(1) >= 4', 'recall(1, 2) >= 0.60'] }",
      "{ agreed: 2026-01-15, 6m: ['wins(1) > 4', 'recall(1, 2) >= 0.59'] }",
      "{ agreed: 2026-01-15, 6m: ['wins(1) > 4'] }",
    ] {
      #expect(try agreement(other).wantedSeal != first.wantedSeal, "\(other)")
    }
    #expect(!first.isChanged)
    let sealed = try agreement(
      "{ agreed: 2026-01-15, 6m: ['wins(1) > 4', 'recall(1, 2) >= 0.60'], seal: \(first.wantedSeal) }"
    )
    #expect(!sealed.isChanged && sealed.place.line == 4)
  }

  /// FNV-1a as its authors write it, byte by byte; the published hash of “a” is 0xaf63dc4c8601ec8c.
  private func naiveSeal(_ text: String) -> String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 1_099_511_628_211
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  @Test func theNaiveSealIsThePublishedHash() {
    #expect(naiveSeal("a") == "af63dc4c8601ec8c")
  }

  @Test(arguments: [
    (
      "conversoin(1) > 0.1",
      "column 39: the criterion cannot be read at “conversoin”; did you mean “conversion”?"
    ),
    ("conversion(1) 0.1", "at “0.1”; write >, >=, < or <= after conversion(1)."),
    ("conversion(1) = 0.1", "at “=”; write >, >=, < or <="),
    ("conversion(9) > 0.1", "at “9”; write one of the tiers 1, 2, 3."),
    ("conversion(1) > 25", "at “25”; conversion is a share, so write a number from 0 to 1"),
    ("revenue(1) > 25%", "at “25%”; revenue is no share"),
    (
      "conversion(1) > win_rate(2)",
      "at “win_rate”; compare conversion with a number or with itself"
    ),
    ("conversion(1) > conversion", "both sides have the same accounts in them"),
    ("conversion(1) > conversion(1, 2)", "both sides have the same accounts in them"),
    ("lift(1) > lift(2)", "lift is compared with a number"),
    ("recall >= 0.6", "name its tiers, as in recall(1)"),
    ("auc(1) >= 0.6", "write auc alone"),
    ("wins(1) > 4 and wins(2) > 4", "at “and”; one criterion compares two things"),
    ("wins(1", "at “its end”; close the bracket"),
    ("0.25 <= conversion(1)", "begin with a figure: conversion, win_rate"),
    ("wins(1) > many", "at “many”; "),
    ("", "begin with a figure"),
  ])
  func saysWhereAndWhat(criterion: String, expected: String) {
    let said = complaint(text("{ agreed: 2026-01-15, 6m: ['\(criterion)'] }"))
    #expect(said.hasPrefix("m.yaml, line 4, column ") && said.contains(expected), "\(said)")
  }

  @Test func aCommaWithoutQuotesIsExplained() {
    let said = complaint(text("{ agreed: 2026-01-15, 6m: [recall(1, 2) >= 0.6] }"))
    #expect(said.contains("a criterion that holds a comma needs quotes"), "\(said)")
  }

  @Test(arguments: [
    ("{ 6m: ['wins > 1'] }", "criteria has no “agreed”"),
    ("{ agreed: 2026-01-15 }", "criteria has no “12m”"),
    ("{ agreed: 15 January, 6m: ['wins > 1'] }", "write the day of the launch, such as 2026-01-15"),
    ("{ agreed: 2026-01-15, 6m: ['wins > 1'], seal: abc }", "write the 16 digits"),
    (
      "{ agreed: 2026-01-15, 6m: ['wins > 1', 'wins > 1.0'] }",
      "the same criterion is there already"
    ),
    ("{ agreed: 2026-01-15, 6months: ['wins > 1'] }", "“6months” is no key of criteria"),
  ])
  func saysWhatIsWrongWithTheSection(criteria: String, expected: String) {
    let said = complaint(text(criteria))
    #expect(said.hasPrefix("m.yaml, line 4, column ") && said.contains(expected), "\(said)")
  }
}
