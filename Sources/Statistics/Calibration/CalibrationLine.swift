import Foundation

/// How forecasts of probabilities have to be moved and stretched to agree with what came true.
///
/// Logistic regression of the outcomes on the logit of the forecasts, by Newton's method with halved steps: slope 1
/// and intercept 0 are perfect, a slope below 1 says that forecasts are too extreme. Calibration in the large has the
/// slope held at 1, and its intercept says on the scale of logits how much too low the forecasts are as a whole.
///
/// > Source: Cox, "Two further applications of a model for binary regression", 1958, DOI 10.1093/biomet/45.3-4.562;
/// > Steyerberg et al., 2010, DOI 10.1097/EDE.0b013e3181c30fb2.
public struct CalibrationLine: Sendable, Equatable {
  /// A coefficient with its standard error.
  public struct Coefficient: Sendable, Equatable {
    /// The value.
    public let value: Double
    /// Its standard error.
    public let standardError: Double
    /// The 95 % interval by the normal distribution.
    public var interval: ClosedRange<Double> {
      let reach = WilsonInterval.z95 * standardError
      return value - reach...value + reach
    }
  }

  /// The share that came true less the mean forecast; NaN without forecasts.
  public let excess: Double
  /// The intercept with the slope held at 1; nothing with one class only.
  public let inTheLarge: Coefficient?
  /// The intercept of the line; nothing where the slope is nothing.
  public let intercept: Coefficient?
  /// The slope; nothing with one class only, equal forecasts, or forecasts that part the classes completely.
  public let slope: Coefficient?

  /// Fits the line.
  ///
  /// - Parameters:
  ///   - forecasts: n probabilities; those within 2.2e-16 of 0 and 1 are moved to that distance.
  ///   - outcomes: What came true, n.
  public init(forecasts: [Double], outcomes: [Bool]) {
    precondition(
      forecasts.count == outcomes.count, "\(forecasts.count) forecasts, \(outcomes.count) outcomes")
    let n = Double(forecasts.count)
    excess = (Double(outcomes.count { $0 }) - forecasts.reduce(0, +)) / n
    let logits = forecasts.map { forecast in
      let kept = min(1 - LogLoss.margin, max(LogLoss.margin, forecast))
      return log(kept / (1 - kept))
    }
    let fit = LogitFit(logits: logits, outcomes: outcomes)
    inTheLarge = fit.hasBothClasses ? fit.shift : nil
    let line = fit.isParted ? nil : fit.line
    intercept = line?.intercept
    slope = line?.slope
  }
}

/// Newton's method for y on a + b x.
private struct LogitFit {
  let logits: [Double]
  let outcomes: [Bool]

  private var won: [Double] { zip(logits, outcomes).filter(\.1).map(\.0) }
  private var lost: [Double] { zip(logits, outcomes).filter { !$0.1 }.map(\.0) }

  var hasBothClasses: Bool { outcomes.contains(true) && outcomes.contains(false) }

  /// Whether a cut parts the classes, so that the likelihood has no maximum.
  var isParted: Bool {
    guard let low = won.min(), let high = won.max(), let otherLow = lost.min(),
      let otherHigh = lost.max()
    else { return true }
    return otherHigh <= low || high <= otherLow
  }

  var shift: CalibrationLine.Coefficient? {
    climbed(from: (0, 1), isSlopeFree: false).map {
      .init(value: $0.a, standardError: (1 / $0.point.aa).squareRoot())
    }
  }

  var line: (intercept: CalibrationLine.Coefficient, slope: CalibrationLine.Coefficient)? {
    climbed(from: (0, 0), isSlopeFree: true).map { end in
      let determinant = end.point.aa * end.point.bb - end.point.ab * end.point.ab
      return (
        .init(value: end.a, standardError: (end.point.bb / determinant).squareRoot()),
        .init(value: end.b, standardError: (end.point.aa / determinant).squareRoot())
      )
    }
  }

  /// The log-likelihood, its gradient and its negative second derivatives.
  private struct Point {
    var value = 0.0
    var a = 0.0
    var b = 0.0
    var aa = 0.0
    var ab = 0.0
    var bb = 0.0
  }

  private func point(_ a: Double, _ b: Double) -> Point {
    var point = Point()
    for (logit, cameTrue) in zip(logits, outcomes) {
      let line = a + b * logit
      let small = exp(-line.magnitude)
      let chance = (line < 0 ? small : 1) / (1 + small)
      let error = (cameTrue ? 1 : 0) - chance
      let weight = chance * (1 - chance)
      // ln(1 + eˣ) without overflow.
      point.value += (cameTrue ? line : 0) - (max(line, 0) + log1p(small))
      point.a += error
      point.b += error * logit
      point.aa += weight
      point.ab += weight * logit
      point.bb += weight * logit * logit
    }
    return point
  }

  /// Returns where the likelihood is highest; nothing where no step leads there.
  private func climbed(
    from start: (a: Double, b: Double), isSlopeFree: Bool
  ) -> (a: Double, b: Double, point: Point)? {
    var (a, b) = start
    var here = point(a, b)
    for _ in 0..<100 {
      let determinant = isSlopeFree ? here.aa * here.bb - here.ab * here.ab : here.aa
      guard determinant > 0 else { return nil }
      let stepA =
        isSlopeFree ? (here.bb * here.a - here.ab * here.b) / determinant : here.a / here.aa
      let stepB = isSlopeFree ? (here.aa * here.b - here.ab * here.a) / determinant : 0
      // The error left after a step is of the order of its square, and rounding hides what so small a step gains.
      if max(stepA.magnitude, stepB.magnitude) <= 1e-8 * max(1, a.magnitude, b.magnitude) {
        return (a + stepA, b + stepB, point(a + stepA, b + stepB))
      }
      // A gain that rounding of so many terms hides cannot be checked; that near the top the whole step is right.
      let promised = stepA * here.a + stepB * here.b
      let isHidden = promised <= 1e-15 * Double(logits.count) * max(1, here.value.magnitude)
      var length = 1.0
      var next = point(a + stepA, b + stepB)
      while !isHidden, !(next.value >= here.value), length > 1e-6 {
        length /= 2
        next = point(a + length * stepA, b + length * stepB)
      }
      guard isHidden || next.value >= here.value else { return nil }
      (a, b, here) = (a + length * stepA, b + length * stepB, next)
    }
    return nil
  }
}
