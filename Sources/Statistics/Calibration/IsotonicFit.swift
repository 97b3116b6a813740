/// The sequence that never falls and is nearest to given values by weighted squares.
///
/// Neighbors that fall are pooled to their weighted mean until none does (pool adjacent violators). For rates weighted
/// by trials it is the likeliest sequence of rising chances.
///
/// > Source: Ayer, Brunk, Ewing, Reid and Silverman, "An empirical distribution function for sampling with incomplete
/// > information", 1955, DOI 10.1214/aoms/1177728423.
public struct IsotonicFit: Sendable, Equatable {
  /// Neighbors that share a value, from the first to the last; each value is above the one before.
  public let blocks: [Block]

  /// Neighbors that share a value.
  public struct Block: Sendable, Equatable {
    /// Their places.
    public let places: Range<Int>
    /// Their weighted mean.
    public let value: Double
    /// Their weights together.
    public let weight: Double
  }

  /// Fits a sequence.
  ///
  /// - Parameters:
  ///   - values: n finite numbers in their order.
  ///   - weights: Their weights, n, above 0.
  /// - Complexity: O(n).
  public init(_ values: [Double], weights: [Double]) {
    precondition(
      values.count == weights.count, "\(values.count) values, \(weights.count) weights")
    precondition(
      weights.allSatisfy { $0 > 0 }, "\(weights.count { !($0 > 0) }) of \(weights.count) weights")
    var blocks: [(places: Range<Int>, sum: Double, weight: Double)] = []
    for place in values.indices {
      var block = (
        places: place..<place + 1, sum: values[place] * weights[place], weight: weights[place]
      )
      while let last = blocks.last, last.sum / last.weight >= block.sum / block.weight {
        block.places = last.places.lowerBound..<block.places.upperBound
        (block.sum, block.weight) = (block.sum + last.sum, block.weight + last.weight)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    self.blocks = blocks.map {
      Block(places: $0.places, value: $0.sum / $0.weight, weight: $0.weight)
    }
  }

  /// The fitted values, n.
  public var values: [Double] {
    blocks.flatMap { block in block.places.map { _ in block.value } }
  }
}
