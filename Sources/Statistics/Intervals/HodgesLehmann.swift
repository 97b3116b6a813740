/// By how much one sample lies above another: the median of all differences, and its interval.
public enum HodgesLehmann {
  /// A shift and its 95 % interval.
  public struct Shift: Sendable, Equatable {
    /// The median of the n · m differences a − b.
    public let value: Double
    /// Its interval; nothing where the samples are too small for one.
    public let interval: ClosedRange<Double>?
  }

  /// Returns the shift of `a` above `b`.
  ///
  /// The ends of the interval are the k-th smallest and the k-th greatest difference, with
  /// k = ⌊n m ÷ 2 − 1.96 √(n m ÷ 12 · (N + 1 − Σ (t³ − t) ÷ (N (N − 1))))⌋, N = n + m and t the sizes of ties: those
  /// shifts that the Mann–Whitney test would not reject. A difference of given rank is sought by halving the range of
  /// doubles, the pairs below being counted in one walk, so that the n · m differences are never written down.
  ///
  /// - Parameters:
  ///   - a: n values, ascending, at least one.
  ///   - b: m values, ascending, at least one.
  /// - Returns: The shift.
  /// - Complexity: O(64 (n + m)).
  ///
  /// > Source: Hodges, Lehmann, "Estimates of location based on rank tests", 1963, DOI 10.1214/aoms/1177704172;
  /// > the interval in Lehmann, "Nonparametrics", 1975, 2.6.
  public static func shift(ofSorted a: [Double], above b: [Double]) -> Shift {
    precondition(!a.isEmpty && !b.isEmpty, "\(a.count) and \(b.count) values")
    let pairs = a.count * b.count
    let (lower, upper) = (
      difference((pairs + 1) / 2, a, b), difference(pairs / 2 + 1, a, b)
    )
    let (n, m) = (Double(a.count), Double(b.count))
    let spread = (n * m / 12 * (n + m + 1 - ties(a, b) / ((n + m) * (n + m - 1)))).squareRoot()
    let rank = Int((n * m / 2 - WilsonInterval.z95 * spread).rounded(.down))
    return Shift(
      value: (lower + upper) / 2,
      interval: rank >= 1
        ? difference(rank, a, b)...difference(pairs + 1 - rank, a, b) : nil)
  }

  /// Returns Σ (t³ − t) over the ties of both samples together.
  private static func ties(_ a: [Double], _ b: [Double]) -> Double {
    let all = (a + b).sorted()
    var (sum, start) = (0.0, 0)
    for end in 1...all.count where end == all.count || all[end] != all[start] {
      let count = Double(end - start)
      sum += count * count * count - count
      start = end
    }
    return sum
  }

  /// Returns the difference a − b of a rank, from 1.
  private static func difference(_ rank: Int, _ a: [Double], _ b: [Double]) -> Double {
    var low = key((a.first ?? 0) - (b.last ?? 0))
    var high = key((a.last ?? 0) - (b.first ?? 0))
    while low < high {
      let middle = low + (high - low) / 2
      if count(atMost: number(middle), a, b) >= rank { high = middle } else { low = middle + 1 }
    }
    return number(low)
  }

  private static func count(atMost limit: Double, _ a: [Double], _ b: [Double]) -> Int {
    var (count, first) = (0, 0)
    for value in a {
      while first < b.count, value - b[first] > limit { first += 1 }
      count += b.count - first
    }
    return count
  }

  /// A whole number that grows with a double.
  private static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits & sign == 0 ? bits | sign : ~bits
  }

  private static func number(_ key: UInt64) -> Double {
    Double(bitPattern: key & sign == 0 ? ~key : key & ~sign)
  }

  private static let sign: UInt64 = 1 << 63
}
