extension Criterion {
  /// The most points that the criterion gives or takes, with their sign, in hundredths of a point.
  ///
  /// What takes more than it gives counts as taking. This is what weights are told by: a criterion of 20 points may give
  /// 20, 10 or none.
  public var weight: Int { Self.weight(of: attainable) }

  /// The same before the factor.
  package var weightAsWritten: Int { Self.weight(of: attainableAsWritten) }

  private static func weight(of range: ClosedRange<Int>) -> Int {
    -range.lowerBound > range.upperBound ? range.lowerBound : range.upperBound
  }

  /// Returns the criterion with another weight, its levels, bands and steps in proportion to what they were.
  ///
  /// Points that were whole stay whole, as people write them; others keep two decimals. The weight itself is exact where
  /// a single value of the criterion has it. A factor becomes part of the points.
  ///
  /// - Parameter weight: The new weight in hundredths of a point, of the same sign or 0.
  /// - Returns: The criterion; itself where it has no weight to begin with.
  public func scaled(toWeight weight: Int) -> Criterion {
    let old = self.weight
    guard old != 0 else { return self }
    precondition(
      weight == 0 || (weight < 0) == (old < 0), "a weight of \(old) does not become \(weight)")
    let scale = PointScale(from: weightAsWritten, to: weight)
    var result = self
    result.factor = 100
    result.missing = scale(missing)
    result.signals?.kindCap = signals?.kindCap.map(scale.fine)
    result.signals?.dayCap = signals?.dayCap.map(scale.fine)
    result.points =
      switch points {
      case .always(let points): .always(scale(points))
      case .levels(let levels, let other):
        .levels(levels.map { .init(name: $0.name, points: scale($0.points)) }, other: scale(other))
      case .bands(let bands):
        .bands(bands.map { .init(lower: $0.lower, upper: $0.upper, points: scale($0.points)) })
      case .per(let points, let cap, let decay):
        .per(points: scale.fine(points), cap: scale(cap), decay: decay)
      case .present(let points): .present(scale(points))
      case .recency(let points, let decay): .recency(points: scale(points), decay: decay)
      case .steps(let steps): .steps(steps.map { .init(days: $0.days, points: scale($0.points)) })
      }
    return result
  }
}

/// Points in proportion, rounded as people write them.
private struct PointScale {
  let factor: Double

  init(from old: Int, to new: Int) {
    factor = Double(new) / Double(old)
  }

  /// Whole points where they were whole.
  func callAsFunction(_ points: Int) -> Int {
    let unit = points % 100 == 0 ? 100.0 : 1
    return Int((Double(points) * factor / unit).rounded(.toNearestOrAwayFromZero) * unit)
  }

  /// Points for each one of many: to a twentieth of a point, and never rounded to nothing.
  func fine(_ points: Int) -> Int {
    guard factor > 0, points != 0 else { return 0 }
    let scaled = Int((Double(points) * factor / 5).rounded(.toNearestOrAwayFromZero)) * 5
    return scaled != 0 ? scaled : points < 0 ? -1 : 1
  }
}
