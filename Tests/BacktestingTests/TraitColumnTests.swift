import Backtesting
import Modeling
import Reading
import Testing

@Suite struct TraitColumnTests {
  private func counts(_ column: Column, _ rows: [Int]) throws -> [String: Int] {
    let traits = try #require(TraitColumn(column))
    let counts = traits.counts(rows)
    #expect(counts.holders == traits.counts(units: rows.map { [$0] }).holders)
    return Dictionary(
      uniqueKeysWithValues: zip(traits.traits.map(\.value), counts.holders).map { ($0, $1) })
  }

  @Test func levelsAndAnswersAreCountedWhereKnown() throws {
    let column = category("industry", ["Food", "", "Toys", "Food", "Food"])
    #expect(try counts(column, [0, 1, 2, 3]) == ["Food": 2, "Toys": 1])
    #expect(TraitColumn(column)?.counts(0..<5).known == 4)
    let answers = Column(
      header: "Is public", field: "is_public", values: .yesNo([true, false, nil, true]))
    #expect(try counts(answers, [0, 1, 2, 3]) == ["yes": 2])
    #expect(TraitColumn(answers)?.counts(0..<4).known == 3)
    #expect(TraitColumn(answers)?.traits[0].clause == "are marked public")
  }

  @Test func tagsAreTraitsOfTheirOwn() throws {
    let lists = TagLists(
      offsets: [0, 2, 2, 3], codes: [0, 1, 1], levels: ["SAP", "Oracle"],
      isMissing: [false, true, false])
    let column = Column(header: "Tech", field: "technologies", values: .tags(lists))
    #expect(try counts(column, [0, 1, 2]) == ["SAP": 1, "Oracle": 2])
    #expect(TraitColumn(column)?.counts(0..<3).known == 2)
    #expect(TraitColumn(column)?.traits[0].phrase == "with SAP")
  }

  @Test func aUnitHasWhatOneOfItsRowsHas() throws {
    let column = category("industry", ["Food", "", "Toys", "Food"])
    let counts = try #require(TraitColumn(column)).counts(units: [[0, 2, 3], [1], [3, 1]])
    #expect(counts.known == 2 && counts.holders == [2, 1])
  }

  @Test func numbersAreInBandsOfAboutAQuarter() throws {
    let column = Column(
      header: "Employees", field: "employees", values: .number((1...1000).map(Double.init)))
    let traits = try #require(TraitColumn(column))
    #expect(
      traits.traits.map(\.value) == ["up to 250", "251–500", "501–750", "over 750"])
    #expect(traits.counts(0..<1000).holders == [250, 250, 250, 250])
    #expect(traits.traits[1].phrase == "with 251–500 employees")
    let founded = Column(
      header: "Founded", field: "founded",
      values: .number((0..<400).map { 1900 + Double($0 % 100) }))
    let years = try #require(TraitColumn(founded)).traits
    #expect(years.allSatisfy { !$0.value.contains(",") })
    #expect(years.last?.clause.hasPrefix("were founded after 19") == true)
  }

  @Test func whatIsKnownTooLateOrOursIsNoTrait() {
    let texts = (0..<40).map { ["a", "b"][$0 % 2] }
    let columns = [
      category("industry", texts), category("deal_stage", texts), category("owner", texts),
      category("lost_reason", texts), category("constant", texts.map { _ in "a" }),
      category("name_of_it", (0..<40).map { "n\($0)" }), category("existing_customer", texts),
    ]
    #expect(TraitColumn.all(columns).map(\.field) == ["industry"])
  }
}
