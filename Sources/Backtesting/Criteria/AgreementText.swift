import Modeling
import Reading
import Statistics

/// Says how the criteria stand together, and what a reader must know about their grades.
struct AgreementText {
  let agreement: AgreedCriteria
  let results: [AgreedResult]
  let asOf: CalendarDate?
  let testCount: Int
  let undatedFields: [String]
  let isOfCustomers: Bool
  let customerWins: Int
  let isSuggested: Bool

  var summary: String {
    let counts = AgreedVerdict.allCases.compactMap { verdict -> String? in
      let count = results.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let criteria = results.count == 1 ? "1 criterion" : "\(results.count) criteria"
    return "Agreed on \(agreement.agreed), \(criteria): \(counts.joined(separator: "; "))."
  }

  var notes: [String] {
    [seal, launch, tiers, customers, rules].compactMap(\.self)
  }

  private var seal: String? {
    guard let seal = agreement.seal else {
      return
        "The criteria are not sealed: write seal: \(agreement.wantedSeal) under criteria: in the model "
        + "file, and a later change of them shows."
    }
    return seal == agreement.wantedSeal
      ? "The criteria are as they were sealed (\(seal))."
      : "The criteria were changed after they were sealed: the file says seal: \(seal), and they make "
        + "\(agreement.wantedSeal)."
  }

  private var launch: String? {
    guard let asOf, asOf <= agreement.agreed else { return nil }
    return "The data end on \(asOf), before anything after the launch could be seen."
  }

  private var isJudged: Bool {
    results.contains { $0.figure.value.isFinite }
  }

  private var tiers: String? {
    guard isJudged else { return nil }
    let undated =
      undatedFields.isEmpty
      ? "" : "; columns without dates are as they are today"
    return
      "Accounts are in the tiers that the model as it stands today gives them as of \(agreement.agreed)"
      + undated
      + ". Deals closed after that day and up to the day on which a criterion is due count."
      + (isSuggested
        ? " The points were suggested from deals, and those that closed since may be among them."
        : "")
  }

  private var customers: String? {
    if isOfCustomers {
      return "All of them were customers before the launch, so customers count in their tiers."
    }
    guard customerWins > 0 else { return nil }
    return
      "\(DecimalText.whole(customerWins)) \(customerWins == 1 ? "deal" : "deals") won since are of existing customers and count in no tier: "
      + "if the mark of a customer came with these wins, the tiers look worse than they are."
  }

  private var rules: String? {
    guard results.contains(where: { $0.verdict != .unjudged && $0.verdict != .notDue }) else {
      return nil
    }
    let tests =
      testCount > 1
      ? "a test decides (Fisher's for rates; Holm-adjusted, as there are \(testCount))"
      : "a test decides (Fisher's for rates)"
    return
      "Whether it could be chance: between two figures \(tests); between a figure and a number, whether "
      + "the 95% interval leaves the number out. Revenue, pipeline and wins are sums and no estimates."
  }
}
