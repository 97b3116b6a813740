import LinearAlgebra

/// Some refits that go over the rows together: the rows are read once for all of them.
struct RefitGroup: Sendable {
  /// The rows, each counted once, in standard units.
  let problem: LogisticProblem
  let counts: RefitCounts
  /// The weights of all rows, d, and the second derivatives there, d × d.
  let start: [Double]
  let hessian: [Double]
  /// trials · p − successes of each row at the start, padded.
  let residuals: [Double]
  let newton: ProjectedNewton

  /// The end of one refit; nothing where the resample cannot be fitted.
  struct End: Sendable {
    let weights: [Double]
    let residual: Double
  }

  /// Returns the ends of some refits, in order.
  func ends(_ numbers: Range<Int>) -> [End?] {
    precondition(
      numbers.count <= LogisticRows.fitCount,
      "\(numbers.count) refits at once, \(LogisticRows.fitCount) can be")
    var table = CountTable(rows: problem.rows, fitCount: numbers.count)
    var refits = begun(numbers, &table)
    var ends = [End?](repeating: nil, count: numbers.count)
    while !refits.isEmpty {
      var (going, proposals): ([(refit: Refit, slot: Int)], [[Double]]) = ([], [])
      for (begun, slot) in refits {
        var refit = begun
        if refit.residual < newton.tolerance {
          ends[refit.number - numbers.lowerBound] = End(
            weights: refit.weights, residual: refit.residual)
        } else if let proposal = refit.proposal(problem) {
          going.append((refit, slot))
          proposals.append(proposal)
        } else {
          ends[refit.number - numbers.lowerBound] = byNewton(table.counts(of: slot))
        }
      }
      refits = moved(going, proposals, &table)
    }
    return ends
  }

  /// Counts the rows of every resample, and begins the refits of those with outcomes of both kinds.
  private func begun(
    _ numbers: Range<Int>, _ table: inout CountTable
  ) -> [(refit: Refit, slot: Int)] {
    let totals = numbers.enumerated().map { slot, number in table.fill(slot, number, counts) }
    let sums = problem.rows.sums(
      of: residuals, counts: table.counts, fitCount: numbers.count)
    return zip(numbers, totals).enumerated().compactMap { slot, resample in
      guard let total = resample.1 else { return nil }
      return (
        Refit(
          number: resample.0, total: total, problem: problem, weights: start, sums: sums[slot],
          hessian: hessian), slot
      )
    }
  }

  /// Moves refits to what they propose, in one pass over the rows.
  private func moved(
    _ going: [(refit: Refit, slot: Int)], _ proposals: [[Double]], _ table: inout CountTable
  ) -> [(refit: Refit, slot: Int)] {
    guard !going.isEmpty else { return [] }
    let slots = table.gathered(going.map(\.slot))
    // A slot between those that go on is worked on in vain, with weights of zero.
    var coefficients = [[Double]](
      repeating: [Double](repeating: 0, count: start.count), count: (slots.max() ?? 0) + 1)
    for (slot, proposal) in zip(slots, proposals) { coefficients[slot] = proposal }
    let sums = problem.rows.gradients(
      coefficients, trials: problem.trials, successes: problem.successes, counts: table.counts)
    return zip(going, slots).map { item, slot in
      var refit = item.refit
      refit.move(problem, sums: sums[slot])
      return (refit, slot)
    }
  }

  /// Fits a resample by Newton's method, from the weights of all rows: where the refit came to may be far off.
  private func byNewton(_ counts: ArraySlice<Float>) -> End? {
    guard let end = try? newton.end(of: problem.counting(counts), from: start) else { return nil }
    return End(weights: end.point.weights, residual: end.residual)
  }
}

/// How often each row counts in each refit of a group, one refit after the other.
private struct CountTable {
  private(set) var counts: [Float]
  private let paddedCount: Int
  private var slotCount: Int

  init(rows: LogisticRows, fitCount: Int) {
    paddedCount = rows.paddedCount
    slotCount = LogisticRows.paddedFits(fitCount)
    counts = [Float](repeating: 0, count: slotCount * paddedCount)
  }

  func counts(of slot: Int) -> ArraySlice<Float> {
    counts[slot * paddedCount..<(slot + 1) * paddedCount]
  }

  mutating func fill(_ slot: Int, _ number: Int, _ resamples: RefitCounts) -> Double? {
    let first = slot * paddedCount
    var span = counts.mutableSpan
    return resamples.add(number, to: &span, from: first)
  }

  /// Moves the slots that go on to the front once that makes the kernel's work less, and returns where they are then.
  mutating func gathered(_ slots: [Int]) -> [Int] {
    guard LogisticRows.paddedFits(slots.count) < slotCount else { return slots }
    slotCount = LogisticRows.paddedFits(slots.count)
    for (place, slot) in slots.enumerated() where place < slot {
      // A copy of its own, or all counts would be copied.
      let own = Array(counts(of: slot))
      let range = place * paddedCount..<(place + 1) * paddedCount
      counts.replaceSubrange(range, with: own)
    }
    return Array(slots.indices)
  }
}
