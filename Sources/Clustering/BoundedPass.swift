import LinearAlgebra

/// One pass over the rows of a chunk, which measures only the rows that can have changed.
///
/// A row whose bounds are apart stays. One that is apart from all centers but the few that have moved farthest is
/// measured to these alone; where that does not settle it, and else, it is measured to all.
///
/// > Source: Hamerly, "Making k-means even faster", 2010, DOI 10.1137/1.9781611972801.12, for the bounds; the
/// > centers that move most are apart as the groups are in Ding et al., "Yinyang k-means", 2015.
struct BoundedPass<Pass: AssignmentPass>: Sendable {
  private let pass: Pass
  /// A pass to the centers that have moved farthest; nothing where they are not few.
  private let movers: Pass?
  private let drift: CenterDrift
  private let usesBounds: Bool

  init(_ pass: Pass, movers: Pass?, drift: CenterDrift, usesBounds: Bool) {
    (self.pass, self.movers) = (pass, movers)
    (self.drift, self.usesBounds) = (drift, usesBounds)
  }

  /// Rows that the bounds leave in doubt.
  private struct Doubts {
    /// Those that may belong to any center.
    var all: [Int32] = []
    /// Those that may belong to their own center or to a mover only.
    var movers: [Int32] = []
    /// A lower bound on the distance of each of these to every other center that is no mover.
    var lowerOfRest: [Float] = []
  }

  /// Brings a chunk's labels and bounds up to date.
  func assign<Rows>(_ chunk: inout LloydPasses<Rows>.Chunk) {
    chunk.changeCount = 0
    if usesBounds {
      let roundings = pass.roundings(ofRows: chunk.range)
      var doubts = moveBounds(&chunk, roundings)
      settle(&doubts, &chunk, roundings)
      let active = doubts.all
      if Double(active.count) < Pass.gatheringShare * Double(chunk.range.count) {
        guard !active.isEmpty else { return }
        let found = pass.bracketed(ofRows: active)
        for (index, row) in active.enumerated() {
          take(found, index, into: &chunk, Int(row) - chunk.range.lowerBound)
        }
        return
      }
    }
    take(pass.bracketed(ofRows: chunk.range), into: &chunk)
  }

  /// Moves the bounds along with the centers and returns the rows that may change.
  private func moveBounds<Rows>(
    _ chunk: inout LloydPasses<Rows>.Chunk, _ roundings: [Float]
  ) -> Doubts {
    var doubts = Doubts()
    doubts.all.reserveCapacity(chunk.range.count)
    let start = chunk.range.lowerBound
    var (upper, lower): ([Float], [Float]) = ([], [])
    swap(&upper, &chunk.upper)
    swap(&lower, &chunk.lower)
    var uppers = upper.mutableSpan
    var lowers = lower.mutableSpan
    let hasMovers = movers != nil
    for place in uppers.indices {
      let label = Int(chunk.labels[place])
      let before = lowers[place]
      if label >= 0 {
        uppers[place] += drift.own(label)
        lowers[place] -= drift.others(label)
      }
      let (upper, error) = (uppers[place], roundings[place])
      if isApart(upper, lowers[place], error) { continue }
      if hasMovers, label >= 0, isApart(upper, before - drift.rest, error) {
        doubts.movers.append(Int32(start + place))
        doubts.lowerOfRest.append(before - drift.rest)
      } else {
        doubts.all.append(Int32(start + place))
      }
    }
    swap(&upper, &chunk.upper)
    swap(&lower, &chunk.lower)
    return doubts
  }

  /// Strictly, and by more than the kernel may be off: a tie is for the kernel.
  private func isApart(_ upper: Float, _ lower: Float, _ error: Float) -> Bool {
    lower > 0 && upper * upper + error < lower * lower - error
  }

  /// Measures rows to the movers and keeps in doubt what that does not settle.
  private func settle<Rows>(
    _ doubts: inout Doubts, _ chunk: inout LloydPasses<Rows>.Chunk, _ roundings: [Float]
  ) {
    guard let movers, !doubts.movers.isEmpty else { return }
    let found = movers.bracketed(ofRows: doubts.movers)
    for (index, row) in doubts.movers.enumerated() {
      let place = Int(row) - chunk.range.lowerBound
      let own = drift.placeAmongMovers(Int(chunk.labels[place]))
      var (upper, lower) = (chunk.upper[place], found.nearestLower[index].squareRoot())
      if own >= 0 {
        // The own center is a mover: it must be the nearest of them.
        guard found.labels[index] == own else {
          doubts.all.append(row)
          continue
        }
        (upper, lower) = (found.upper[index].squareRoot(), found.lower[index].squareRoot())
      }
      lower = min(lower, doubts.lowerOfRest[index])
      if isApart(upper, lower, roundings[place]) {
        (chunk.upper[place], chunk.lower[place]) = (upper, lower)
      } else {
        doubts.all.append(row)
      }
    }
  }

  /// Takes what was found for all rows of a chunk.
  private func take<Rows>(
    _ found: BracketedAssignment, into chunk: inout LloydPasses<Rows>.Chunk
  ) {
    for place in found.labels.indices where chunk.labels[place] != found.labels[place] {
      chunk.changeCount += 1
    }
    chunk.labels = found.labels
    chunk.upper = found.upper.map { $0.squareRoot() }
    chunk.lower = found.lower.map { $0.squareRoot() }
  }

  private func take<Rows>(
    _ found: BracketedAssignment, _ index: Int, into chunk: inout LloydPasses<Rows>.Chunk,
    _ place: Int
  ) {
    chunk.upper[place] = found.upper[index].squareRoot()
    chunk.lower[place] = found.lower[index].squareRoot()
    if chunk.labels[place] != found.labels[index] {
      chunk.labels[place] = found.labels[index]
      chunk.changeCount += 1
    }
  }
}
