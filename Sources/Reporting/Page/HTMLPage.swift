/// A report as one HTML page that needs no network: styles, charts and script are in it.
public struct HTMLPage: Sendable {
  private let report: RunReport

  /// Creates a page.
  public init(report: RunReport) {
    self.report = report
  }

  /// The whole page.
  public var text: String {
    let title = report.model.name
    let page: Markup = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title) · Tessera</title>
      <style>\(Markup(stringLiteral: PageStyle.text))</style>
      </head>
      <body>
      <main>
      <header>
      <p class="kicker">Account tiers and micro-segments\(asOf)</p>
      <h1>\(title)</h1>
      \(RedactionNotice(report: report).markup)
      </header>
      \(sections)
      <footer>\(report.provenance?.line ?? "")</footer>
      </main>
      <script>\(Markup(stringLiteral: PageScript.text))</script>
      </body>
      </html>

      """
    return page.text
  }

  private var asOf: Markup {
    report.scores.asOf.map { " · as of \("\($0)")" } ?? .empty
  }

  private var sections: Markup {
    Markup(lines: [
      VerdictBox(report: report).markup,
      HeadlineTiles(report: report).markup,
      pair(TierBars(report: report).markup, ScoreHistogram(report: report).markup),
      TierTable(report: report).markup,
      MoneySection(report: report).markup,
      AgreementSection(report: report).markup,
      RankingSection(report: report).markup,
      PeriodSection(report: report).markup,
      BeliefSection(report: report).markup,
      TraitSections(report: report).markup,
      LimitSection(report: report).markup,
      SegmentCards(report: report).markup,
      MarketTable(report: report).markup,
      AttributeTable(report: report).markup,
      CheckList(report: report).markup,
      AccountTableSection(report: report).markup,
      DataSection(report: report).markup,
      MethodNotes(report: report).markup,
    ])
  }

  /// Two sections side by side; one alone has the whole width.
  private func pair(_ first: Markup, _ second: Markup) -> Markup {
    let sections = [first, second].filter { !$0.text.isEmpty }
    return sections.count < 2
      ? Markup(lines: sections) : "<div class=\"pair\">\n\(sections)\n</div>"
  }
}
