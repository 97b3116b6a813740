import CVectorKernels

extension Matrix {
  /// Returns the rows' numbers in an order in which neighbors in the list are neighbors in space.
  ///
  /// Halves the rows at the median along the direction in which a sample of them spreads most, and the halves
  /// again, until 16 are left; halves begin at multiples of 16. The same for the same rows.
  ///
  /// - Returns: Every row's number once.
  /// - Complexity: O(n · d · log n) time, O(n) space.
  public func spatialOrder() -> [Int] {
    var order = Array(0..<Int32(rowCount))
    guard stride > 0 else { return order.map(Int.init) }
    var open = [0..<rowCount]
    while let range = open.popLast() {
      guard range.count > Self.laneCount else { continue }
      let part = Array(order[range])
      var keys = keys(of: part, along: direction(of: part))
      let half = (range.count / 2 + Self.laneCount - 1) / Self.laneCount * Self.laneCount
      Self.select(half, in: &keys)
      for (place, key) in keys.enumerated() {
        order[range.lowerBound + place] = part[Int(UInt32(truncatingIfNeeded: key))]
      }
      open.append(range.lowerBound..<range.lowerBound + half)
      open.append(range.lowerBound + half..<range.upperBound)
    }
    return order.map(Int.init)
  }

  /// Numbers that sort as the products do and that name their rows' places; all are different.
  private func keys(of part: [Int32], along direction: [Float]) -> [UInt64] {
    products(of: part, with: direction).enumerated().map { place, product in
      let bits = product.bitPattern
      let rising = bits >> 31 == 1 ? ~bits : bits | 1 << 31
      return UInt64(rising) << 32 | UInt64(place)
    }
  }

  /// The direction of the greatest spread of at most 64 rows, by power iteration from the farthest one.
  private func direction(of part: [Int32]) -> [Float] {
    let step = (part.count + 63) / 64
    let sample = Swift.stride(from: 0, to: part.count, by: step).map { part[$0] }
    let even = [Float](repeating: 1 / Float(sample.count), count: sample.count)
    let middle = sum(of: sample, times: even)
    var direction = [Float](repeating: 0, count: stride)
    var factors = [Float](repeating: 0, count: sample.count)
    let distances = sample.map { row in
      zip(self.row(Int(row)), middle).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    factors[distances.indices.max { (distances[$0], $1) < (distances[$1], $0) } ?? 0] = 1
    for _ in 0..<4 {
      let total = factors.reduce(0, +)
      direction = zip(sum(of: sample, times: factors), middle).map { $0 - total * $1 }
      let length = direction.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0, length.isFinite else { break }
      direction = direction.map { $0 / length }
      let offset = zip(direction, middle).reduce(0) { $0 + $1.0 * $1.1 }
      factors = products(of: sample, with: direction).map { $0 - offset }
    }
    return direction
  }

  private func products(of part: [Int32], with direction: [Float]) -> [Float] {
    var products = [Float](repeating: 0, count: part.count)
    unsafe tessera_project(storage, Int64(stride), part, Int64(part.count), direction, &products)
    return products
  }

  private func sum(of part: [Int32], times factors: [Float]) -> [Float] {
    var sum = [Float](repeating: 0, count: stride)
    unsafe tessera_add_rows(storage, Int64(stride), part, Int64(part.count), factors, &sum)
    return sum
  }

  /// Moves the `count` smallest keys to the front.
  ///
  /// > Source: Hoare, "Algorithm 65: Find", 1961, DOI 10.1145/366622.366647.
  private static func select(_ count: Int, in keys: inout [UInt64]) {
    var (low, high) = (0, keys.count - 1)
    while low < high {
      let pivot = keys[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while keys[left] < pivot { left += 1 }
        while keys[right] > pivot { right -= 1 }
        guard left <= right else { break }
        keys.swapAt(left, right)
        left += 1
        right -= 1
      }
      if count <= right { high = right } else if count >= left { low = left } else { return }
    }
  }
}
