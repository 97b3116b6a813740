import Reading
import Statistics

/// A new segment of accounts that were in none before and are mostly of one vertical.
public struct VerticalLight: Sendable, Equatable {
  /// The segment's number.
  public let number: Int
  /// Its name.
  public let name: String
  /// Its members.
  public let memberCount: Int
  /// Its members that were in no segment before.
  public let newCount: Int
  /// The vertical.
  public let vertical: String
  /// The new members that are of it.
  public let verticalCount: Int

  /// The sentence about it.
  public func sentence(scope: String) -> String {
    "A vertical lights up: \(newCount) of the \(memberCount) accounts of segment \(number), “\(name)”, are new to "
      + "\(scope), \(verticalCount) of them \(vertical)."
  }
}

/// How much of a vertical was segmented and is now.
///
/// The test: of the accounts that were in no segment before, did a greater share of the vertical's come in than of
/// all other verticals'? Fisher's exact test, adjusted over the verticals, so that the expected share of false ones
/// among those called sure is bounded.
///
/// > Source: Fisher, 1935, DOI 10.2307/2342435; Benjamini and Hochberg, 1995,
/// > DOI 10.1111/j.2517-6161.1995.tb02031.x.
public struct VerticalGrowth: Sendable, Equatable {
  /// The vertical.
  public let vertical: String
  /// Its accounts in the market.
  public let accountCount: Int
  /// Those that were in a segment before.
  public let earlierCount: Int
  /// Those that are in one now.
  public let count: Int
  /// Those that came in, of those that were in none before.
  public let cameCount: Int
  /// The same of all other verticals: accounts that came in, and that were in none before.
  public let others: (came: Int, candidates: Int)
  /// The p-value, adjusted over the verticals.
  public let adjustedP: Double

  /// The bound on the expected share of false ones among those called sure.
  public static let falseDiscoveryRate = 0.05

  /// Whether it has grown and more of it came in than of other verticals, beyond chance.
  public var isSure: Bool {
    let candidates = Double(max(1, accountCount - earlierCount))
    let own = Double(cameCount) / candidates
    let other = Double(others.came) / Double(max(1, others.candidates))
    return count > earlierCount && own > other && adjustedP <= Self.falseDiscoveryRate
  }

  /// The sentence about it.
  public func sentence(scope: String) -> String {
    let all = Double(max(1, accountCount))
    let candidates = accountCount - earlierCount
    return
      "\(vertical) grew in \(scope) from \(DecimalText.percent(Double(earlierCount) / all)) to "
      + "\(DecimalText.percent(Double(count) / all)) of its \(DecimalText.whole(accountCount)) accounts: of those that "
      + "were in no segment, \(DecimalText.percent(Double(cameCount) / Double(max(1, candidates)))) came in, against "
      + "\(DecimalText.percent(Double(others.came) / Double(max(1, others.candidates)))) of other verticals (p "
      + "\(DecimalText.pValue(adjustedP)), adjusted for their number)."
  }

  /// Returns whether all figures are equal.
  public static func == (a: VerticalGrowth, b: VerticalGrowth) -> Bool {
    a.vertical == b.vertical && a.accountCount == b.accountCount
      && a.earlierCount == b.earlierCount && a.count == b.count && a.cameCount == b.cameCount
      && a.others == b.others && a.adjustedP == b.adjustedP
  }
}

/// The vertical of every account.
package struct VerticalLevels {
  private let codes: [Int32]
  private let names: [String]

  /// The fields that say the vertical, the surest first.
  static let fields = ["vertical", "industry", "sector", "sub_industry"]

  /// Returns the field of the verticals: an axis that is one, else the first that the accounts have.
  static func field(in accounts: AccountTable, axes: [String]) -> String? {
    (axes.filter(fields.contains) + fields).first { field in
      if case .category? = accounts.column(field)?.values { true } else { false }
    }
  }

  /// Reads the verticals; nothing where the field is no category.
  package init?(_ accounts: AccountTable, field: String) {
    guard case .category(let codes, let names)? = accounts.column(field)?.values else { return nil }
    (self.codes, self.names) = (codes, names)
  }

  /// Returns the new segments most of whose members are new, and three in five of one vertical.
  func lights(
    _ segments: [Segment], _ changes: [SegmentChanges.Change], earlier: EarlierSegments
  ) -> [VerticalLight] {
    zip(segments, changes).compactMap { segment, change in
      guard change.kind == .appeared, 2 * change.cameCount > change.count else { return nil }
      var counts: [Int32: Int] = [:]
      for member in segment.members where codes[member] >= 0 {
        counts[codes[member], default: 0] += 1
      }
      let most = counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }
      guard let most, 5 * most.value >= 3 * change.count else { return nil }
      return VerticalLight(
        number: segment.number, name: segment.name, memberCount: change.count,
        newCount: change.cameCount, vertical: names[Int(most.key)],
        verticalCount: segment.members.count {
          codes[$0] == most.key && earlier.number(of: $0) == nil
        })
    }
  }

  /// Returns what was and is segmented of every vertical, the surest growth first.
  package func growth(earlier: Set<Int>, now: Set<Int>) -> [VerticalGrowth] {
    var all = [Int](repeating: 0, count: names.count)
    var (before, after, came) = (all, all, all)
    for (account, code) in codes.enumerated() where code >= 0 {
      let (was, isNow) = (earlier.contains(account), now.contains(account))
      all[Int(code)] += 1
      if was { before[Int(code)] += 1 }
      if isNow { after[Int(code)] += 1 }
      if isNow && !was { came[Int(code)] += 1 }
    }
    let levels = names.indices.filter { all[$0] > before[$0] }
    let candidates = levels.reduce(0) { $0 + all[$1] - before[$1] }
    let total = levels.reduce(0) { $0 + came[$1] }
    let pValues = levels.map { level in
      FisherTest.twoSidedP(
        successes: came[level], trials: all[level] - before[level],
        otherSuccesses: total - came[level], otherTrials: candidates - all[level] + before[level])
    }
    let adjusted = BenjaminiHochberg.adjusted(pValues)
    return zip(levels, adjusted).map { level, p in
      VerticalGrowth(
        vertical: names[level], accountCount: all[level], earlierCount: before[level],
        count: after[level], cameCount: came[level],
        others: (total - came[level], candidates - all[level] + before[level]), adjustedP: p)
    }.sorted { ($0.adjustedP, $0.vertical) < ($1.adjustedP, $1.vertical) }
  }
}
