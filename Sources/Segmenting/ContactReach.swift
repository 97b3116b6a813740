import Reading

/// Which accounts have a contact that can be reached, and which a decision-maker.
struct ContactReach {
  private var hasContact: [Bool]
  private var hasDecisionMaker: [Bool]

  /// Returns nothing when the market has no contacts.
  init?(market: Market) {
    guard let contacts = market.contacts else { return nil }
    hasContact = [Bool](repeating: false, count: market.accounts.count)
    hasDecisionMaker = hasContact
    for contact in contacts.contacts where contact.isReachable {
      hasContact[contact.account] = true
      if contact.isDecisionMaker { hasDecisionMaker[contact.account] = true }
    }
  }

  func reach(of members: [Int]) -> Segment.Reach {
    Segment.Reach(
      accountCount: members.count { hasContact[$0] },
      decisionMakerAccountCount: members.count { hasDecisionMaker[$0] })
  }
}
