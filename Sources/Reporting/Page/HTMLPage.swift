import Reading

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
    let rest = sections
    let page: Markup = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <title>\(title) · Tessera</title>
      <style>\(Markup(stringLiteral: PageAssets.style))</style>
      </head>
      <body>
      \(Self.patterns)
      <main>
      <header>
      <p class="kicker">Account tiers and micro-segments\(asOf)</p>
      <h1>\(title)</h1>
      \(RedactionNotice(report: report).markup)
      </header>
      \(lead)
      \(Contents(sections: rest).markup)
      \(rest)
      <footer>\(report.provenance?.line ?? "")</footer>
      </main>
      \(scripts)
      </body>
      </html>

      """
    return page.text
  }

  /// What bars of few accounts are hatched with.
  private static let patterns: Markup = """
    <svg class="defs" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><line class="hatch-line" x1="1.5" x2="1.5" y1="0" y2="6"/></pattern></defs></svg>
    """

  /// The sliders' script does nothing where there are none, and is then left out.
  private var scriptTexts: [String] {
    report.whatIf == nil ? [PageAssets.script] : [PageAssets.script, PageAssets.whatIf]
  }

  private var scripts: Markup {
    Markup(lines: scriptTexts.map { "<script>\(Markup(stringLiteral: $0))</script>" })
  }

  /// What the browser is to allow: the page's own style sheet and scripts, told by their digests, and nothing else, whatever a
  /// name in the data may look like.
  private var policy: Markup {
    func sources(_ texts: [String]) -> String {
      texts.map { "'sha256-\(Digest.sha256Base64(Array($0.utf8)))'" }.joined(separator: " ")
    }
    return Markup(
      stringLiteral: "default-src 'none'; script-src \(sources(scriptTexts)); "
        + "style-src \(sources([PageAssets.style])); base-uri 'none'; form-action 'none'")
  }

  private var asOf: Markup {
    report.scores.asOf.map { " · as of \("\($0)")" } ?? .empty
  }

  private var lead: Markup {
    Markup(lines: [VerdictBox(report: report).markup, HeadlineTiles(report: report).markup])
  }

  private var sections: Markup {
    Markup(lines: [
      columns([TierBars(report: report).markup, ScoreFigure(report: report).byTier]),
      TierTable(report: report).markup,
      columns([HeatMap(report: report).markup, ScoreFigure(report: report).byOutcome]),
      CriteriaForest(report: report).markup,
      WhatIfSection(report: report).markup,
      columns([BudgetFigure(report: report).markup, CycleFigure(report: report).markup]),
      MoneySection(report: report).markup,
      AgreementSection(report: report).markup,
      RankingSection(report: report).markup,
      columns([ScoreRateFigure(report: report).markup, CalibrationFigure(report: report).markup]),
      CohortFigure(report: report).markup,
      PeriodSection(report: report).markup,
      BeliefSection(report: report).markup,
      TraitSections(report: report).markup,
      LimitSection(report: report).markup,
      SegmentCards(report: report).markup,
      MapFigure(report: report).markup,
      TreeFigure(report: report).markup,
      MarketTable(report: report).markup,
      AttributeTable(report: report).markup,
      CheckList(report: report).markup,
      AccountTableSection(report: report).markup,
      DataSection(report: report).markup,
      MethodNotes(report: report).markup,
    ])
  }

  /// Sections side by side; one alone has the whole width.
  private func columns(_ parts: [Markup]) -> Markup {
    let sections = parts.filter { !$0.text.isEmpty }
    return sections.count < 2
      ? Markup(lines: sections) : "<div class=\"pair\">\n\(sections)\n</div>"
  }
}
