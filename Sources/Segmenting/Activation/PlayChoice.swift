import Statistics

/// Which play suits a segment, by its size, its contacts and the signs of a need.
package struct PlayChoice {
  /// The members.
  package let memberCount: Int
  /// Those with a contact that can be reached; nothing where there are no contacts at all.
  package let reachedCount: Int?
  /// Those with a signal of intent or engagement in the last 90 days; nothing where there are no signals.
  package let activeCount: Int?

  /// Below this share of members with a contact, finding people comes first.
  package static let leastReach = 0.6
  /// From this share of active members on, their need counts as shown.
  package static let leastActivity = 0.5

  /// Creates a choice.
  package init(memberCount: Int, reachedCount: Int?, activeCount: Int?) {
    (self.memberCount, self.reachedCount, self.activeCount) = (
      memberCount, reachedCount, activeCount
    )
  }

  /// The play and why.
  package var play: (play: SegmentPlan.Play, reason: String) {
    let members = Double(memberCount)
    if let reachedCount, Double(reachedCount) < Self.leastReach * members {
      return (
        .research,
        "\(reachedCount) of \(memberCount) have a contact: find the people first, asking what they need"
      )
    }
    if memberCount >= 20 {
      return (.webinar, "\(memberCount) accounts fill a webinar (20 to 30)")
    }
    let isNeedShown = activeCount.map { Double($0) >= Self.leastActivity * members } ?? false
    let activity = activeCount.map { "\($0) of \(memberCount) showed interest in 90 days" }
    if (10...15).contains(memberCount), isNeedShown, let activity {
      return (.roundTable, "\(activity), and 10 to 15 peers fit one table")
    }
    let size =
      memberCount < 10
      ? "\(memberCount) are too few for a round table (10 to 15) or a webinar (20 to 30)"
      : memberCount > 15
        ? "\(memberCount) are too many for a round table (10 to 15) and too few for a webinar (20 to 30)"
        : activity.map { "\($0), too few for a round table on a need that is validated" }
          ?? "no signals say who of them has the need that a round table would be about"
    return (.research, "a short study that asks what they need opens the door: \(size)")
  }
}
