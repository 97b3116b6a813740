/// The line on which each row of a file begins.
///
/// Most rows follow the one above on the next line, so only the rows that do not are kept.
public struct LineNumbers: RandomAccessCollection, Hashable, Sendable, ExpressibleByArrayLiteral {
  /// The rows that do not follow the one above, ascending, and their lines.
  private var starts: [Start] = []
  /// The number of rows.
  public private(set) var endIndex = 0

  private struct Start: Hashable {
    let row: UInt32
    let line: UInt32
  }

  /// Creates lines of no row.
  public init() {}

  /// Creates lines.
  public init(_ lines: some Sequence<Int>) {
    if let lines = lines as? LineNumbers {
      self = lines
    } else {
      for line in lines { append(line) }
    }
  }

  /// Creates lines.
  public init(arrayLiteral lines: Int...) {
    self.init(lines)
  }

  /// The first row.
  public var startIndex: Int { 0 }

  /// The line of a row.
  ///
  /// - Complexity: O(log n) in the rows that do not follow the one above.
  public subscript(row: Int) -> Int {
    precondition(row >= 0 && row < endIndex, "row \(row) is none of \(endIndex) rows")
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle].row) <= row { low = middle } else { high = middle }
    }
    return Int(starts[low].line) + row - Int(starts[low].row)
  }

  /// Adds the line of the next row.
  public mutating func append(_ line: Int) {
    if starts.last.map({ Int($0.line) + endIndex - Int($0.row) }) != line {
      starts.append(Start(row: UInt32(endIndex), line: UInt32(line)))
    }
    endIndex += 1
  }
}
