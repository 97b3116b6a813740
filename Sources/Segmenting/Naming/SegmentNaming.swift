import Modeling
import Reading

/// What is said of segments: traits, names and rules.
package struct SegmentNaming: Sendable {
  /// What is said of one segment.
  package struct Description: Sendable {
    /// What sets it apart, the surest first.
    package let traits: [Segment.Trait]
    /// The name and its parts.
    package let name: SegmentName
    /// A short rule that almost picks its members, where there is one.
    package let rule: SegmentRule?
  }

  private let finder: TraitFinder
  private let accounts: [Int]
  private let namer: SegmentNamer
  private let ids: TextColumn

  /// Prepares the fields of a market.
  ///
  /// - Parameters:
  ///   - market: The accounts and their signals.
  ///   - accounts: The rows that are segmented.
  ///   - clustered: The fields that took part in the clustering.
  ///   - first: The fields that names put first.
  ///   - noun: What an account is called where no industry says it.
  ///   - asOf: The day until which events are known.
  ///   - days: How many days before it an event is recent.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  package init(
    market: Market, accounts: [Int], clustered: [String], first: [String],
    noun: String = "accounts", asOf: CalendarDate?, days: Int = 90, threadCount: Int = 1
  ) {
    finder = TraitFinder(
      market: market, accounts: accounts, clustered: clustered, named: first, asOf: asOf,
      days: days, threadCount: threadCount)
    self.accounts = accounts
    namer = SegmentNamer(first: first, noun: noun, columns: finder.columns)
    ids = market.accounts.ids
  }

  /// Returns what is said of each segment.
  ///
  /// - Parameters:
  ///   - groups: The members of each, rows of the account table, no row in two.
  ///   - siblings: The most similar other segment of each, or nothing.
  /// - Returns: Traits, a name of its own and a rule for each.
  package func descriptions(of groups: [[Int]], siblings: [Int?]) -> [Description] {
    let candidates = finder.candidates(of: groups, siblings: siblings)
    let names = namer.names(candidates, groups: groups, columns: finder.columns) { ids[$0] }
    let rules = RuleFinder(
      columns: finder.columns, accounts: accounts, threadCount: finder.threadCount
    ).rules(of: groups, candidates)
    return groups.indices.map { group in
      Description(
        traits: TraitFinder.shown(candidates[group]), name: names[group], rule: rules[group])
    }
  }
}
