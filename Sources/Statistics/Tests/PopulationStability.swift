import Foundation

/// The population stability index of two samples over the same bins, with the limit that chance keeps to.
///
/// With p̂ᵢ and q̂ᵢ the shares of n and m over B bins, each count raised by one half, PSI = Σ (q̂ᵢ − p̂ᵢ) ln(q̂ᵢ ÷ p̂ᵢ).
/// Where both samples come from one population, PSI ÷ (1/n + 1/m) is near chi-square with B − 1 degrees of freedom, so
/// that the limit shrinks with the samples; the usual 0.1 and 0.25 know nothing of them.
///
/// > Source: Yurdakul, Naranjo, "Statistical properties of the population stability index", 2020,
/// > DOI 10.21314/JRMV.2020.227.
public struct PopulationStability: Sendable, Equatable {
  /// The index; 0 with fewer than two bins.
  public let index: Double
  /// What the index of samples of one population stays below 19 times in 20.
  public let limit: Double
  /// The probability of an index at least as large in samples of one population; 1 with fewer than two bins.
  public let p: Double
  /// Bins that hold anything.
  public let binCount: Int
  /// 1/n + 1/m.
  private let scale: Double

  /// Compares two samples.
  ///
  /// - Parameters:
  ///   - reference: How many of the first sample are in each bin, B.
  ///   - current: The same of the second sample, B.
  /// - Complexity: O(B).
  public init(reference: [Int], current: [Int]) {
    precondition(
      reference.count == current.count, "\(reference.count) bins and \(current.count)")
    let bins = zip(reference, current).filter { $0 + $1 > 0 }
    binCount = bins.count
    let (n, m) = (
      Double(reference.reduce(0, +)), Double(current.reduce(0, +))
    )
    guard bins.count > 1, n > 0, m > 0 else {
      (index, limit, p, scale) = (0, 0, 1, 0)
      return
    }
    let added = Double(bins.count) / 2
    let index = bins.reduce(0.0) { sum, bin in
      let (p, q) = ((Double(bin.0) + 0.5) / (n + added), (Double(bin.1) + 0.5) / (m + added))
      return sum + (q - p) * log(q / p)
    }
    let scale = 1 / n + 1 / m
    self.scale = scale
    self.index = index
    limit = ChiSquareQuantile.upper(0.05, degreesOfFreedom: bins.count - 1) * scale
    p = IncompleteGamma.chiSquareUpperTail(index / scale, degreesOfFreedom: bins.count - 1)
  }
}

extension PopulationStability {
  /// Returns what the index of samples of one population exceeds with that probability; 0 with fewer than two bins.
  public func limit(_ p: Double) -> Double {
    binCount > 1 ? ChiSquareQuantile.upper(p, degreesOfFreedom: binCount - 1) * scale : 0
  }
}

/// Quantiles of the chi-square distribution.
public enum ChiSquareQuantile {
  /// Returns x with P(X ≥ x) = p, by halving.
  public static func upper(_ p: Double, degreesOfFreedom: Int) -> Double {
    precondition(p > 0 && p < 1 && degreesOfFreedom > 0, "p \(p), \(degreesOfFreedom) degrees")
    var (low, high) = (0.0, Double(degreesOfFreedom) + 10)
    func tail(_ x: Double) -> Double {
      IncompleteGamma.chiSquareUpperTail(x, degreesOfFreedom: degreesOfFreedom)
    }
    while tail(high) > p { high *= 2 }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if tail(middle) > p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
