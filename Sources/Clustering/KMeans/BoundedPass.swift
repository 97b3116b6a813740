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

  /// Brings a chunk's labels and bounds up to date.
  func assign<Rows>(_ chunk: inout LloydPasses<Rows>.Chunk) {
    chunk.changeCount = 0
    if usesBounds, chunk.isAssigned {
      let roundings = pass.roundings(ofRows: chunk.range)
      var doubts = chunk.bounds.move(
        first: chunk.range.lowerBound, labels: chunk.labels, own: drift.own, others: drift.others,
        rest: movers == nil ? .infinity : drift.rest, roundings: roundings)
      settle(&doubts, &chunk, roundings)
      let active = doubts.all
      if Double(active.count) < Pass.gatheringShare * Double(chunk.range.count) {
        guard !active.isEmpty else { return }
        let found = pass.bracketed(ofRows: active)
        take(found, ofRows: active, into: &chunk)
        return
      }
    }
    take(pass.bracketed(ofRows: chunk.range), into: &chunk)
    chunk.isAssigned = true
  }

  /// Measures rows to the movers and keeps in doubt what that does not settle.
  private func settle<Rows>(
    _ doubts: inout DistanceBounds.Doubts, _ chunk: inout LloydPasses<Rows>.Chunk,
    _ roundings: [Float]
  ) {
    guard let movers, !doubts.movers.isEmpty else { return }
    let found = movers.bracketed(ofRows: doubts.movers)
    for (index, row) in doubts.movers.enumerated() {
      let place = Int(row) - chunk.range.lowerBound
      let own = drift.placeAmongMovers(Int(chunk.labels[place]))
      var (upper, lower) = (chunk.bounds.upper[place], found.nearestLower[index].squareRoot())
      if own >= 0 {
        // The own center is a mover: it must be the nearest of them.
        guard found.labels[index] == own else {
          doubts.all.append(row)
          continue
        }
        (upper, lower) = (found.upper[index].squareRoot(), found.lower[index].squareRoot())
      }
      lower = min(lower, doubts.lowerOfRest[index])
      if DistanceBounds.areApart(upper, lower, rounding: roundings[place]) {
        (chunk.bounds.upper[place], chunk.bounds.lower[place]) = (upper, lower)
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
    chunk.bounds.upper = found.upper.map { $0.squareRoot() }
    chunk.bounds.lower = found.lower.map { $0.squareRoot() }
  }

  /// Takes what was found for some rows of a chunk.
  private func take<Rows>(
    _ found: BracketedAssignment, ofRows rows: [Int32], into chunk: inout LloydPasses<Rows>.Chunk
  ) {
    let first = Int32(chunk.range.lowerBound)
    var labels: [Int32] = []
    var (uppers, lowers): ([Float], [Float]) = ([], [])
    swap(&labels, &chunk.labels)
    swap(&uppers, &chunk.bounds.upper)
    swap(&lowers, &chunk.bounds.lower)
    var changeCount = 0
    var ownLabels = labels.mutableSpan
    var upper = uppers.mutableSpan
    var lower = lowers.mutableSpan
    for (index, row) in rows.enumerated() {
      let place = Int(row - first)
      upper[place] = found.upper[index].squareRoot()
      lower[place] = found.lower[index].squareRoot()
      if ownLabels[place] != found.labels[index] { changeCount += 1 }
      ownLabels[place] = found.labels[index]
    }
    swap(&labels, &chunk.labels)
    swap(&uppers, &chunk.bounds.upper)
    swap(&lowers, &chunk.bounds.lower)
    chunk.changeCount += changeCount
  }
}
