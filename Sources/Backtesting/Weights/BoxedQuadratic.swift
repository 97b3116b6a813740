/// The step that minimizes a quadratic within a box, exactly: gᵀd + ½ dᵀH d with lower ≤ d ≤ upper.
///
/// Shapes: H is n × n and positive definite; the box holds 0.
///
/// A primal active set: the entries held at a bound are fixed, the others solve their linear system; where that would leave the
/// box, the first bound on the way is held too, and where it does not, the bound is let go that the quadratic presses away
/// from most. Every step lowers the quadratic, so that a set cannot come again but by ties, which the count of rounds ends.
///
/// > Source: Stark and Parker, "Bounded-variable least-squares: an algorithm and applications", 1995, Computational
/// > Statistics 10, 129–141; Nocedal and Wright, "Numerical optimization", 2006, DOI 10.1007/978-0-387-40065-5, algorithm 16.3.
package struct BoxedQuadratic {
  private let order: Int
  private let hessian: [Double]
  private let gradient: [Double]
  private let lower: [Double]
  private let upper: [Double]
  private var step: [Double]
  private var isFree: [Bool]

  /// Returns the step; nothing where a system cannot be solved because H is not positive definite.
  ///
  /// - Parameters:
  ///   - hessian: H, n × n.
  ///   - gradient: g, n.
  ///   - lower: At most 0, n.
  ///   - upper: At least 0, n.
  /// - Returns: d, n.
  /// - Complexity: O(n³ / 6) for each change of the set that is held.
  package static func minimizer(
    hessian: [Double], gradient: [Double], lower: [Double], upper: [Double]
  ) -> [Double]? {
    precondition(
      hessian.count == gradient.count * gradient.count && lower.count == gradient.count
        && upper.count == gradient.count && lower.allSatisfy { $0 <= 0 }
        && upper.allSatisfy { $0 >= 0 },
      "\(hessian.count) entries, \(gradient.count) slopes, a box of \(lower) to \(upper)")
    var problem = BoxedQuadratic(
      hessian: hessian, gradient: gradient, lower: lower, upper: upper)
    return problem.solved() ? problem.step : nil
  }

  private init(hessian: [Double], gradient: [Double], lower: [Double], upper: [Double]) {
    order = gradient.count
    (self.hessian, self.gradient, self.lower, self.upper) = (hessian, gradient, lower, upper)
    step = [Double](repeating: 0, count: order)
    // What stands at a bound and is pressed against it begins as held.
    isFree = gradient.indices.map {
      !(lower[$0] >= 0 && gradient[$0] >= 0 || upper[$0] <= 0 && gradient[$0] <= 0)
    }
  }

  private mutating func solved() -> Bool {
    for _ in 0..<10 * order + 50 {
      guard let target = minimizerOfFree() else { return false }
      if let blocking = moved(to: target) {
        isFree[blocking] = false
      } else if let released = mostPressed() {
        isFree[released] = true
      } else {
        return true
      }
    }
    return true
  }

  /// H d + g at an entry.
  private func slope(_ row: Int, _ step: [Double]) -> Double {
    var sum = gradient[row]
    for column in 0..<order { sum += hessian[row * order + column] * step[column] }
    return sum
  }

  /// Returns where the free entries would be best with the others where they are.
  private func minimizerOfFree() -> [Double]? {
    let free = (0..<order).filter { isFree[$0] }
    guard !free.isEmpty else { return step }
    var own = [Double](repeating: 0, count: free.count * free.count)
    for (place, row) in free.enumerated() {
      for (other, column) in free.enumerated() {
        own[place * free.count + other] = hessian[row * order + column]
      }
    }
    guard let factor = CholeskyFactor(own, order: free.count) else { return nil }
    let change = factor.solution(of: free.map { -slope($0, step) })
    var target = step
    for (place, row) in free.enumerated() { target[row] += change[place] }
    return target
  }

  /// Moves toward a target as far as the box allows, and returns the entry that stops it; ties go to the lower index.
  private mutating func moved(to target: [Double]) -> Int? {
    var (share, blocking): (Double, Int?) = (1, nil)
    for row in 0..<order where isFree[row] {
      let change = target[row] - step[row]
      guard target[row] < lower[row] || target[row] > upper[row] else { continue }
      let bound = change < 0 ? lower[row] : upper[row]
      let own = max(0, (bound - step[row]) / change)
      if own < share || blocking == nil { (share, blocking) = (min(own, 1), row) }
    }
    for row in 0..<order where isFree[row] {
      let next = blocking == nil ? target[row] : step[row] + share * (target[row] - step[row])
      step[row] = min(upper[row], max(lower[row], next))
    }
    if let blocking {
      step[blocking] = target[blocking] < lower[blocking] ? lower[blocking] : upper[blocking]
    }
    return blocking
  }

  /// Returns the held entry that would gain most by leaving its bound; ties go to the lower index.
  private func mostPressed() -> Int? {
    let size = gradient.reduce(0) { max($0, $1.magnitude) }
    var (most, found): (Double, Int?) = (1e-13 * size, nil)
    for row in 0..<order where !isFree[row] && lower[row] < upper[row] {
      let slope = slope(row, step)
      let gain = step[row] <= lower[row] ? -slope : slope
      if gain > most { (most, found) = (gain, row) }
    }
    return found
  }
}
