import Foundation
import Modeling
import Reading
import Vectorizing

/// From a table of accounts as it was read to encoded rows.
enum EncodeWork {
  /// Reads the accounts, then encodes them; the encoding alone is timed.
  static func encode(_ path: String) throws {
    var reader = MarketReader(folder: ".")
    reader.threadCount = 2
    let market = try reader.read(accounts: SourceOptions(path: path), deals: nil)
    let held = Figures.peakBytes
    let categories = market.accounts.columns.filter { $0.kind == .category }.map(\.field)
    var encoder = AccountEncoder(families: [
      FamilyOptions(
        family: .firmographic, weight: 1,
        features: categories.map { .init(field: $0, transform: .none) }
          + ["employees", "revenue"].map { .init(field: $0, transform: .log) }),
      FamilyOptions(
        family: .technographic, weight: 1,
        features: [.init(field: "technologies", transform: .none)]),
    ])
    encoder.threadCount = 2
    let began = ContinuousClock.now
    let encoded = try encoder.encode(
      market, accounts: Array(0..<market.accounts.count), asOf: nil)
    Figures.say(
      since: began,
      [
        "objective": Double(encoded.columns.count),
        "input_megabytes": Double(held) / 1e6,
      ])
  }
}
