/// The rules that findings come from, each with a code that stays.
public enum Rule: String, Sendable, CaseIterable {
  case tierOneTooLarge = "T001"
  case tooManyTiers = "T002"
  case firmographicsAlone = "T003"
  case fitAlone = "T004"
  case fewAccounts = "T006"
  case capacityExceeded = "T007"
  case unreachableTier = "T008"
  case deadCondition = "T009"
  case noRuleHolds = "T010"
  case criterionCount = "S001"
  case weightOrder = "S002"
  case signalWithoutDecay = "S003"
  case emptyCriterion = "S004"
  case maximumOutOfReach = "S005"
  case silentCriterion = "S006"
  case gapBetweenBands = "S007"
  case duplicateAccounts = "D001"
  case noDecisionMaker = "D003"
  case segmentWithoutContact = "D005"
  case leakyField = "L001"
  case ownEffort = "L002"
  case oracleColumn = "L003"
  case datedAfterOutcome = "L004"
  case tellingGaps = "L005"
  case invertedTiers = "B001"
  case winsOutsideTheList = "B002"
  case winsInTheLastTier = "B003"
  case mixedPipelines = "B004"
  case noDealJoined = "B005"
  case changedMix = "B006"
  case simplerRanksBetter = "B007"
  case missedCriterion = "B008"
  case changedCriteria = "B009"
  case noWin = "B010"
  case strayDate = "D006"
  case dayBehindData = "D007"
  case suggestedPoints = "M001"

  /// How grave a finding of the rule is.
  public var severity: Finding.Severity {
    switch self {
    case .unreachableTier, .leakyField, .ownEffort, .oracleColumn, .datedAfterOutcome, .tellingGaps,
      .invertedTiers, .noDealJoined:
      .error
    default: .warning
    }
  }

  /// Why the rule is there, in one or two sentences.
  public var explanation: String {
    switch self {
    case .tierOneTooLarge:
      "Tier 1 is worked account by account. Guides name 5 to 20 accounts, 50 at the most; a team "
        + "that has more treats none of them as its first."
    case .tooManyTiers:
      "Three tiers are plenty: each needs a treatment of its own, and nobody can run five."
    case .firmographicsAlone:
      "A Tier 1 that holds the large companies of some industries, and them alone, repeats what the list "
        + "says; the weighting is wrong."
    case .fitAlone:
      "A perfect fit without a buying motion is a Tier 3 account, not a Tier 1."
    case .fewAccounts:
      "Tiers sort a list that is too long to work. Fewer than 30 accounts can all be worked."
    case .capacityExceeded:
      "A tier promises a treatment; accounts beyond what the team can work do not get it."
    case .unreachableTier:
      "A tier whose rule can never decide stays empty, and what was meant for it goes elsewhere "
        + "unnoticed."
    case .deadCondition:
      "A condition that can never hold protects nothing, although the model reads as if it did."
    case .noRuleHolds:
      "Accounts that no rule speaks of are in the last tier by default, and nobody decided that they "
        + "should be."
    case .criterionCount:
      "Five to eight criteria are usually enough; fewer say little, and more can no longer be "
        + "explained in a sentence."
    case .weightOrder:
      "Strategic fit and revenue potential should weigh more than firmographic match, and buying "
        + "signals more than brand recognition."
    case .signalWithoutDecay:
      "Interest fades. Without a half-life a visit of two years ago counts like one of yesterday."
    case .emptyCriterion:
      "A criterion that most accounts have no value for ranks who filled the field in."
    case .maximumOutOfReach:
      "Rules are written against a group's maximum; where its criteria cannot give it, they ask for "
        + "more than anyone can have."
    case .silentCriterion:
      "A criterion, level or band that nobody earns is a misspelled name, a wrong unit, or weight "
        + "that the score only seems to have."
    case .gapBetweenBands:
      "A value between two bands earns nothing, which is seldom meant: 40 million earn points, 50 "
        + "million do, and 45 million do not."
    case .duplicateAccounts:
      "The same company twice splits its signals and deals, and is worked twice."
    case .noDecisionMaker:
      "A Tier 1 account lives on the right few people; without a decision-maker nobody can start."
    case .segmentWithoutContact:
      "A segment that cannot be contacted is a spreadsheet, not a campaign."
    case .leakyField:
      "A field that is known only after, or because of, the outcome predicts the past and nothing "
        + "else."
    case .ownEffort:
      "What sales did to an account tells whom they believed in. A score that counts it praises "
        + "itself: the accounts that it sent them to."
    case .oracleColumn:
      "Nothing that is known before a deal ends tells nearly every win by itself; a column that does "
        + "was written afterwards."
    case .datedAfterOutcome:
      "What happened after a deal was closed cannot have told how it would end."
    case .tellingGaps:
      "Some cells are filled only once a deal is won. Whether they are empty then tells the outcome, "
        + "whatever they say."
    case .changedMix:
      "Points that suited the accounts of last year may not suit those of this one."
    case .simplerRanksBetter:
      "A score that one column outranks costs work and adds nothing."
    case .invertedTiers:
      "Where a lower tier does provably better than a higher one, the score is wrong."
    case .winsOutsideTheList:
      "Deals won with accounts that are not on the list show a gap in the profile of the ideal "
        + "customer, or a join that fails."
    case .winsInTheLastTier:
      "Where most wins come from the last tier, the tiers miss the market that there is."
    case .mixedPipelines:
      "Renewals and expansion close far more often than new business; counted together they make "
        + "every rate look better than it is."
    case .strayDate:
      "The latest date is taken for the day of the report; one mistyped year moves every age and "
        + "every window with it."
    case .dayBehindData:
      "A day long after the last thing that the data know makes every signal old and every account dark."
    case .noDealJoined:
      "Where no deal finds its account, a conversion of zero is a join that failed and no result."
    case .missedCriterion:
      "What was agreed before the launch is judged by what was agreed, and not by what can be said for it "
        + "afterwards."
    case .noWin:
      "Where no deal is won, every rate is 0 and nothing can be told apart; mostly the stage that means won has another name."
    case .changedCriteria:
      "Criteria that are changed once results are known can always be met."
    case .suggestedPoints:
      "Points that were chosen on some deals do well on those deals, whether they mean anything or "
        + "not."
    }
  }

  /// Returns a finding of the rule, as grave as the rule says or less.
  func finding(
    at place: String, _ message: String, severity: Finding.Severity? = nil
  ) -> Finding {
    Finding(code: rawValue, severity: severity ?? self.severity, place: place, message: message)
  }
}
