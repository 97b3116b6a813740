/// Ward's tree of segments by the formula of Lance and Williams on a table of squared dissimilarities, O(k³).
///
/// d²(i ∪ j, k) = ((nᵢ + nₖ) d²(i, k) + (nⱼ + nₖ) d²(j, k) − nₖ d²(i, j)) ÷ (nᵢ + nⱼ + nₖ), from
/// d²(i, j) = 2 nᵢ nⱼ ÷ (nᵢ + nⱼ) · ‖cᵢ − cⱼ‖²; a height is d.
///
/// > Source: Murtagh and Legendre, 2014, DOI 10.1007/s00357-014-9161-z, equation 9.
struct NaiveSegmentTree {
  /// The heights, ascending, and which segments are below each merger.
  private(set) var merges: [(height: Double, segments: Set<Int>)] = []

  init(_ centers: [[Double]], sizes: [Int]) {
    var sizes = sizes.map(Double.init)
    var below = centers.indices.map { Set([$0]) }
    var table = centers.indices.map { i in
      centers.indices.map { j in
        let squared = zip(centers[i], centers[j]).reduce(0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
        return 2 * sizes[i] * sizes[j] / (sizes[i] + sizes[j]) * squared
      }
    }
    var open = Array(centers.indices)
    while open.count > 1 {
      var best = (squared: Double.infinity, i: 0, j: 0)
      for (place, i) in open.enumerated() {
        for j in open[(place + 1)...] where table[i][j] < best.squared {
          best = (table[i][j], i, j)
        }
      }
      let (i, j) = (best.i, best.j)
      for k in open where k != i && k != j {
        let sum =
          (sizes[i] + sizes[k]) * table[i][k] + (sizes[j] + sizes[k]) * table[j][k]
          - sizes[k] * table[i][j]
        table[i][k] = sum / (sizes[i] + sizes[j] + sizes[k])
        table[k][i] = table[i][k]
      }
      sizes[i] += sizes[j]
      below[i].formUnion(below[j])
      open.removeAll { $0 == j }
      merges.append((best.squared.squareRoot(), below[i]))
    }
  }
}
