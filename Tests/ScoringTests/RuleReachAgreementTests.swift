import Modeling
import Reading
import Scoring
import Testing

/// What rules are said to be out of reach against what accounts get.
struct RuleReachAgreementTests {
  /// An account for every day of more than three years, and one without a date.
  private static let asOf = CalendarDate(dayNumber: 20_148)
  private static let market: Market = {
    let days: [CalendarDate?] =
      [nil] + (0..<1_200).map { CalendarDate(dayNumber: asOf.dayNumber - $0) }
    return Market(
      accounts: AccountTable(
        source: "a.csv", ids: days.indices.map(String.init), names: days.indices.map(String.init),
        domains: days.map { _ in "" },
        columns: [Column(header: "Seen", field: "seen", values: .date(DateColumn(days)))],
        lines: Array(days.indices)))
  }()

  private static func model(_ conditions: [Condition]) -> Model {
    Model(
      name: "", accounts: nil, deals: nil, signals: nil, contacts: nil, families: [], groups: [],
      tiers: conditions.enumerated().map { TierRule(tier: $0.offset + 1, condition: $0.element) }
        + [TierRule(tier: conditions.count + 1, condition: nil)],
      customers: nil,
      segments: SegmentOptions(tiers: [], sizes: 1...2, nameFields: [], marketSegmentCount: 0),
      isSuggested: false)
  }

  /// Comparisons of an age with 0, 1 and 2, and their negations.
  private static func comparisons(_ unit: Condition.AgeUnit) -> [Condition] {
    (0...2).flatMap { number in
      Condition.Comparison.allCases.flatMap { comparison in
        let age = Condition.age(of: "seen", in: unit, comparison, Double(number))
        return [age, .not(age)]
      }
    }
  }

  @Test(arguments: Condition.AgeUnit.allCases)
  func agesThatExcludeEachOtherAreTheAgesOfNoDate(unit: Condition.AgeUnit) throws {
    let comparisons = Self.comparisons(unit)
    var (empty, found) = (0, 0)
    for first in comparisons {
      for second in comparisons {
        let condition = Condition.and(first, second)
        let model = Self.model([condition])
        let tiers = try Scorer(model: model).score(Self.market, asOf: Self.asOf).tiers
        let isAccused = RuleReach(model).reasonNeverHolding(condition) != nil
        #expect(!(isAccused && tiers.contains(1)), "\(condition)")
        if isAccused { found += 1 }
        if !tiers.contains(1) { empty += 1 }
      }
    }
    // Every pair of ages that no date has is found.
    #expect(found == empty && found > 100, "\(found) of \(empty)")
  }

  @Test(arguments: Condition.AgeUnit.allCases)
  func agesThatAnEarlierTierTakesReachNoLaterOne(unit: Condition.AgeUnit) throws {
    let comparisons = Self.comparisons(unit)
    var (empty, found) = (0, 0)
    for first in comparisons {
      for second in comparisons {
        let model = Self.model([first, second])
        let tiers = try Scorer(model: model).score(Self.market, asOf: Self.asOf).tiers
        let isAccused = RuleReach(model).obstacle(of: model.tiers[1]) != nil
        #expect(!(isAccused && tiers.contains(2)), "\(second) after \(first)")
        if isAccused { found += 1 }
        if !tiers.contains(2) { empty += 1 }
      }
    }
    #expect(found == empty && found > 100, "\(found) of \(empty)")
  }
}
