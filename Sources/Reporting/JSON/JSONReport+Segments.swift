import Segmenting

// MARK: Micro-segments

extension JSONReport {
  /// Everything about segments, at the top level of the report.
  var segmentationEntries: [(String, JSONValue)] {
    let segmentation = report.segmentation
    return [
      ("segmentedBy", .array((segmentation?.by ?? []).map { .text($0) })),
      ("segments", .array((segmentation?.segments ?? []).map { segment($0) })),
      ("leftOver", .array((segmentation?.leftOver ?? []).map(leftOver))),
      ("segmentStability", segmentation?.stability.map(stabilities) ?? .null),
      ("marketSegments", .array((segmentation?.marketSegments ?? []).map { segment($0) })),
      ("map", segmentation?.map.map(map) ?? .null),
      ("segmentTree", segmentation?.tree.map(tree) ?? .null),
      ("familyShares", .array((segmentation?.familyShares ?? []).map(familyShare))),
      ("segmentNotes", .array((segmentation?.notes ?? []).map { .text($0) })),
    ]
  }

  private func segment(_ segment: Segment) -> JSONValue {
    .object(
      [
        ("number", .whole(segment.number)), ("name", .text(segment.name)),
        ("cohesion", .number(segment.cohesion)), ("silhouette", .number(segment.silhouette)),
        ("reachableAccounts", segment.reach.map { .whole($0.accountCount) } ?? .null),
        (
          "accountsWithDecisionMaker",
          segment.reach.map { .whole($0.decisionMakerAccountCount) } ?? .null
        ),
        ("reachableContacts", segment.reach.map { .whole($0.contactCount) } ?? .null),
        ("accountsWithoutContact", segment.reach.map { ids($0.unreached) } ?? .null),
        ("commonKeys", .array(segment.commonKeys.map(commonKey))),
        ("mixed", .bool(segment.isMixed)),
        ("traits", .array(segment.traits.map(trait))),
        ("nameCondition", .text(segment.nameCondition)),
        ("nameParts", .array(segment.nameParts.map(namePart))),
        ("rule", segment.rule.map(rule) ?? .null),
      ] + figures(of: segment) + [
        ("plan", segment.plan.map(plan) ?? .null), ("accounts", ids(segment.members)),
      ])
  }

  private func plan(_ plan: SegmentPlan) -> JSONValue {
    .object([
      ("play", .text(plan.play.rawValue)), ("reason", .text(plan.reason)),
      ("owner", plan.owner.map { .text($0) } ?? .null),
      (
        "budgetPerMonth",
        plan.budgetPerMonth.map { .array([.number($0.lowerBound), .number($0.upperBound)]) }
          ?? .null
      ),
      ("anchor", .text(plan.content.anchor)), ("proof", .text(plan.content.proof)),
      ("action", .text(plan.content.action)),
    ])
  }

  private func ids(_ accounts: [Int]) -> JSONValue {
    .array(report.listed(accounts).map { .text(report.market.accounts.ids[$0]) })
  }

  private func commonKey(_ key: Segment.CommonKey) -> JSONValue {
    .object([("field", .text(key.field)), ("level", .text(key.level))])
  }

  private func leftOver(_ left: Segmentation.LeftOver) -> JSONValue {
    .object([
      ("account", .text(report.market.accounts.ids[left.account])),
      ("reason", .text(left.reason)),
    ])
  }

  private func stabilities(_ result: SegmentStability.Result) -> JSONValue {
    .object([
      ("stable", .whole(result.count(.stable))), ("soft", .whole(result.count(.soft))),
      ("fragile", .whole(result.count(.fragile))), ("draws", .whole(result.drawCount)),
      ("regions", .whole(result.regionCount)), ("sentence", .text(result.sentence)),
    ])
  }

  private func familyShare(_ share: Segmentation.FamilyShare) -> JSONValue {
    .object([
      ("family", .text(share.family)), ("asked", .number(share.asked)),
      ("actual", .number(share.actual)),
    ])
  }
}
