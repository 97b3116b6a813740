import Checking
import Reading
import Testing

struct FiringRulesTests {
  /// The sound model with another criterion in its second group, over another column.
  private func fixture(_ criterion: String, _ values: ColumnValues? = nil) -> CheckFixture {
    var fixture = CheckFixture()
    fixture.model = fixture.model.replacing(
      "    intent_points: { per: 1 }",
      with: "    intent_points: { per: 1 }\n    b: \(criterion)")
    if let values { fixture.columns.append(.init(header: "B", field: "b", values: values)) }
    return fixture
  }

  private static let levels = ColumnValues.category(
    codes: (0..<40).map { Int32($0 % 3) - 1 }, levels: ["Software", "Retail", "Gone"])
  private static let tags = ColumnValues.tags(
    TagLists(
      offsets: (0...40).map(Int32.init), codes: (0..<40).map { _ in 0 }, levels: ["SAP", "AWS"],
      isMissing: [Bool](repeating: false, count: 40)))

  @Test(arguments: [
    (
      "{ points: { Software: 3, Biotech: 2 } }",
      "points for Biotech, and no account has it; write it as the column does, or remove it."
    ),
    (
      "{ points: { Software: 3, gone: 2, Law: 1, Care: 1, Toys: 1 } }",
      "points for gone, Law, Care and 1 more, and no account has them; write them as the column does, or "
        + "remove them."
    ),
    ("{ points: { software: 3, RETAIL: 2 } }", nil),
    // A level that gives what others give makes no difference.
    ("{ points: { Software: 3, Law: 0 } }", nil),
  ])
  func levelsThatNoAccountHasAreNamedOnce(criterion: String, expected: String?) throws {
    #expect(
      try fixture(criterion, Self.levels).finding(.silentCriterion)
        == expected.map { "m.yaml:8 “b” gives \($0)" })
  }

  @Test func tagsAndAnswersHaveLevelsToo() throws {
    let aws = fixture("{ points: { SAP: 3, AWS: 2 } }", Self.tags)
    #expect(try aws.finding(.silentCriterion)?.contains("points for AWS, and no account") == true)
    let answers = ColumnValues.yesNo((0..<40).map { $0 % 2 == 0 ? nil : true })
    let no = fixture("{ points: { yes: 3, no: 2 } }", answers)
    #expect(try no.finding(.silentCriterion)?.contains("points for no, and no account") == true)
    #expect(try fixture("{ points: { yes: 3 } }", answers).finding(.silentCriterion) == nil)
    #expect(try fixture("{ yes: 3 }", answers).finding(.silentCriterion) == nil)
    let never = ColumnValues.yesNo((0..<40).map { _ in false })
    #expect(
      try fixture("{ yes: 3 }", never).finding(.silentCriterion)?.contains(
        "gives points for yes, and no account says so; check the column") == true)
  }

  @Test(arguments: [
    (
      "{ bands: { ..5: 1, 5..9: 2, 50..90: 3, 1000+: 4 } }",
      "points for 50..90 and 1000+, and values are from 0 to 39; change the bands, or remove them."
    ),
    // What lies between values is chance.
    ("{ bands: { ..5: 1, 6.1..6.9: 2, 39+: 3 } }", nil),
    ("{ bands: { ..39: 1, 40+: 0 } }", nil),
  ])
  func bandsBeyondAllValuesAreNamed(criterion: String, expected: String?) throws {
    let numbers = ColumnValues.number((0..<40).map(Double.init))
    #expect(
      try fixture(criterion, numbers).finding(.silentCriterion)
        == expected.map { "m.yaml:8 “b” gives \($0)" })
  }

  @Test func pointsForNothingAreNamed() throws {
    let numbers = ColumnValues.number((0..<40).map { -Double($0) })
    #expect(
      try fixture("{ per: 1 }", numbers).finding(.silentCriterion)?.contains(
        "gives points for values above 0, and there is none") == true)
    let some = ColumnValues.number((0..<40).map { $0 == 7 ? 1 : .nan })
    #expect(try fixture("{ per: 1 }", some).finding(.silentCriterion) == nil)
    #expect(
      try fixture("{ bands: { ..9: 0, 9+: 0 } }", some).finding(.silentCriterion)?.contains(
        "gives 0 points whatever the account; give it points, or remove it.") == true)
  }

  @Test func contactsAreCounted() throws {
    var fixture = fixture("{ of: contacts.decision_makers, per: 2, cap: 6 }")
    func contact(_ isDecisionMaker: Bool) -> ContactTable.Contact {
      .init(
        account: 39, name: "", title: "", isReachable: true, isDecisionMaker: isDecisionMaker)
    }
    fixture.contacts = [contact(false), contact(false)]
    #expect(
      try fixture.finding(.silentCriterion)
        == "m.yaml:8 “b” gives points for values above 0, and there is none; check the data, or remove "
        + "it.")
    fixture.contacts = [contact(true)]
    #expect(try fixture.finding(.silentCriterion) == nil)
    fixture.model = fixture.model.replacing("per: 2, cap: 6", with: "bands: { ..2: 1, 3+: 6 }")
    #expect(try fixture.finding(.silentCriterion)?.contains("values are from 0 to 1; ch") == true)
  }

  @Test func aColumnWithoutValuesIsForAnotherRule() throws {
    let nothing = ColumnValues.number([Double](repeating: .nan, count: 40))
    let fixture = fixture("{ per: 1 }", nothing)
    #expect(try fixture.finding(.silentCriterion) == nil)
    #expect(try fixture.finding(.emptyCriterion) != nil)
  }

  /// The latest date of the market, that of the signal, is 2024-10-04.
  @Test func datesThatAreAllTooOldAreNamed() throws {
    let days = DateColumn((0..<40).map { CalendarDate(dayNumber: 19_900 - $0) })
    var fixture = fixture("{ steps: { 7d: 9, 99d: 5 } }", .date(days))
    fixture.signalKinds = ["visit"]
    #expect(
      try fixture.finding(.silentCriterion)?.contains(
        "gives points for the last 99 days, and the latest date is 2024-06-26, 100 days before "
          + "2024-10-04; allow older ones.") == true)
    fixture.model = fixture.model.replacing("99d", with: "100d")
    #expect(try fixture.finding(.silentCriterion) == nil)
    fixture.model = fixture.model.replacing(
      "{ steps: { 7d: 9, 100d: 5 } }", with: "{ points: 9, linear: 90d }")
    #expect(try fixture.finding(.silentCriterion)?.contains("points for the last 90 days") == true)
  }

  @Test(arguments: [
    (
      "{ signals: all, count: people, per: 2, cap: 6, within: 90d }",
      "points for people, and no signal names one; name their column under columns: of signals:, or "
        + "remove count: people."
    ),
    (
      "{ signals: [visit], strength: 60+, per: 2, cap: 6, within: 90d }",
      "points for signals of strength 60+, and the greatest is 1; change it, or check the column of "
        + "strengths."
    ),
    (
      "{ signals: all, within: 90d, bands: { 1..2: 3, 7+: 9 } }",
      "points for 7+, and every value is 2; change the band, or remove it."
    ),
    ("{ signals: all, count: share, within: 9d, bands: { 99+: 3 } }", nil),
    ("{ signals: all, count: kinds, within: 9d, bands: { 2+: 3 } }", nil),
    ("{ signals: [visit], strength: 1+, per: 2, cap: 6, within: 90d }", nil),
  ])
  func signalsThatDoNotCountAreNamed(criterion: String, expected: String?) throws {
    var fixture = fixture(criterion)
    fixture.signalKinds = ["visit", "reply"]
    #expect(
      try fixture.finding(.silentCriterion) == expected.map { "m.yaml:8 “b” gives \($0)" })
  }

  @Test func signalsOlderThanTheWindowAreNamed() throws {
    var fixture = fixture("{ signals: [visit], per: 2, cap: 6, linear: 30d }")
    fixture.signalKinds = ["visit"]
    #expect(try fixture.finding(.silentCriterion) == nil)
    // A deal closes 31 days after the signal, which makes that the day of the report.
    fixture.deals = [
      .init(
        id: "", account: 0, accountReference: "", outcome: .won, amount: 1, created: nil,
        closed: CalendarDate(dayNumber: 20_031), line: 2)
    ]
    #expect(
      try fixture.finding(.silentCriterion)
        == "m.yaml:8 “b” gives points for signals of the last 30 days, and the latest is of 2024-10-04, "
        + "31 days before 2024-11-04; allow older ones.")
  }
}
