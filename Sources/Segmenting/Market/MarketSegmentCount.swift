import Clustering
import LinearAlgebra
import Modeling
import Reading
import Statistics
import Vectorizing

/// How many kinds of account a market has, for planning, with the evidence.
///
/// Blocks that are permuted against each other are the signal families or, where only one family has data, its fields.
public struct MarketSegmentCount: Sendable {
  /// The number of kinds; 1 where none can be told apart.
  public let count: Int
  /// What was found for every number that was tried.
  public let result: ClusterCount.Result
  /// How many accounts were looked at.
  public let sampleCount: Int
  /// How many accounts there are.
  public let accountCount: Int
  /// What was permuted against each other: "families" or "fields"; nothing where there was only one.
  public let blockWord: String?

  /// At most so many accounts are looked at.
  public static let sampleLimit = 2000

  /// Chooses the number.
  ///
  /// - Parameters:
  ///   - encoded: All accounts.
  ///   - columnLimit: Blocks with more columns together are projected, each by itself, on as many directions in all.
  ///   - seed: Where the sample, permutations and weights come from.
  ///   - threadCount: How many threads may work; the result does not depend on it.
  /// - Throws: `SegmentingError` when a number is not finite or a factorization fails.
  public init(
    of encoded: EncodedAccounts, columnLimit: Int = 64, seed: UInt64, threadCount: Int
  ) throws(SegmentingError) {
    accountCount = encoded.rows.rowCount
    let rows = Self.sample(encoded.rows.rowCount, seed: seed)
    sampleCount = rows.count
    let groups = Self.groups(encoded)
    blockWord = groups.columns.count > 1 ? groups.word : nil
    guard groups.columns.count > 1 else {
      (count, result) = (1, .untried)
      return
    }
    let (matrix, blocks) = try Self.blocks(
      encoded.rows.written(rows), groups.columns, columnLimit, threadCount)
    var method = ClusterCount(blocks: blocks)
    method.threadCount = threadCount
    do {
      result = try method.result(matrix, seed: seed)
    } catch {
      throw .clustering(error)
    }
    count = result.count
  }

  /// The argument, in a sentence.
  public var sentence: String {
    let looked =
      sampleCount < accountCount
      ? "\(DecimalText.whole(sampleCount)) of \(DecimalText.whole(accountCount)) accounts"
      : "\(DecimalText.whole(accountCount)) accounts"
    guard let blockWord, let first = result.evidence.first, let last = result.evidence.last else {
      return
        "No kinds of account can be told apart: only one field has data, and nothing can be permuted against it."
    }
    let tried = "\(first.count) to \(last.count) kinds were tried on \(looked)"
    guard let chosen = result.evidence.first(where: { $0.count == count }) else {
      let why =
        result.pValue > 0.05
        ? "no number of kinds has a lower sum of squares than rows whose \(blockWord) are permuted "
          + "(p \(DecimalText.pValue(result.pValue)))"
        : "no partition comes back when accounts and features weigh a little more or less"
      return "No kinds of account can be told apart: \(tried), and \(why)."
    }
    let figures =
      "they explain \(DecimalText.percent(chosen.explained)) more of the differences between accounts than in rows whose "
      + "\(blockWord) are permuted, and come back with an agreement of \(DecimalText.fixed(chosen.stability, places: 2)) "
      + "when accounts and features weigh a little more or less (by chance "
      + "\(DecimalText.fixed(chosen.chanceStability, places: 2)))"
    let rule =
      result.bestCount == count
      ? "no number that comes back explains more beyond chance"
      : "no more than one standard error less than the best number, \(result.bestCount)"
    return "The market has \(count) kinds of account: \(tried); \(figures); \(rule)."
  }

  /// Returns rows drawn without replacement, ascending.
  private static func sample(_ count: Int, seed: UInt64) -> [Int] {
    guard count > sampleLimit else { return Array(0..<count) }
    var generator = SeededGenerator(seed: seed, stream: 77)
    return Array((0..<count).shuffled(using: &generator).prefix(sampleLimit)).sorted()
  }

  /// Returns the columns of the families, or of the fields where only one family has data.
  private static func groups(_ encoded: EncodedAccounts) -> (columns: [[Int]], word: String) {
    let families = encoded.blocks.map(\.columns).filter { !$0.isEmpty }
    guard families.count < 2 else { return (families, "families") }
    var fields: [String] = []
    var columns: [[Int]] = []
    for (index, column) in encoded.columns.enumerated() {
      if let place = fields.firstIndex(of: column.field) {
        columns[place].append(index)
      } else {
        fields.append(column.field)
        columns.append([index])
      }
    }
    return (columns, "fields")
  }

  /// Returns the rows with the columns of each block side by side, and few where there are many.
  private static func blocks(
    _ rows: Matrix, _ groups: [[Int]], _ limit: Int, _ threadCount: Int
  ) throws(SegmentingError) -> (Matrix, [Range<Int>]) {
    let total = groups.reduce(0) { $0 + $1.count }
    var parts: [Matrix] = []
    for columns in groups {
      let own = Matrix(rowCount: rows.rowCount, columnCount: columns.count) { row, column in
        rows[row, columns[column]]
      }
      // A projection of a block by itself leaves what ties blocks together to the permutation.
      let share = max(2, columns.count * limit / max(1, total))
      guard total > limit, columns.count > share else {
        parts.append(own)
        continue
      }
      do {
        parts.append(try Projection(of: own, count: share, threadCount: threadCount).rows)
      } catch {
        throw .projecting(error)
      }
    }
    var blocks: [Range<Int>] = []
    var place: [(part: Int, column: Int)] = []
    for (index, part) in parts.enumerated() {
      blocks.append(place.count..<place.count + part.columnCount)
      place += (0..<part.columnCount).map { (index, $0) }
    }
    let matrix = Matrix(rowCount: rows.rowCount, columnCount: place.count) { row, column in
      parts[place[column].part][row, place[column].column]
    }
    return (matrix, blocks)
  }
}
