import Backtesting
import Modeling
import Statistics

/// What each criterion goes with: its lift with the interval, its weight now and the weight that the deals support.
struct CriteriaForest {
  let report: RunReport

  var markup: Markup {
    guard let weights = report.weights, !weights.criteria.isEmpty else { return .empty }
    let known = weights.criteria.filter { $0.lift.value.isFinite }
    guard !known.isEmpty else { return .empty }
    let counted = weights.measure == .conversion ? "accounts" : "deals"
    return Figure(
      id: "forest", title: title(known),
      note: """
        How often the \(counted) win that get at least half of a criterion's points, over how often all do \
        (\(Glossary.abbreviation("lift")), with its \(Glossary.abbreviation("95% interval"))); \
        \(DecimalText.whole(weights.trialCount)) trials, \(DecimalText.whole(weights.winCount)) won: \(counted) count once for each period that \
        they are followed in. Each interval stands for itself: of twenty, one misses by chance. At the right the weight in the model \
        file\(hasSuggestion(known) ? ", and the one that a fit to these deals would give; the sentence below says whether it ranks better" : "").
        """,
      legend: [
        .init(style: "dot good", text: "goes with winning"),
        .init(style: "dot bad", text: "goes with losing"),
        .init(style: "dot even", text: "not shown either way"),
        .init(style: "base", text: "as all"),
      ], plot: plot(known), description: spoken(known), table: table(weights.criteria),
      foot: SentenceList(
        contrary(known) + weights.verdicts.prefix(1).map { MarkedSentence(text: $0) }
      )
      .markup
    ).section
  }

  private func title(_ criteria: [WeightSuggestion.CriterionWeight]) -> String {
    let count = criteria.count { side($0) == "good" }
    let all = criteria.count
    return count == 0
      ? all == 1
        ? "The one criterion is not shown to go with winning"
        : "None of \(all) criteria is shown to go with winning"
      : count == all
        ? all == 1
          ? "The one criterion goes with winning" : "All \(all) criteria go with winning"
        : "\(count) of \(all) criteria \(count == 1 ? "goes" : "go") with winning, each taken by itself"
  }

  private func hasSuggestion(_ criteria: [WeightSuggestion.CriterionWeight]) -> Bool {
    criteria.contains { $0.suggested != nil && $0.suggested != $0.inHand }
  }

  /// Criteria whose points have the wrong sign: they take points for what wins, or give some for what loses.
  private func contrary(_ criteria: [WeightSuggestion.CriterionWeight]) -> [MarkedSentence] {
    criteria.compactMap { own in
      let side = side(own)
      guard (own.inHand < 0 && side == "good") || (own.inHand > 0 && side == "bad") else {
        return nil
      }
      return MarkedSentence(
        text:
          "\(name(own)) \(own.inHand < 0 ? "takes points for what goes with winning" : "gives points for what goes with losing"): "
          + "lift \(lift(own)), \(points(own.inHand)) points.", mark: .bad)
    }
  }

  /// Points as people write them, with a minus sign.
  private func points(_ hundredths: Int) -> String {
    PointText.text(hundredths).replacing("-", with: "−")
  }

  private func side(_ own: WeightSuggestion.CriterionWeight) -> String {
    guard let interval = own.lift.interval else { return "even" }
    return interval.lowerBound > 1 ? "good" : interval.upperBound < 1 ? "bad" : "even"
  }

  private func plot(_ criteria: [WeightSuggestion.CriterionWeight]) -> Plot {
    let ends = criteria.flatMap { own -> [Double] in
      [own.lift.value] + (own.lift.interval.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }.filter { $0 > 0 }
    // A lift of 0 has no place on an axis of factors; it ends at the left edge.
    let least = max(0.1, min(0.8, ends.min() ?? 0.8))
    let most = max(1.25, ends.max() ?? 1.25)
    var plot = Plot.rows(criteria.count, height: 46, x: least...most, kind: .logarithmic)
    plot.xAxis(plot.x.ticks(about: 7), title: "lift") { Scale.words($0) + "×" }
    for (row, own) in criteria.enumerated() {
      let level = plot.level(row: row, down: 31)
      // Beside the marks alone: it would run through the names.
      plot.line(
        from: (1, plot.level(row: row, down: 19)), to: (1, plot.level(row: row, down: 43)), "base")
      let tip = "\(name(own)): lift \(lift(own)), weight \(change(own))"
      plot.heading(
        row: row, name(own),
        "\(DecimalText.fixed(own.lift.value, places: 1))× · \(change(own))", tip: tip)
      if let interval = own.lift.interval {
        plot.whisker(interval, y: level, reach: 5, tip: tip)
      }
      plot.dot((own.lift.value, level), "dot \(side(own))", tip: tip)
    }
    return plot
  }

  private func name(_ own: WeightSuggestion.CriterionWeight) -> String {
    FieldWords.plain(own.name)
  }

  private func lift(_ own: WeightSuggestion.CriterionWeight) -> String {
    let value = DecimalText.fixed(own.lift.value, places: 1) + "×"
    return own.lift.interval.map { "\(value) (\(interval($0)))" } ?? value
  }

  private func interval(_ ends: ClosedRange<Double>) -> String {
    "\(DecimalText.fixed(ends.lowerBound, places: 1))–\(DecimalText.fixed(ends.upperBound, places: 1))×"
  }

  /// "15 points" or "15 → 34 points".
  private func change(_ own: WeightSuggestion.CriterionWeight) -> String {
    let now = points(own.inHand)
    guard let suggested = own.suggested, suggested != own.inHand else { return "\(now) points" }
    return "\(now) → \(points(suggested)) points"
  }

  private func spoken(_ criteria: [WeightSuggestion.CriterionWeight]) -> String {
    criteria.map { "\(name($0)): lift \(lift($0)), \(change($0))." }.joined(separator: " ")
  }

  private func table(_ criteria: [WeightSuggestion.CriterionWeight]) -> PageTable {
    var table = PageTable(
      [.init(title: "group"), .init(title: "criterion")]
        + ["weight", "suggested", "95% interval", "earn half", "lift", "95% interval"].map {
          .init(title: $0, isNumber: true)
        }, isSortable: true)
    for own in criteria {
      table.append(
        [
          own.group, name(own), points(own.inHand),
          own.suggested.map(points) ?? "–",
          own.interval.map { ends in
            [ends.lowerBound, ends.upperBound].map { DecimalText.fixed($0 / 100, places: 0) }
              .joined(separator: "–")
          } ?? "–",
          own.earnerShare.isFinite ? DecimalText.percent(own.earnerShare, places: 0) : "–",
          own.lift.value.isFinite ? DecimalText.fixed(own.lift.value, places: 1) + "×" : "–",
          own.lift.interval.map(interval) ?? "–",
        ].map { Markup(escaping: $0) })
    }
    return table
  }
}
