import LinearAlgebra
import Statistics

/// How many clusters of k-means the rows tell apart, by what beats permuted rows and comes back, and by no elbow.
///
/// Three questions, each asked of the rows and of rows whose blocks are permuted:
/// 1. Is the sum of squares lower than that of permuted rows, for any number of clusters? One test for all numbers:
///    the least standardized sum of squares of the rows has its rank among those of the permuted sets, each set being
///    standardized by all others.
/// 2. Does the partition come back when rows and columns weigh a little more or less? Its stability is the mean
///    adjusted Rand index over the draws, s; that of permuted rows, c, is what chance gives. It comes back where s is
///    0.9 or more, or surely beyond chance: above every permuted set, by two standard errors, and at least half way from
///    chance to perfect, (s − c) ÷ (1 − c) ≥ 0.5.
/// 3. Which number explains most beyond chance? The mean sum of squares of permuted rows less that of the rows, over the
///    total. Finer partitions explain more, but permuted rows catch up. Of the numbers that come back, the fewest clusters
///    are taken whose part is within one standard error of the greatest.
///
/// Where the first test fails, or no partition comes back, there is one cluster. Stability alone would not do: rows of
/// categories fall into cells that always come back, and permuted rows have kinds within each block.
///
/// > Source: Ben-Hur, Elisseeff and Guyon, "A stability based method for discovering structure in clustered
/// > data", 2002, DOI 10.1142/9789812799623_0002, for stability; Tibshirani, Walther and Hastie, 2001,
/// > DOI 10.1111/1467-9868.00293, for sums of squares beside a null and the rule of one standard error; Mohajer,
/// > Englmeier and Schmid, 2010, arXiv:1103.4767, for their difference without a logarithm.
public struct ClusterCount: Sendable {
  /// The columns of every block, at least two blocks; they do not overlap.
  public var blocks: [Range<Int>]
  /// The numbers of clusters that are tried.
  public var counts = 2...12
  /// How many times rows and columns are weighted anew.
  public var drawCount = 10
  /// How many permuted sets of rows there are; with 19 the first test has a level of 1 in 20.
  public var nullCount = 19
  /// How many of them are weighted anew as well.
  public var judgedNullCount = 5
  /// What the p-value of the first test may be.
  public var level = 0.05
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// From this stability on a partition comes back, whatever chance gives.
  public static let usualStability = 0.9
  /// How far from chance to perfect a less stable partition must go.
  public static let leastReliability = 0.5

  /// Creates a method for rows of these blocks.
  public init(blocks: [Range<Int>]) {
    precondition(blocks.count >= 2, "\(blocks.count) block has nothing to be permuted against")
    self.blocks = blocks
  }

  /// What was found.
  public struct Result: Sendable, Equatable {
    /// The number of clusters; 1 where none can be told apart.
    public let count: Int
    /// The number that explains most beyond chance; 1 where none can be told apart.
    public let bestCount: Int
    /// The p-value of the test that some number of clusters has less squares than chance gives.
    public let pValue: Double
    /// The evidence, one entry for each number that was tried.
    public let evidence: [Evidence]

    /// What is found where nothing can be tried.
    public static let untried = Result(count: 1, bestCount: 1, pValue: 1, evidence: [])
  }

  /// What there is for and against one number of clusters.
  public struct Evidence: Sendable, Equatable {
    /// The number of clusters, k.
    public let count: Int
    /// The sum of squares over its mean on permuted rows.
    public let squaresRatio: Double
    /// How many standard deviations of permuted sets it lies from that mean; below 0 is better.
    public let z: Double
    /// The mean adjusted Rand index when rows and columns are weighted anew, at most 1.
    public let stability: Double
    /// The mean of the same on permuted rows.
    public let chanceStability: Double
    /// The greatest stability of a permuted set.
    public let greatestChanceStability: Double
    /// The standard error of the stability less that of chance.
    public let standardError: Double

    /// What is explained beyond chance: the mean sum of squares of permuted rows less that of the rows, over the total.
    public let explained: Double
    /// The standard error of that.
    public let explainedError: Double

    /// How far the stability goes from chance to perfect.
    public var reliability: Double {
      chanceStability < 1 ? (stability - chanceStability) / (1 - chanceStability) : 0
    }
    /// Whether the partition comes back: by itself, or surely beyond chance.
    public var comesBack: Bool {
      let isBeyondChance =
        stability > greatestChanceStability && stability - chanceStability > 2 * standardError
      return stability >= ClusterCount.usualStability
        || isBeyondChance && reliability >= ClusterCount.leastReliability
    }
  }

  /// Returns how many clusters there are.
  ///
  /// - Parameters:
  ///   - rows: n × d, finite.
  ///   - seed: Where permutations and weights come from.
  /// - Returns: The number and the evidence; numbers above n are not tried.
  /// - Throws: `ClusteringError.notFinite`.
  /// - Complexity: 1 + nulls + draws · (1 + judged nulls) Ward trees, and a k-means for each and each number.
  public func result(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> Result {
    try ClusteringError.checkFinite(rows)
    let tried = counts.filter { $0 >= 2 && $0 < rows.rowCount }
    let judged = min(judgedNullCount, nullCount)
    guard !tried.isEmpty, nullCount > 1, judged > 0, drawCount > 1 else {
      return .untried
    }
    // Set 0 is the rows, the others are permuted; every set has its own random numbers.
    let sets = ChunkedWork.map(chunkCount: 1 + nullCount, threadCount: threadCount) { set in
      Partitions(set == 0 ? rows : permuted(rows, set, seed), counts: tried, weights: nil)
    }
    let tasks = (0...judged).flatMap { set in (0..<drawCount).map { (set: set, draw: $0) } }
    let agreements = ChunkedWork.map(chunkCount: tasks.count, threadCount: threadCount) { task in
      let (set, draw) = tasks[task]
      let own = set == 0 ? rows : permuted(rows, set, seed)
      return agreement(own, sets[set], counts: tried, seed: seed, stream: set * drawCount + draw)
    }
    let stabilities = (0...judged).map { set in
      tried.indices.map { place in
        (0..<drawCount).map { agreements[set * drawCount + $0][place] }
      }
    }
    let total = Inertia.sum(
      rows, labels: [Int](repeating: 0, count: rows.rowCount), threadCount: threadCount)
    return chosen(tried, squares: sets.map(\.squares), total: total, stabilities)
  }

  private func permuted(_ rows: Matrix, _ set: Int, _ seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed, stream: UInt64(set))
    return BlockNull(blocks: blocks).permuted(rows, using: &generator)
  }

