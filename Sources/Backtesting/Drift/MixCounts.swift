import Reading
import Statistics

/// How many accounts of each half are in each bin of a mix.
struct MixCounts: Sendable {
  var older: [Int]
  var newer: [Int]

  /// What a bin must hold in the smaller half if nothing has changed; rarer ones are one bin together.
  ///
  /// > Source: Cochran, 1954, DOI 10.2307/3001616, asks for 5; the logarithm of the index asks for more.
  static let leastExpected = 10.0

  /// Counts levels.
  init(older olderCodes: [Int32], newer newerCodes: [Int32], levelCount: Int) {
    older = [Int](repeating: 0, count: levelCount)
    newer = older
    for code in olderCodes { older[Int(code)] += 1 }
    for code in newerCodes { newer[Int(code)] += 1 }
  }

  /// Finds the index over the bins, rare ones pooled.
  ///
  /// - Parameter isCutByOlder: Whether the bins are cut so that the older half fills them evenly. Then only the older half
  ///   may say which are rare: its counts are nearly fixed, and a choice by both would pick bins by the newer ones.
  /// - Returns: The index; nothing with fewer than two bins.
  func stability(isCutByOlder: Bool = false) -> PopulationStability? {
    let (n, m) = (older.reduce(0, +), newer.reduce(0, +))
    guard n > 0, m > 0 else { return nil }
    let smaller = Double(min(n, m))
    func size(_ bin: (old: Int, new: Int)) -> Double {
      isCutByOlder
        ? Double(bin.old) * smaller / Double(n)
        : Double(bin.old + bin.new) * smaller / Double(n + m)
    }
    let all = zip(older, newer).map { (old: $0, new: $1) }
    var bins = all.filter { size($0) >= Self.leastExpected }
    let rest = all.filter { size($0) < Self.leastExpected }
      .reduce((old: 0, new: 0)) { (old: $0.old + $1.old, new: $0.new + $1.new) }
    if size(rest) >= Self.leastExpected {
      bins.append(rest)
    } else if rest.old + rest.new > 0,
      let least = bins.indices.min(by: { size(bins[$0]) < size(bins[$1]) })
    {
      bins[least] = (old: bins[least].old + rest.old, new: bins[least].new + rest.new)
    }
    guard bins.count > 1 else { return nil }
    return PopulationStability(reference: bins.map(\.old), current: bins.map(\.new))
  }
}
