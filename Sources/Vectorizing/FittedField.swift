import Modeling

/// One field as it was fitted: what its values become, before its family's weight.
struct FittedField: Sendable, Equatable {
  let feature: FamilyOptions.Feature
  let scale: Scale
  /// The share of the accounts that have a value.
  let knownShare: Double
  /// The field's share of a vote: below 1 where other numbers of its family say the same.
  var vote = 1.0

  /// What the values become.
  enum Scale: Sendable, Equatable {
    case number(NumberScale)
    case ordered(OrderedLevels, NumberScale)
    case levels(LevelScale)
    case tags(TagScale)
  }

  /// Fits a field.
  init(
    _ feature: FamilyOptions.Feature, _ values: FeatureValues
  ) throws(VectorizingError) {
    self.feature = feature
    switch values {
    case .numbers(let numbers):
      scale = .number(NumberScale(numbers, transform: feature.transform))
      knownShare = Self.share(numbers.count { !$0.isNaN }, of: numbers.count)
    case .levels(let codes, let levels):
      knownShare = Self.share(codes.count { $0 >= 0 }, of: codes.count)
      if let order = feature.order {
        let ordered = try OrderedLevels(
          codes: codes, levels: levels, order: order, field: feature.field)
        let numbers = Self.numbers(codes, levels, ordered)
        scale = .ordered(ordered, NumberScale(numbers, transform: feature.transform))
      } else {
        scale = .levels(LevelScale(codes: codes, levels: levels))
      }
    case .tags(let lists, let rows):
      scale = .tags(TagScale(lists, rows: rows))
      knownShare = Self.share(rows.count { !lists.isMissing[$0] }, of: rows.count)
    }
  }

  /// The mean squared norm of the known values.
  var inertia: Double {
    switch scale {
    case .number(let scale), .ordered(_, let scale): scale.inertia
    case .levels(let scale): scale.inertia
    case .tags(let scale): scale.inertia
    }
  }

  /// What the values are multiplied by so that known values have a mean squared norm of 1, or less where they
  /// hardly differ.
  var unit: Double {
    switch scale {
    case .number, .ordered: 1 / inertia.squareRoot()
    case .levels, .tags: 1 / max(inertia, LevelScale.leastInertia).squareRoot()
    }
  }

  /// Returns the ranks of ordered levels; NaN for a missing or unknown one.
  static func numbers(
    _ codes: [Int32], _ levels: [String], _ ordered: OrderedLevels
  ) -> [Double] {
    let ranks = levels.map { ordered.rank($0) ?? .nan }
    return codes.map { $0 < 0 ? .nan : ranks[Int($0)] }
  }

  private static func share(_ count: Int, of all: Int) -> Double {
    all > 0 ? Double(count) / Double(all) : 0
  }
}
