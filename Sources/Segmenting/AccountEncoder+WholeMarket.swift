import Modeling
import Reading
import Vectorizing

extension AccountEncoder {
  /// Returns all accounts of a market as rows, for what looks beyond the chosen tiers.
  ///
  /// - Parameters:
  ///   - market: The accounts and their signals, n accounts.
  ///   - families: The features.
  ///   - asOf: The day until which events are known.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Returns: n rows, in the order of the accounts.
  /// - Throws: `SegmentingError.encoding` where a field cannot become numbers.
  static func wholeMarket(
    _ market: Market, families: [FamilyOptions], asOf: CalendarDate?, threadCount: Int
  ) throws(SegmentingError) -> EncodedAccounts {
    var encoder = AccountEncoder(families: families)
    encoder.threadCount = threadCount
    do {
      return try encoder.encode(
        market, accounts: Array(0..<market.accounts.count), asOf: asOf)
    } catch {
      throw .encoding(error)
    }
  }
}
