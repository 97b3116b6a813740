/// Returns the candidate that is most like a name, or nothing when none is alike: "did you mean".
///
/// Compares without case. A candidate is alike when at most a third of its letters would have to
/// change, or one of a shorter name; of equals, the first in the list wins.
///
/// > Source: Wagner, Fischer, "The string-to-string correction problem", 1974,
/// > DOI 10.1145/321796.321811; with neighbors exchanged as one step (optimal string alignment).
public func nearestName(to name: String, among candidates: [String]) -> String? {
  let wanted = Array(name.lowercased())
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    let distance = editDistance(wanted, letters)
    guard distance <= max(1, letters.count / 3), distance < letters.count else { continue }
    if let current = best, current.distance <= distance { continue }
    best = (candidate, distance)
  }
  return best?.candidate
}

/// Returns the least number of letters to insert, delete, replace or exchange with a neighbor.
package func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in right.indices {
      var least = min(
        last[column] + (left[row] == right[column] ? 0 : 1), last[column + 1] + 1,
        current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
