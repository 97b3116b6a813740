import Backtesting
import Segmenting
import Statistics

/// What is known of one segment, in lines that terminal and page say alike.
struct SegmentFacts {
  let report: RunReport
  let segment: Segment

  /// Where it lies among its members and beside its neighbor.
  var position: [String] {
    guard let position = segment.position else { return [] }
    let names = report.market.accounts.names
    var lines = [
      "Typical: " + position.typical.map { names[$0] }.joined(separator: ", ")
        + (position.edge.map { "; on the edge: \(names[$0])" } ?? "")
    ]
    if let sibling = position.sibling,
      let other = report.segmentation?.segments.first(where: { $0.number == sibling })
    {
      lines.append(
        "Nearest segment: \(sibling). \(other.name), "
          + "\(DecimalText.fixed(position.separation, places: 1)) spreads away")
    }
    if !position.far.isEmpty {
      lines.append(
        "Far from its segment: " + position.far.map { names[$0] }.joined(separator: ", "))
    }
    return lines
  }

  /// What describes it, then what was tested.
  var evidence: [String] {
    var lines = [
      "Cohesion \(DecimalText.fixed(segment.cohesion, places: 2)), silhouette "
        + "\(DecimalText.fixed(segment.silhouette, places: 2)) (description)"
    ]
    if let makeup = segment.makeup {
      let shares = makeup.shares.filter { $0.share >= 0.005 }.map {
        "\($0.family.rawValue) \(DecimalText.percent($0.share, places: 0))"
      }
      if !shares.isEmpty { lines.append("Set apart by " + shares.joined(separator: ", ")) }
      if let sentence = makeup.sentence { lines.append(sentence) }
    }
    if let stability = segment.stability { lines.append(stability.sentence) }
    return lines + rates
  }

  /// What the deals say of it.
  var rates: [String] {
    guard let backtest = report.backtest,
      let evidence = SegmentRates(report, isMicro: true).evidence(segment)
    else { return [] }
    let noun = backtest.measure == .conversion ? "Conversion" : "Win rate"
    var lines = ["\(noun) \(RateText.withInterval(evidence.rate))"]
    if let shrunk = evidence.shrunk {
      lines[0] +=
        "; drawn to that of all segments: \(DecimalText.percent(shrunk.value)) "
        + "(\(DecimalText.fixed(shrunk.lower * 100, places: 1))–\(DecimalText.percent(shrunk.upper)))"
    }
    if evidence.isHindsight {
      lines[0] += ": what its members did before they were put together, no proof"
    } else if evidence.adjustedP < 0.05 {
      lines.append(
        "Proven to differ from the other segments (p \(DecimalText.pValue(evidence.adjustedP)))")
    }
    return lines
  }

  /// What a team can do with it.
  var plan: [String] {
    guard let plan = segment.plan else { return [] }
    var lines = ["Play: \(plan.play.rawValue): \(plan.reason)"]
    if let reach = segment.reach {
      lines.append(
        "Reach: \(DecimalText.whole(reach.contactCount)) \(reach.contactCount == 1 ? "contact" : "contacts") at "
          + "\(reach.accountCount) of \(segment.members.count) \(report.unit)s, "
          + "\(reach.decisionMakerAccountCount) with a decision-maker")
    }
    if let owner = plan.owner { lines.append("Owner: \(owner)") }
    if let budget = plan.budgetPerMonth {
      let currency = report.model.deals?.currency ?? "$"
      lines.append(
        "Budget a month: \(DecimalText.money(budget.lowerBound, currency: currency)) to "
          + DecimalText.money(budget.upperBound, currency: currency))
    }
    return lines + [
      "Anchor: \(plan.content.anchor)", "Proof: \(plan.content.proof)",
      "Action: \(plan.content.action)",
    ]
  }
}
