import Foundation
import Generating
import Reading

/// A generated market, read back, with its answer key.
struct GeneratedMarket {
  let market: Market
  /// The planted segment of every account, n.
  let segments: [Int]
  /// The chance of winning of every account, n.
  let chances: [Double]

  init(
    accountCount: Int, seed: UInt64, adjust: (inout PlantingOptions) -> Void = { _ in }
  ) throws {
    var generator = MarketGenerator(accountCount: accountCount, seed: seed)
    adjust(&generator.planting)
    (market, segments, chances) = try withTemporaryFolder { folder in
      try generator.write(to: folder)
      let market = try MarketReader(folder: folder).read(
        accounts: SourceOptions(path: "accounts.csv"), deals: SourceOptions(path: "deals.csv"),
        signals: SourceOptions(path: "signals.csv"), contacts: SourceOptions(path: "contacts.csv"))
      let truth = try text("truth.csv", in: folder).split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",") }
      return (market, truth.compactMap { Int($0[1]) }, truth.compactMap { Double($0[2]) })
    }
  }

  /// Returns the tier of every account by a plain score as of a day: fit to 50, intent to 30,
  /// engagement to 20, a signal counting half after 30 days.
  func tiers(asOf day: CalendarDate) throws -> [Int] {
    let count = market.accounts.count
    let fits = fitPoints()
    let intents = try points(
      [
        ("pricing_visit", 4, 12), ("content_download", 2, 6), ("topic_surge", 3, 6),
        ("competitor_research", 4, 6),
      ], day)
    let engagements = try points(
      [
        ("email_reply", 3, 6), ("event_attendance", 4, 4), ("demo_request", 8, 8),
        ("webinar", 2, 2),
      ], day)
    return (0..<count).map { row in
      let score = fits[row] + intents[row] + engagements[row]
      let isMoving = intents[row] >= 0.01 || engagements[row] >= 0.01
      return score > 75 && fits[row] >= 35 ? 1 : score >= 40 && isMoving ? 2 : 3
    }
  }

  /// Returns the values of a category, empty where missing.
  func texts(_ field: String) -> [String] {
    guard case .category(let codes, let levels) = market.accounts.column(field)?.values else {
      return []
    }
    return codes.map { $0 < 0 ? "" : levels[Int($0)] }
  }

  private func fitPoints() -> [Double] {
    let (industries, crms) = (texts("industry"), texts("crm"))
    guard case .number(let employees) = market.accounts.column("employees")?.values,
      case .tags(let technologies) = market.accounts.column("technologies")?.values
    else { return [] }
    return industries.indices.map { row in
      var points = 0.0
      if MarketVocabulary.goodIndustries.contains(industries[row]) { points += 15 }
      if (201...2_000).contains(employees[row]) { points += 15 }
      if MarketVocabulary.goodCRMs.contains(crms[row]) { points += 8 }
      let hasGood = technologies.codes(ofRow: row).contains {
        MarketVocabulary.goodTechnologies.contains(technologies.levels[Int($0)])
      }
      return points + (hasGood ? 12 : 0)
    }
  }

  private func points(
    _ kinds: [(kind: String, each: Double, cap: Double)], _ day: CalendarDate
  ) throws -> [Double] {
    var sums = [Double](repeating: 0, count: market.accounts.count)
    guard let table = market.signals else { return sums }
    let counts = SignalCounts(signals: table.signals, asOf: day, accountCount: sums.count)
    for (kind, each, cap) in kinds {
      guard let code = table.kinds.firstIndex(of: kind) else { continue }
      for (row, count) in counts.weights(kind: Int32(code), halfLifeDays: 30).enumerated() {
        sums[row] += min(cap, each * count)
      }
    }
    return sums
  }
}
