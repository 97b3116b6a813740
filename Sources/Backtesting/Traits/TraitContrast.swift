import Statistics

/// How often some have a trait, and how often others.
public struct TraitContrast: Sendable {
  /// The trait.
  public let trait: Trait
  /// How many of those looked at have it, of those with a value.
  public let own: Rate
  /// How many of the others have it.
  public let other: Rate
  /// Newcombe's 95 % interval of the difference own − other.
  public let difference: ClosedRange<Double>
  /// Fisher's exact two-sided p.
  public let p: Double
  /// The same by Benjamini and Hochberg over all traits of the question.
  public internal(set) var q: Double

  /// Whether those looked at have it more often, beyond chance.
  public var isFound: Bool { q <= 0.05 && own.value > other.value }
}

/// Compares two groups trait by trait.
struct TraitContrasts {
  /// Fewer that have a trait, or fewer that have it not, say nothing.
  let least: Int

  /// Returns the traits that both groups can be compared by, smallest p first; q is of this list alone.
  ///
  /// Which traits are compared depends on how many of both together have them, and not on which, so that the choice
  /// favors no outcome of Fisher's test. Half of each group must have a value.
  ///
  /// - Parameters:
  ///   - columns: The columns with their counts in the one group and in the other.
  ///   - sizes: How many there are in the groups.
  /// - Returns: The contrasts.
  func evidence(
    _ columns: [(column: TraitColumn, own: TraitColumn.Counts, other: TraitColumn.Counts)],
    sizes: (own: Int, other: Int)
  ) -> [TraitContrast] {
    var contrasts: [TraitContrast] = []
    for (column, own, other) in columns
    where own.known > 0 && other.known > 0 && own.known * 2 >= sizes.own
      && other.known * 2 >= sizes.other
    {
      for (trait, counts) in zip(column.traits, zip(own.holders, other.holders)) {
        let all = counts.0 + counts.1
        guard all >= least, own.known + other.known - all >= least else { continue }
        contrasts.append(contrast(trait, counts, (own.known, other.known)))
      }
    }
    let adjusted = BenjaminiHochberg.adjusted(contrasts.map(\.p))
    for place in contrasts.indices { contrasts[place].q = adjusted[place] }
    return contrasts.enumerated()
      .sorted { ($0.element.p, $0.offset) < ($1.element.p, $1.offset) }.map(\.element)
  }

  private func contrast(
    _ trait: Trait, _ counts: (own: Int, other: Int), _ known: (own: Int, other: Int)
  ) -> TraitContrast {
    TraitContrast(
      trait: trait, own: Rate(successes: counts.own, trials: known.own),
      other: Rate(successes: counts.other, trials: known.other),
      difference: NewcombeInterval.bounds(
        successes: counts.own, trials: known.own, otherSuccesses: counts.other,
        otherTrials: known.other),
      p: FisherTest.twoSidedP(
        successes: counts.own, trials: known.own, otherSuccesses: counts.other,
        otherTrials: known.other), q: 1)
  }
}
