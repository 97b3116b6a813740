import Reading

/// Which accounts have contacts that can be reached, and which a decision-maker.
struct ContactReach {
  private var contactCounts: [Int32]
  private var hasDecisionMaker: [Bool]

  /// Returns nothing when the market has no contacts.
  init?(market: Market) {
    guard let contacts = market.contacts else { return nil }
    contactCounts = [Int32](repeating: 0, count: market.accounts.count)
    hasDecisionMaker = [Bool](repeating: false, count: market.accounts.count)
    for contact in contacts.contacts where contact.isReachable {
      contactCounts[contact.account] += 1
      if contact.isDecisionMaker { hasDecisionMaker[contact.account] = true }
    }
  }

  func reach(of members: [Int]) -> Segment.Reach {
    var reach = Segment.Reach(
      accountCount: members.count { contactCounts[$0] > 0 },
      decisionMakerAccountCount: members.count { hasDecisionMaker[$0] })
    reach.contactCount = members.reduce(0) { $0 + Int(contactCounts[$1]) }
    reach.unreached = members.filter { contactCounts[$0] == 0 }
    return reach
  }
}
