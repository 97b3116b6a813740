import LinearAlgebra
import Modeling
import Reading
import Scoring
import Vectorizing

/// Finds, for accounts that were won, the open accounts that are most like them.
///
/// Open is who is no customer, by the model's rule for them, and has no won deal on the as-of day; the tier does not
/// matter. Accounts are compared by the masked distance over their encoded rows, in which each family has its weight
/// among all accounts. The similarity is 1 − distance ÷ the mean distance of two accounts drawn at random, over what is
/// known of both.
public struct Lookalikes: Sendable {
  /// The model.
  public let model: Model
  /// How many open accounts are found for each.
  public var count = 10
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// Creates a search.
  public init(model: Model) {
    self.model = model
  }

  /// One open account that is like another.
  public struct Lookalike: Sendable, Equatable {
    /// Its row in the account table.
    public let account: Int
    /// 1 for the same in everything that is known of both, 0 for as different as two accounts drawn at random.
    public let similarity: Double
    /// The squared distance over what is known of both.
    public let squaredDistance: Double
    /// What both have, the rarest first.
    public let shared: [AccountTraits.Shared]
  }

  /// What is like one account.
  public struct Group: Sendable, Equatable {
    /// The account, a row of the account table.
    public let account: Int
    /// The open accounts most like it, the most similar first.
    public let lookalikes: [Lookalike]
  }

  /// What was found.
  public struct Result: Sendable {
    /// The accounts that were asked for and what is like each.
    public let groups: [Group]
    /// How many accounts are open.
    public let openCount: Int
    /// What a reader must know, in sentences.
    public let notes: [String]
  }

  /// Returns the accounts with a won deal on the as-of day, ascending.
  public static func wonAccounts(_ market: Market, asOf: CalendarDate?) -> [Int] {
    var isWon = [Bool](repeating: false, count: market.accounts.count)
    for deal in market.deals?.deals ?? [] where deal.outcome == .won {
      // A deal that is closed after the day is not won yet.
      if let asOf, let closed = deal.closed, closed > asOf { continue }
      if let account = deal.account { isWon[account] = true }
    }
    return isWon.indices.filter { isWon[$0] }
  }

  /// Returns the open accounts that are most like some accounts.
  ///
  /// - Parameters:
  ///   - accounts: Rows of the account table.
  ///   - market: The accounts, their deals and signals.
  ///   - scores: Their tiers.
  /// - Returns: One group for each account, in the order given.
  /// - Throws: `SegmentingError` when a field of the features cannot become numbers.
  /// - Complexity: One pass over the open accounts for each account.
  public func result(
    for accounts: [Int], in market: Market, scores: ScoredAccounts
  ) throws(SegmentingError) -> Result {
    let encoded = try AccountEncoder.wholeMarket(
      market, families: model.families, asOf: scores.asOf, threadCount: threadCount)
    let won = Set(Self.wonAccounts(market, asOf: scores.asOf))
    let open = (0..<market.accounts.count).filter { !won.contains($0) && !scores.isCustomer($0) }
    var notes = encoded.notes
    guard encoded.rows.columnCount > 0 else {
      notes.append("No feature tells accounts apart, so that none is like another.")
      return Result(
        groups: accounts.map { Group(account: $0, lookalikes: []) }, openCount: open.count,
        notes: notes)
    }
    let undated = UndatedText.fields(
      among: model.families.filter { $0.weight > 0 }.flatMap(\.features).map(\.field), of: market,
      asOf: scores.asOf, latest: market.latestDate)
    if let sentence = UndatedText.sentence(undated, asOf: scores.asOf) { notes.append(sentence) }
    let neighbors = MaskedNeighbors(encoded.rows)
    let traits = AccountTraits(market, families: model.families, asOf: scores.asOf)
    // Many accounts are worked on side by side, few one after the other with all threads.
    let isWide = accounts.count >= 2 * threadCount
    let (count, threads) = (count, isWide ? 1 : threadCount)
    let groups = ChunkedWork.map(
      chunkCount: accounts.count, threadCount: isWide ? threadCount : 1
    ) { place in
      let account = accounts[place]
      let found = neighbors.nearest(to: account, among: open, count: count, threadCount: threads)
      return Group(
        account: account,
        lookalikes: found.map {
          Lookalike(
            account: $0.row, similarity: $0.similarity, squaredDistance: $0.squaredDistance,
            shared: traits.shared(account, $0.row))
        })
    }
    return Result(groups: groups, openCount: open.count, notes: notes)
  }
}