  /// Returns, for each number, how well the partition of reweighted rows agrees with the set's own.
  private func agreement(
    _ rows: Matrix, _ own: Partitions, counts: [Int], seed: UInt64, stream: Int
  ) -> [Double] {
    var generator = SeededGenerator(seed: seed, stream: UInt64(1_000_000 + stream))
    let weights = ReweightedStability.weights(count: rows.rowCount, using: &generator)
    var weighted = rows
    for block in blocks {
      let factors = ReweightedStability.weights(count: block.count, using: &generator)
      for (column, factor) in zip(block, factors) {
        let root = Float(factor.squareRoot())
        for row in 0..<rows.rowCount { weighted[row, column] *= root }
      }
    }
    let drawn = Partitions(weighted, counts: counts, weights: weights.map { Float($0) })
    return zip(own.labels, drawn.labels).map { AdjustedRand.index($0, $1) }
  }

  /// The partitions of one set of rows for every number of clusters: Lloyd's passes from the cuts of one Ward tree.
  private struct Partitions: Sendable {
    var labels: [[Int]] = []
    var squares: [Double] = []

    init(_ rows: Matrix, counts: [Int], weights: [Float]?) {
      let treeWeights = weights?.map { max($0, 1e-6) }
      let tree = WardTree().tree(rows, weights: treeWeights)
      for count in counts {
        let cut = tree.labels(clusterCount: count).map(Int32.init)
        let start = rows.means(ofLabels: cut, weights: treeWeights, clusterCount: count)
        var method = KMeans(clusterCount: count)
        method.maximumIterationCount = 30
        let fit = method.fit(rows, weights: treeWeights, from: start)
        labels.append(fit.labels)
        squares.append(fit.inertia)
      }
    }
  }

  /// Puts the evidence together.
  ///
  /// - Parameters:
  ///   - counts: The numbers that were tried, m.
  ///   - squares: The sums of squares, sets × m, the rows first.
  ///   - total: The sum of squares of one cluster.
  ///   - stabilities: The adjusted Rand indices, judged sets × m × draws, the rows first.
  /// - Returns: The result.
  package func chosen(
    _ counts: [Int], squares: [[Double]], total: Double, _ stabilities: [[[Double]]]
  ) -> Result {
    let evidence = counts.indices.map { place -> Evidence in
      let null = Moments(squares.dropFirst().map { $0[place] })
      let own = Moments(stabilities[0][place])
      let means = stabilities.dropFirst().map { Moments($0[place]).mean }
      let chance = Moments(means)
      let error = own.variance / Double(own.count) + chance.variance / Double(chance.count)
      return Evidence(
        count: counts[place], squaresRatio: null.mean > 0 ? squares[0][place] / null.mean : 1,
        z: null.variance > 0 ? (squares[0][place] - null.mean) / null.variance.squareRoot() : 0,
        stability: own.mean, chanceStability: chance.mean,
        greatestChanceStability: means.max() ?? 1, standardError: error.squareRoot(),
        explained: total > 0 ? (null.mean - squares[0][place]) / total : 0,
        explainedError: total > 0
          ? (null.variance * (1 + 1 / Double(null.count))).squareRoot() / total : 0)
    }
    let pValue = Self.pValue(squares)
    let lasting = pValue <= level + 1e-9 ? evidence.filter(\.comesBack) : []
    guard let best = lasting.max(by: { ($0.explained, -$0.count) < ($1.explained, -$1.count) })
    else { return Result(count: 1, bestCount: 1, pValue: pValue, evidence: evidence) }
    let fewest =
      lasting.first { $0.explained >= best.explained - best.explainedError } ?? best
    return Result(
      count: fewest.count, bestCount: best.count, pValue: pValue, evidence: evidence)
  }

  /// Returns the rank of the rows' least standardized sum of squares among those of all sets, over their number.
  ///
  /// Every set, the rows among them, is standardized by the mean and deviation of all others, so that under the null no
  /// set is set apart and the p-value is exact.
  private static func pValue(_ squares: [[Double]]) -> Double {
    let places = squares[0].indices
    let least = squares.indices.map { set in
      places.map { place -> Double in
        let others = Moments(squares.indices.filter { $0 != set }.map { squares[$0][place] })
        let difference = squares[set][place] - others.mean
        let deviation = others.variance.squareRoot()
        return deviation > 1e-9 * others.mean ? difference / deviation : 0
      }.min() ?? 0
    }
    return Double(least.count { $0 <= least[0] }) / Double(least.count)
  }

  /// Mean and variance of some numbers.
  private struct Moments {
    let count: Int
    let mean: Double
    let variance: Double

    init(_ values: [Double]) {
      let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      (count, self.mean) = (max(1, values.count), mean)
      variance = values.count > 1 ? squares / Double(values.count - 1) : 0
    }
  }
}
