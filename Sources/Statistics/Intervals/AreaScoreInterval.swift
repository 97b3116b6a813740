/// Newcombe's score interval of an area under the ROC curve, which has a width even at 0 and 1.
public enum AreaScoreInterval {
  /// Returns the 95 % interval: all θ with |θ̂ − θ| ≤ z √V(θ).
  ///
  /// V(θ) = θ (1 − θ) (1 + (N − 1) ((1 − θ)/(2 − θ) + θ/(1 + θ))) ÷ (m n), with N = (m + n)/2. It does not know of
  /// ties and is too wide where there are many.
  ///
  /// - Parameters:
  ///   - area: θ̂, from 0 to 1.
  ///   - successes: m, above 0; need not be whole.
  ///   - failures: n, above 0.
  /// - Returns: An interval within 0 to 1 that holds the area.
  ///
  /// > Source: Newcombe, "Confidence intervals for an effect size measure based on the Mann–Whitney statistic.
  /// > Part 2", 2006, DOI 10.1002/sim.2324, the score interval by V₂.
  public static func bounds(
    _ area: Double, successes: Double, failures: Double
  ) -> ClosedRange<Double> {
    precondition(
      area >= 0 && area <= 1 && successes > 0 && failures > 0,
      "area \(area) of \(successes) successes and \(failures) failures")
    func isWithin(_ theta: Double) -> Bool {
      let spread =
        1 + ((successes + failures) / 2 - 1)
        * ((1 - theta) / (2 - theta) + theta / (1 + theta))
      let variance = theta * (1 - theta) * spread / (successes * failures)
      return (area - theta).magnitude <= WilsonInterval.z95 * variance.squareRoot()
    }
    return end(from: area, to: 0, isWithin)...end(from: area, to: 1, isWithin)
  }

  /// Returns where the interval ends between a value within it and one that may be beyond it, by halving.
  private static func end(
    from inner: Double, to outer: Double, _ isWithin: (Double) -> Bool
  ) -> Double {
    guard inner != outer else { return inner }
    var (inside, outside) = (inner, outer)
    for _ in 0..<60 {
      let middle = (inside + outside) / 2
      if isWithin(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }
}
