import Reading

/// How many people an account has among the contacts, by what can be said of them.
package struct ContactTally: Sendable {
  /// What is counted: everybody, those with an address or a telephone number, and among these decision-makers.
  static let names = ["people", "reachable", "decision_makers"]

  /// The counts by name, n each.
  package let counts: [String: [Int32]]

  /// Counts contacts.
  package init(_ contacts: [ContactTable.Contact], accountCount: Int) {
    let none = [Int32](repeating: 0, count: accountCount)
    var (people, reachable, deciding) = (none, none, none)
    for contact in contacts {
      people[contact.account] += 1
      guard contact.isReachable else { continue }
      reachable[contact.account] += 1
      if contact.isDecisionMaker { deciding[contact.account] += 1 }
    }
    counts = ["people": people, "reachable": reachable, "decision_makers": deciding]
  }
}
