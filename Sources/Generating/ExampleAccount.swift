import Reading
import Statistics

/// An account of the worked example.
struct ExampleAccount {
  let name: CompanyName
  let tier: Int
  let fit: Int
  let intent: Int
  let profile: ExampleProfile
  let employees: Int?
  let revenue: Int?
  let visits: Int?
  let intentScore: Int?
  let hasRelationship: Bool
  let lastEngagement: CalendarDate?

  /// Draws the account of a number from 0.
  ///
  /// - Parameters:
  ///   - number: The account's number, which is also its stream of random numbers.
  ///   - tier: Its tier by the matrix of fit and intent.
  ///   - planted: The profile of its group, or nothing where the account is in none.
  init(number: Int, tier: Int, planted: ExampleProfile?) {
    var draw = SeededGenerator(seed: WorkedExample.seed, stream: UInt64(number))
    name = CompanyName(number: number)
    self.tier = tier
    (fit, intent) = draw.item(of: Self.cells(ofTier: tier))
    var profile = planted ?? ExampleProfile.mixed(&draw)
    if planted != nil { profile.addNoise(&draw) }
    let size = draw.whole(profile.employees)
    let perHead = draw.whole(140...290)  // thousands of dollars
    employees = draw.chance(0.04) ? nil : size
    revenue = draw.chance(0.06) ? nil : max(1, (size * perHead + 50) / 100) * 100_000
    let isWithoutStack = draw.chance(0.05)
    if isWithoutStack { profile.technologies = [] }
    self.profile = profile
    // What stands behind an intent level from 1 to 10: visits and a vendor's score from 0 to 100.
    let visitCount = max(0, intent * intent * draw.whole(3...9) / 12 - 1)
    let score = min(100, max(0, intent * 9 + draw.whole(-8...8)))
    visits = draw.chance(0.02) ? nil : visitCount
    intentScore = draw.chance(0.10) ? nil : score
    hasRelationship = draw.chance(Double(fit + intent) / 40)
    let latestAge = intent >= 7 ? 30 : intent >= 5 ? 120 : 360
    let earliest = intent >= 7 ? 2 : intent >= 5 ? 30 : 90
    let age = draw.whole(earliest...latestAge)
    let hasEngaged = hasRelationship || draw.chance(Double(intent) / 10)
    lastEngagement = hasEngaged ? WorkedExample.asOf.adding(days: -age) : nil
  }

  /// Returns the pairs of fit and intent that a tier consists of, from 1 to 10 each.
  ///
  /// Tier 1: both 7 to 10. Tier 2: fit 7 to 10 and intent 2 to 6, or fit 5 to 6 and intent 7 to 10.
  /// Tier 3: all others.
  static func cells(ofTier tier: Int) -> [(fit: Int, intent: Int)] {
    (1...10).flatMap { fit in
      (1...10).compactMap { intent in
        let isFirst = fit >= 7 && intent >= 7
        let isSecond =
          (fit >= 7 && (2...6).contains(intent)) || ((5...6).contains(fit) && intent >= 7)
        return tier == (isFirst ? 1 : isSecond ? 2 : 3) ? (fit, intent) : nil
      }
    }
  }
}
