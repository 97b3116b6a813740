import LinearAlgebra
import Statistics

/// Random encoded rows beside what they mean: one-hot columns written out, and which of them are known.
public struct RandomEncodedRows {
  /// The rows.
  public let encoded: EncodedRows
  /// The same written out, n × d, centered; what is missing is 0.
  public let written: [[Double]]
  /// Whether a value is known, n × d.
  public let isKnown: [[Bool]]

  /// Draws rows of `numberCount` numbers, one category for each of `levelCounts`, and tags.
  ///
  /// A share of the numbers, categories and tag lists is missing, and a few categories stand at the mean.
  public init(
    count: Int, numberCount: Int, levelCounts: [Int], tagCount: Int, missingShare: Double,
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let counts = levelCounts + (tagCount > 0 ? [tagCount] : [])
    let levels = counts.reduce(0, +)
    let layout = EncodedLayout(
      numberCount: numberCount, levelCounts: counts,
      levelValues: (0..<levels).map { _ in Float(0.5 + generator.unit()) },
      means: (0..<levels).map { _ in Float(generator.unit() * 0.3) })
    var numbers = Matrix(rowCount: count, columnCount: numberCount)
    var codes: [Int32] = []
    var (offsets, entries, values): ([Int64], [Int32], [Float]) = ([0], [], [])
    var written: [[Double]] = []
    var isKnown: [[Bool]] = []
    for row in 0..<count {
      var line = [Double](repeating: 0, count: layout.columnCount)
      var known = [Bool](repeating: true, count: layout.columnCount)
      for column in 0..<numberCount {
        if generator.unit() < missingShare {
          known[column] = false
          entries.append(Int32(layout.missingEntry(ofNumber: column)))
          values.append(1)
        } else {
          numbers[row, column] = Float(generator.unit() * 4 - 2)
          line[column] = Double(numbers[row, column])
        }
      }
      for block in layout.blocks.prefix(levelCounts.count) {
        let fate = generator.unit()
        if fate < missingShare {
          codes.append(Int32(block.missingEntry))
          for column in block.columns { known[column] = false }
        } else if fate < missingShare + 0.05 {
          codes.append(Int32(block.meanEntry))
        } else {
          let level = Int(generator.next(upperBound: UInt64(block.columns.count)))
          codes.append(Int32(block.firstEntry + level))
          for column in block.columns {
            line[column] = -Double(layout.means[column - numberCount])
          }
          line[block.columns.lowerBound + level] += Double(
            layout.levelValues[block.columns.lowerBound + level - numberCount])
        }
      }
      if tagCount > 0, let block = layout.blocks.last {
        if generator.unit() < missingShare {
          entries.append(Int32(block.missingEntry))
          values.append(1)
          for column in block.columns { known[column] = false }
        } else {
          let tags = block.columns.indices.filter { _ in generator.unit() < 0.3 }
          let factor = 1 / Float(max(1, tags.count)).squareRoot()
          for column in block.columns {
            line[column] = -Double(layout.means[column - numberCount])
          }
          for column in tags {
            entries.append(Int32(block.firstEntry + column - block.columns.lowerBound))
            values.append(factor)
            line[column] += Double(factor * layout.levelValues[column - numberCount])
          }
        }
      }
      offsets.append(Int64(entries.count))
      written.append(line)
      isKnown.append(known)
    }
    encoded = EncodedRows(
      layout: layout, numbers: numbers, codeCount: levelCounts.count, codes: codes,
      offsets: offsets, entries: entries, values: values)
    self.written = written
    self.isKnown = isKnown
  }

  /// The masked squared distance of a row to a center: Σ over the known columns of (x − c)².
  public func squaredDistance(_ row: Int, to center: [Double]) -> Double {
    var total = 0.0
    for column in center.indices where isKnown[row][column] {
      let difference = written[row][column] - center[column]
      total += difference * difference
    }
    return total
  }

  /// The weighted means of the known values of some rows; 0 where none is known.
  public func mean(of rows: [Int], weights: [Float]? = nil) -> [Double] {
    written[0].indices.map { column in
      var (sum, total) = (0.0, 0.0)
      for row in rows where isKnown[row][column] {
        let weight = Double(weights?[row] ?? 1)
        sum += weight * written[row][column]
        total += weight
      }
      return total > 0 ? sum / total : 0
    }
  }
}
