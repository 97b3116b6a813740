import LinearAlgebra
import Modeling
import Reading
import Vectorizing

/// Finds a segment for accounts that are in none, and moves nobody else.
///
/// The encoding is fitted to the accounts that are in the segments. An account goes to the segment whose sum of
/// squares grows least, by n ÷ (n + 1) · d², where d is the masked distance to the center of its n members and is
/// scaled to what is known of the account. The least growth of all is taken first, so that the order of the accounts
/// does not matter; ties go to the lower row, then to the lower number. Centers stay what they were: where an account
/// goes does not depend on who came with it, but for the room that is left.
///
/// > Source: Hartigan, "Clustering Algorithms", 1975, chapter 4, for the growth of the sum of squares; Tukey,
/// > "Exploratory Data Analysis", 1977, for the fence.
public struct Placement: Sendable {
  /// The model.
  public let model: Model
  /// Fields that a segment must not cross: an account's values must be those of most members.
  public var keyFields: [String] = []
  /// Beyond this distance an account is far; without it, beyond Tukey's upper fence of the members' own distances.
  public var fence: Double?
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// Creates a placement.
  public init(model: Model) {
    self.model = model
  }

  /// Where an account goes.
  public struct Place: Sendable, Equatable {
    /// The account, a row of its account table.
    public let account: Int
    /// The segment, or why there is none.
    public let outcome: Outcome
    /// The nearest other segment that it could be in by its keys, whether or not it has room.
    public let runnerUp: Choice?
    /// What it has that at least half of the segment's members have, the rarest in the market first.
    public let shared: [AccountTraits.Shared]
    /// Whether less than 30 % of what sets accounts apart is known of it.
    public let isLittleKnown: Bool
  }

  /// What became of an account.
  public enum Outcome: Sendable, Equatable {
    /// It goes to a segment.
    case placed(Choice)
    /// It waits, and why.
    case waiting(String)
  }

  /// A segment beside an account.
  public struct Choice: Sendable, Equatable {
    /// Its number.
    public let number: Int
    /// Its name.
    public let name: String
    /// The distance to its center, in the unit of the encoded rows.
    public let distance: Double
    /// How many of its members lie farther from the center of the others than the account.
    public let fartherCount: Int
    /// Its members before anybody was placed.
    public let memberCount: Int
    /// Whether the distance is beyond the fence.
    public let isFar: Bool
    /// Whether it had no room.
    public let isFull: Bool
  }

  /// What was found.
  public struct Result: Sendable {
    /// One place for each account, in the order given.
    public let places: [Place]
    /// Beyond this distance accounts are far.
    public let fence: Double
    /// What a reader must know, in sentences.
    public let notes: [String]
  }

  /// Returns the accounts of the chosen tiers that are in no earlier segment.
  ///
  /// - Parameters:
  ///   - earlier: The segments.
  ///   - tiers: The tier of every account.
  /// - Returns: Rows, ascending.
  public func newcomers(_ earlier: EarlierSegments, tiers: some Collection<Int>) -> [Int] {
    tiers.enumerated().filter { account, tier in
      earlier.number(of: account) == nil
        && (model.segments.tiers.isEmpty || model.segments.tiers.contains(tier))
    }.map(\.offset)
  }

  /// Finds segments for accounts.
  ///
  /// - Parameters:
  ///   - accounts: Rows of the account table of `other`, or of the market where there is none.
  ///   - earlier: The segments and which accounts of the market are in them.
  ///   - market: The accounts of the segments.
  ///   - other: Where the accounts to be placed are, when they are not in the market.
  ///   - asOf: The day after which no signal exists.
  /// - Returns: One place for each account.
  /// - Throws: `SegmentingError` when a field of the features cannot become numbers.
  /// - Complexity: O(n · k · fields).
  public func result(
    for accounts: [Int], beside earlier: EarlierSegments, in market: Market,
    from other: Market? = nil, asOf: CalendarDate?
  ) throws(SegmentingError) -> Result {
    var encoder = AccountEncoder(families: model.families)
    encoder.threadCount = threadCount
    let members = earlier.accounts
    let own: EncodedAccounts
    let new: EncodedAccounts
    do {
      let encoding = try encoder.fit(market, accounts: members, asOf: asOf)
      own = try encoding.encode(market, accounts: members)
      new = try encoding.encode(other ?? market, accounts: accounts)
    } catch {
      throw .encoding(error)
    }
    var notes = own.notes
    if own.rows.columnCount == 0 {
      notes.append(
        "No feature tells the segments' accounts apart, so that every segment is as near.")
    }
    let targets = PlacementTargets(
      earlier, own, keys: PlacementKeys(market, fields: keyFields), threadCount: threadCount)
    let search = PlacementSearch(
      targets: targets, rows: new.rows,
      keys: accounts.map { PlacementKeys(other ?? market, fields: keyFields).key(of: $0) },
      accounts: accounts, capacity: model.segments.sizes.upperBound, threadCount: threadCount)
    let traits = AccountTraits(market, families: model.families, asOf: asOf)
    let theirs = other.map { AccountTraits($0, families: model.families, asOf: asOf) } ?? traits
    let fence = fence ?? targets.usualFence
    let found = search.run()
    let places = zip(accounts, found).map { account, found -> Place in
      let outcome: Outcome
      var shared: [AccountTraits.Shared] = []
      if let place = found.segment {
        outcome = .placed(targets.choice(place, found.distance, fence, isFull: false))
        shared = traits.shared(account, of: theirs, with: targets.segments[place].members)
      } else {
        outcome = .waiting(reason(found))
      }
      return Place(
        account: account, outcome: outcome,
        runnerUp: found.runnerUp.map {
          targets.choice($0.segment, $0.distance, fence, isFull: $0.isFull)
        }, shared: shared, isLittleKnown: found.isLittleKnown)
    }
    return Result(places: places, fence: fence, notes: notes)
  }

  private func reason(_ found: PlacementSearch.Found) -> String {
    let key = keyFields.isEmpty ? "" : " of its key, \(found.key),"
    guard found.keyCount > 0 else { return "there is no segment\(key) to join" }
    let which =
      found.searchedCount < found.keyCount
      ? "each of the \(found.searchedCount) nearest segments" : "every segment"
    return
      "\(which)\(key) has \(model.segments.sizes.upperBound) members; it waits until segments are made anew"
  }
}

/// The values of the fields that a segment must not cross.
struct PlacementKeys {
  private let columns: [Column]

  init(_ market: Market, fields: [String]) {
    columns = fields.compactMap { market.accounts.column($0) }
  }

  /// Returns the values of an account in words; “unknown” where one is missing.
  func key(of account: Int) -> String {
    columns.map { column in
      switch column.values {
      case .category(let codes, let levels):
        codes[account] < 0 ? "unknown" : levels[Int(codes[account])]
      case .yesNo(let answers): answers[account].map { $0 ? "yes" : "no" } ?? "unknown"
      case .number(let numbers): numbers[account].isNaN ? "unknown" : "\(numbers[account])"
      case .text(let texts): texts[account]
      case .tags, .date: ""
      }
    }.joined(separator: ", ")
  }
}
