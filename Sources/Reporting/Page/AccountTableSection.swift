import Scoring
import Statistics

/// The accounts to look at first, with where their points come from.
struct AccountTableSection {
  let report: RunReport
  private let limit = 200
  /// The style sheet leaves out what comes after so many rows on paper and on narrow screens.
  private let briefLimit = 60
  /// Longer names are cut here; the tables have them whole.
  static let nameLimit = 80

  var markup: Markup {
    let (accounts, scores) = (report.market.accounts, report.scores)
    // Of equals as lists have them: where names are replaced, not the order of the file.
    let order = report.listedAccounts.enumerated().sorted {
      (scores.tiers[$0.element], -scores.totals[$0.element], $0.offset)
        < (scores.tiers[$1.element], -scores.totals[$1.element], $1.offset)
    }.prefix(limit).map(\.element)
    let segments = SegmentLookup(report.segmentation)
    let groups = scores.groupNames.map {
      PageTable.Column(title: Markup(escaping: $0), isNumber: true)
    }
    var table = PageTable(
      [
        .init(title: "\(report.unit)"), .init(title: "tier", isNumber: true),
        .init(title: "score", isNumber: true),
      ]
        + groups + [.init(title: "where the points come from"), .init(title: "segment")],
      isSortable: true)
    for account in order {
      let points = scores.groupScores(ofAccount: account).map { Markup(escaping: Self.points($0)) }
      table.append(
        [
          Markup(escaping: DisplayWidth.fitted(accounts.names[account], to: Self.nameLimit)),
          "\(scores.tiers[account])",
          Markup(escaping: Self.points(scores.totals[account])),
        ] + points + [
          Markup(escaping: sources(account)),
          Markup(escaping: segments.segment(of: account)?.name ?? ""),
        ])
    }
    let shown =
      scores.count > limit
      ? "The first \(limit) of \(DecimalText.whole(scores.count)) by tier and score; all are in account-scores.csv."
      : "By tier and score."
    return """
      <section id="accounts">
      <h2>\(report.unit == "deal" ? "Deals" : "Accounts")</h2>
      <p class="note">\(shown)\(undated)\(inBrief(order.count))</p>
      \(table.markup)
      </section>
      """
  }

  private func inBrief(_ count: Int) -> Markup {
    count > briefLimit
      ? "<span class=\"brief-only\">Here, on paper or a narrow screen, the first \(briefLimit) of these.</span>"
      : .empty
  }

  /// What the points lean on although it is not known for the as-of day.
  private var undated: String {
    UndatedText.sentence(report.scores.undatedFields, asOf: report.scores.asOf).map { " " + $0 }
      ?? ""
  }

  /// The three largest contributions: "industry +15, pricing visit +9.5".
  private func sources(_ account: Int) -> String {
    let scores = report.scores
    let parts = zip(scores.criteria, scores.contributions(ofAccount: account))
      .filter { $0.1 != 0 }
      .sorted { ($0.1.magnitude, $1.0.field) > ($1.1.magnitude, $0.0.field) }
    return parts.prefix(3).map { criterion, points in
      let name =
        FieldWords.plain(criterion.field)
        + (criterion.isUndated ? " †" : "")
      return "\(name) \(points > 0 ? "+" : "")\(Self.points(points))"
    }.joined(separator: ", ")
  }

  /// Points without needless decimals: 15, 9.5, 3.25.
  private static func points(_ hundredths: Int32) -> String {
    let places = hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2
    return DecimalText.fixed(Double(hundredths) / 100, places: places)
  }
}
