import Reading
import Statistics

/// How many accounts of each half are in each bin of a mix.
struct MixCounts: Sendable {
  var older: [Int]
  var newer: [Int]

  /// What a bin must hold in the smaller half if nothing has changed; rarer ones are one bin together.
  ///
  /// > Source: Cochran, 1954, DOI 10.2307/3001616, asks for 5; the logarithm of the index asks for more.
  private static let leastExpected = 10.0

  /// Counts levels.
  init(older olderCodes: [Int32], newer newerCodes: [Int32], levelCount: Int) {
    older = [Int](repeating: 0, count: levelCount)
    newer = older
    for code in olderCodes { older[Int(code)] += 1 }
    for code in newerCodes { newer[Int(code)] += 1 }
  }

  /// Returns the index over the bins, rare ones pooled; nothing with fewer than two bins.
  var stability: PopulationStability? {
    let (n, m) = (older.reduce(0, +), newer.reduce(0, +))
    guard n > 0, m > 0 else { return nil }
    let share = Double(min(n, m)) / Double(n + m)
    func isLarge(_ old: Int, _ new: Int) -> Bool { Double(old + new) * share >= Self.leastExpected }
    var bins = zip(older, newer).filter { isLarge($0, $1) }
    let rest = zip(older, newer).filter { !isLarge($0, $1) }
      .reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    if isLarge(rest.0, rest.1) {
      bins.append(rest)
    } else if rest.0 + rest.1 > 0,
      let least = bins.indices.min(by: { bins[$0].0 + bins[$0].1 < bins[$1].0 + bins[$1].1 })
    {
      bins[least] = (bins[least].0 + rest.0, bins[least].1 + rest.1)
    }
    guard bins.count > 1 else { return nil }
    return PopulationStability(reference: bins.map(\.0), current: bins.map(\.1))
  }
}
