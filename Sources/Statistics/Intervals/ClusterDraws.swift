/// How often each of n clusters (accounts) is drawn when n of them are drawn with replacement.
///
/// The counts are multinomial with shares 1/n. Where only sums over few clusters are wanted, `ClusterResampling` needs fewer draws.
///
/// > Source: Efron, "Bootstrap methods: another look at the jackknife", 1979, DOI 10.1214/aos/1176344552; of whole
/// > clusters: Field and Welsh, "Bootstrapping clustered data", 2007, DOI 10.1111/j.1467-9868.2007.00593.x.
public enum ClusterDraws {
  /// Returns the counts of one resample, the same for the same seed and number.
  ///
  /// - Parameters:
  ///   - clusterCount: n.
  ///   - number: Which resample it is.
  ///   - seed: Where the draws begin.
  /// - Returns: n counts, which add up to n.
  /// - Complexity: O(n), two draws from 64 random bits.
  public static func counts(clusterCount: Int, resample number: Int, seed: UInt64) -> [UInt32] {
    precondition(
      clusterCount >= 0 && clusterCount < Int(UInt32.max) && number >= 0,
      "resample \(number) of \(clusterCount) clusters")
    var generator = SeededGenerator(seed: seed, stream: UInt64(number))
    var counts = [UInt32](repeating: 0, count: clusterCount)
    let limit = UInt32(truncatingIfNeeded: clusterCount)
    var span = counts.mutableSpan
    var left = clusterCount
    while left >= 2 {
      let bits = generator.next()
      let first = ClusterResampling.place(UInt32(truncatingIfNeeded: bits), limit, &generator)
      let second = ClusterResampling.place(
        UInt32(truncatingIfNeeded: bits >> 32), limit, &generator)
      span[first] &+= 1
      span[second] &+= 1
      left -= 2
    }
    if left == 1 {
      let bits = UInt32(truncatingIfNeeded: generator.next())
      span[ClusterResampling.place(bits, limit, &generator)] &+= 1
    }
    return counts
  }
}
