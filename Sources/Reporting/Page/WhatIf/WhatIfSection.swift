import Backtesting
import Modeling
import Scoring
import Statistics

/// Sliders for weights and cut-offs, by which the page tiers the accounts of the back-test again and tests the tiers.
///
/// The script does the arithmetic; without it the section says how else to ask.
struct WhatIfSection {
  let report: RunReport

  var markup: Markup {
    guard let whatIf = report.whatIf, report.backtest?.hasWin == true else { return .empty }
    if let reason = obstacle(whatIf) { return section("<p class=\"note\">\(reason)</p>") }
    guard let data = WhatIfData(whatIf: whatIf, slots: report.slots).text else {
      return section(
        "<p class=\"note\">Points of more than 32,767 steps do not fit into the page. \(wayOut)</p>"
      )
    }
    return section(
      """
      <p class="note">Move a weight or a cut-off: the \(DecimalText.whole(whatIf.table.comparedCount)) \(report.unit)s of the back-test are \
      scored and tiered again here, in the page, by the rules of the engine. Points stay within the bounds of their \
      group.\(places(whatIf.table))</p>
      <noscript><p class="note">The sliders need JavaScript. \(wayOut)</p></noscript>
      <div id="sliders" class="sliders" hidden>
      <fieldset><legend>Weights</legend>
      \(whatIf.table.groups.flatMap { weights(of: $0, whatIf.table) })
      </fieldset>
      <fieldset><legend>Cut-offs</legend>
      \(cutOffs(whatIf.table))
      </fieldset>
      </div>
      <div id="outcome" hidden>
      <div class="scroll" tabindex="0"><table id="tried">
      <thead><tr><th scope="col">tier</th><th scope="col" class="n">\(report.unit)s</th>\
      <th scope="col" class="n">before</th><th scope="col" class="n">won</th>\
      <th scope="col" class="n">\(Glossary.abbreviation(whatIf.measure.rawValue))</th>\
      <th scope="col" class="n">\(Glossary.abbreviation("95% interval"))</th>\
      <th scope="col" class="n">\(Glossary.abbreviation("lift"))</th></tr></thead>
      <tbody></tbody>
      </table></div>
      <ul class="marked" id="compared" aria-live="polite"></ul>
      <p id="gain"></p>
      <p class="note">Whoever moves sliders until the table looks well has fitted them to these deals. So half of the \
      \(report.unit)s, drawn once, are kept apart: what holds there too is less likely to be chance. It is still the same market and \
      time; <code>tessera compare</code> on later deals decides.</p>
      <p class="buttons"><button type="button" id="reset">As in the model file</button>\(save)</p>
      </div>
      <script type="application/json" id="what-if-data">\(Markup(stringLiteral: data))</script>
      """)
  }

  /// What places mean for whoever moves a slider.
  private func places(_ table: RescoringTable) -> String {
    let tiers = table.places.map { "Tier \($0.tier) (\(DecimalText.whole($0.count)))" }
    guard let last = tiers.last else { return "" }
    let list = tiers.count == 1 ? last : tiers.dropLast().joined(separator: ", ") + " and " + last
    return
      " Places stay as in the model file: whoever finds none in \(list) is in the next tier; existing customers take places too."
  }

  private func section(_ body: Markup) -> Markup {
    """
    <section id="what-if">
    <h2>What if the weights or cut-offs were others?</h2>
    \(body)
    </section>
    """
  }

  private var wayOut: Markup {
    "Change a copy of the model file, and ask <code>tessera compare</code> which one is better."
  }

  private func obstacle(_ whatIf: WhatIf) -> Markup? {
    if !whatIf.table.places.isEmpty, report.isRedacted {
      return """
        Not here: of equal scores the order of the file decides who has a place, and where names are replaced, that order is not \
        given away. \(wayOut)
        """
    }
    guard whatIf.table.count > WhatIf.mostAccounts else { return nil }
    return """
      The page would carry the points of \(DecimalText.whole(whatIf.table.count)) \(report.unit)s, and holds those of \
      \(DecimalText.whole(WhatIf.mostAccounts)) at most. \(wayOut)
      """
  }

