import Foundation
import Modeling
import Reading
import Statistics

/// Where the values of one field come from, for the accounts that are encoded.
struct FeatureSource {
  let market: Market
  let accounts: [Int]
  let asOf: CalendarDate?

  /// Returns a field's columns.
  func field(_ feature: FamilyOptions.Feature) throws(VectorizingError) -> EncodedField {
    let signalPrefix = "signals."
    if feature.field.hasPrefix(signalPrefix) {
      return signals(feature, kind: String(feature.field.dropFirst(signalPrefix.count)))
    }
    guard let column = market.accounts.column(feature.field) else {
      throw .unknownField(
        feature.field, source: market.accounts.source,
        suggestion: nearestName(to: feature.field, among: market.accounts.columns.map(\.field)))
    }
    switch column.values {
    case .number(let values):
      return number(feature, accounts.map { values[$0] })
    case .category(let codes, let levels):
      return categories(feature.field, accounts.map { Int(codes[$0]) }, levels)
    case .yesNo(let answers):
      return categories(
        feature.field, accounts.map { answers[$0].map { $0 ? 0 : 1 } ?? -1 }, ["yes", "no"])
    case .tags(let lists):
      return tags(feature.field, lists)
    case .date(let dates):
      // A date becomes its age; without an as-of date, its day number, which differs by a constant only.
      let origin = asOf ?? CalendarDate(dayNumber: 0)
      return number(
        feature,
        accounts.map { row in
          guard let date = dates[row], asOf == nil || date <= origin else { return .nan }
          return Double(origin.days(since: date))
        })
    case .text:
      throw .textField(feature.field, source: market.accounts.source)
    }
  }

  private func signals(_ feature: FamilyOptions.Feature, kind: String) -> EncodedField {
    guard let asOf, let table = market.signals, let code = table.kinds.firstIndex(of: kind) else {
      return number(feature, accounts.map { _ in 0 })
    }
    let counts = SignalCounts(
      signals: table.signals, asOf: asOf, accountCount: market.accounts.count
    ).weights(kind: Int32(code), halfLifeDays: AccountEncoder.signalHalfLifeDays)
    return number(feature, accounts.map { counts[$0] })
  }

  /// Standard units of the transformed values, cut at ±3.
  private func number(_ feature: FamilyOptions.Feature, _ values: [Double]) -> EncodedField {
    let isMissing = values.map(\.isNaN)
    let transformed: [Double]
    switch feature.transform {
    case .none: transformed = values
    case .log: transformed = values.map { $0 < 0 ? -log1p(-$0) : log1p($0) }
    case .rank: transformed = Self.ranks(values)
    }
    let known = transformed.filter { !$0.isNaN }
    let mean = known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    let variance =
      known.isEmpty
      ? 0 : known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
    // Equal values differ from their mean by rounding only.
    let isConstant = variance <= 1e-20 * max(1, mean * mean)
    let units = transformed.map { value in
      value.isNaN || isConstant ? 0 : min(3, max(-3, (value - mean) / variance.squareRoot()))
    }
    return EncodedField(
      name: feature.field, levels: [nil], columns: [units], isMissing: isMissing, leastInertia: 0)
  }

  /// One column per level; levels beyond the hundred most frequent have none, and so no say of their own.
  private func categories(_ name: String, _ codes: [Int], _ levels: [String]) -> EncodedField {
    var counts = [Int](repeating: 0, count: levels.count)
    for code in codes where code >= 0 { counts[code] += 1 }
    let kept = levels.indices.filter { counts[$0] > 0 }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(100).sorted()
    let columns = kept.map { level in codes.map { $0 == level ? 1.0 : 0 } }
    return EncodedField(
      name: name, levels: kept.map { levels[$0] }, columns: columns,
      isMissing: codes.map { $0 < 0 }, leastInertia: 0.3)
  }

  /// One column per tag, log(1 + n / frequency) high, a row's columns divided by √(its number of tags).
  private func tags(_ name: String, _ lists: TagLists) -> EncodedField {
    let known = accounts.filter { !lists.isMissing[$0] }
    var counts = [Int](repeating: 0, count: lists.levels.count)
    for account in known {
      for code in lists.codes(ofRow: account) { counts[Int(code)] += 1 }
    }
    let kept = lists.levels.indices.filter { counts[$0] > 0 }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }.prefix(100).sorted()
    var place = [Int](repeating: -1, count: lists.levels.count)
    for (index, level) in kept.enumerated() { place[level] = index }
    var columns = [[Double]](
      repeating: [Double](repeating: 0, count: accounts.count), count: kept.count)
    for (row, account) in accounts.enumerated() where !lists.isMissing[account] {
      let codes = lists.codes(ofRow: account)
      let factor = 1 / Double(max(1, codes.count)).squareRoot()
      for code in codes where place[Int(code)] >= 0 {
        let rarity = log(1 + Double(known.count) / Double(counts[Int(code)]))
        columns[place[Int(code)]][row] = factor * rarity
      }
    }
    return EncodedField(
      name: name, levels: kept.map { lists.levels[$0] }, columns: columns,
      isMissing: accounts.map { lists.isMissing[$0] }, leastInertia: 0.3)
  }

  /// Mean ranks of the known values, divided by their number.
  private static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.filter { !values[$0].isNaN }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = values
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let rank = (Double(start + end - 1) / 2 + 1) / Double(order.count)
      for index in order[start..<end] { ranks[index] = rank }
      start = end
    }
    return ranks
  }
}
