/// What the columns of encoded rows are, and which entries of a row stand for which of them.
///
/// Shapes: d columns, written out: p numbers, then each block's levels. E entries: one for a missing number of
/// each of the p columns, then each block's levels, its missing entry and its entry for the mean. A row's level
/// has the value `levelValues` in its column and 0 in the block's others, less the block's `means`.
public struct EncodedLayout: Sendable, Equatable {
  /// One category, or one list of tags.
  public struct Block: Sendable, Equatable {
    /// The levels' columns, written out.
    public let columns: Range<Int>
    /// The entry of the first level.
    public let firstEntry: Int

    /// The entry that says that nothing is known: the block is left out of every distance.
    public var missingEntry: Int { firstEntry + columns.count }
    /// The entry that stands for the mean of the block, for a level that was never seen.
    public var meanEntry: Int { firstEntry + columns.count + 1 }
    /// The entries of the levels, in the order of their columns.
    public var levelEntries: Range<Int> { firstEntry..<missingEntry }
  }

  /// The number of numeric columns, p.
  public let numberCount: Int
  /// The blocks, in the order of their columns.
  public let blocks: [Block]
  /// What a level's column holds before the mean is taken off, d − p.
  public let levelValues: [Float]
  /// What is taken off a level's column, d − p.
  public let means: [Float]

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - numberCount: The number of numeric columns, p.
  ///   - levelCounts: How many levels each block has.
  ///   - levelValues: The values of all levels, block after block, d − p.
  ///   - means: What is taken off each, d − p.
  public init(numberCount: Int, levelCounts: [Int], levelValues: [Float], means: [Float]) {
    let levelCount = levelCounts.reduce(0, +)
    precondition(
      levelValues.count == levelCount && means.count == levelCount,
      "\(levelValues.count) values and \(means.count) means for \(levelCount) levels")
    var blocks: [Block] = []
    var (column, entry) = (numberCount, numberCount)
    for count in levelCounts {
      blocks.append(Block(columns: column..<column + count, firstEntry: entry))
      column += count
      entry += count + 2
    }
    self.numberCount = numberCount
    self.blocks = blocks
    self.levelValues = levelValues
    self.means = means
  }

  /// The number of columns of a row that is written out, d.
  public var columnCount: Int { numberCount + levelValues.count }
  /// The number of entries, E.
  public var entryCount: Int { columnCount + 2 * blocks.count }

  /// Returns the entry for a missing number.
  public func missingEntry(ofNumber column: Int) -> Int { column }

  func levelValue(_ column: Int) -> Float { levelValues[column - numberCount] }
  func mean(_ column: Int) -> Float { means[column - numberCount] }
}