  private var save: Markup {
    report.slots == nil
      ? .empty : " <button type=\"button\" id=\"save\">Save as a model file</button>"
  }

  private func weights(of group: RescoringTable.Group, _ table: RescoringTable) -> [Markup] {
    group.criteria.map { place -> Markup in
      let own = table.criteria[place]
      let name = FieldWords.plain(own.name)
      let most = max(300, own.factor)
      return """
        <div class="slider"><label for="weight-\(place)">\(group.name) · \(name)</label>\
        <input type="range" id="weight-\(place)" data-weight="\(place)" data-most="\(own.most)" min="0" max="\(most)" \
        step="\(own.factor % 5 == 0 ? 5 : 1)" value="\(own.factor)" aria-valuetext="\(points(own)) points"><output for="weight-\(place)">\(points(own)) points</output></div>
        """
    }
  }

  private func points(_ own: RescoringTable.Column) -> String {
    said(Criterion.counted(own.most, factor: own.factor))
  }

  /// Points as people write them, with a minus sign.
  private func said(_ hundredths: Int) -> String {
    PointText.text(hundredths).replacing("-", with: "−")
  }

  private func cutOffs(_ table: RescoringTable) -> [Markup] {
    guard table.limits.contains(where: { $0.tier != nil }) else {
      return ["<p class=\"note\">No rule of a tier compares points with a number.</p>"]
    }
    return report.model.tiers.flatMap { rule -> [Markup] in
      // A limit beyond all points holds for all or for none, and has no place on a slider.
      let own = table.limits.enumerated().filter {
        $0.element.tier == rule.tier && $0.element.hundredths.magnitude <= 1e9
      }
      guard let condition = rule.condition, !own.isEmpty else { return [] }
      // The whole rule, since a number alone does not say what it is joined with.
      return ["<p class=\"rule\">Tier \(rule.tier): \(condition.description)</p>"]
        + own.map { entry in
          let alike = own.filter {
            $0.element.name == entry.element.name
              && $0.element.comparison == entry.element.comparison
          }
          // The same comparison twice in a rule is told apart by its place in it.
          let place = alike.firstIndex { $0.offset == entry.offset }
          return slider(
            entry.offset, entry.element, table,
            ordinal: alike.count > 1 ? place.map { " (\($0 + 1) of \(alike.count))" } ?? "" : "")
        }
    }
  }

  private func slider(
    _ place: Int, _ own: RescoringTable.Limit, _ table: RescoringTable, ordinal: String
  ) -> Markup {
    let bounds = bounds(of: own, table)
    return """
      <div class="slider"><label for="limit-\(place)">Tier \(own.tier ?? 0): \(own.name) \(Self.sign(own.comparison))\(ordinal)</label>\
      <input type="range" id="limit-\(place)" data-limit="\(place)" min="\(bounds.lowerBound)" max="\(bounds.upperBound)" \
      step="\(step(own, from: bounds.lowerBound))" value="\(Int(own.hundredths))" \
      aria-valuetext="\(said(Int(own.hundredths)))"><output for="limit-\(place)">\(said(Int(own.hundredths)))</output></div>
      """
  }

  private static func sign(_ comparison: Condition.Comparison) -> String {
    switch comparison {
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    case .notEqual: "≠"
    default: comparison.rawValue
    }
  }

  /// A step by which the number in the file is reached from the lowest one, as a slider counts.
  private func step(_ own: RescoringTable.Limit, from least: Int) -> Int {
    [100, 50, 25, 10, 5].first { (Int(own.hundredths) - least) % $0 == 0 } ?? 1
  }

  private func bounds(of own: RescoringTable.Limit, _ table: RescoringTable) -> ClosedRange<Int> {
    let groups = own.name == "score" ? table.groups : table.groups.filter { $0.name == own.name }
    let (low, high) = (
      groups.reduce(0) { $0 + $1.bounds.lowerBound }, groups.reduce(0) { $0 + $1.bounds.upperBound }
    )
    return min(low, Int(own.hundredths))...max(high, Int(own.hundredths))
  }
}
