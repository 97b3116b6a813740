/// The nearest centers of rows, with bounds on the squared distances in place of the distances.
public struct BracketedAssignment: Sendable, Equatable {
  /// The index of the nearest center, exact; ties go to the lower index.
  public var labels: [Int32]
  /// At least the squared distance to the nearest center.
  public var upper: [Float]
  /// At most that.
  public var nearestLower: [Float]
  /// At most the squared distance to every other center.
  public var lower: [Float]
}

/// One pass of rows over the same centers.
public protocol AssignmentPass: Sendable {
  /// Returns the nearest centers of some rows.
  func bracketed(ofRows rows: Range<Int>) -> BracketedAssignment
  /// Returns the nearest centers of the chosen rows.
  func bracketed(ofRows rows: [Int32]) -> BracketedAssignment
  /// The share of chosen rows up to which they are measured by themselves in less time than all rows are.
  static var gatheringShare: Double { get }
  /// What squared distances of the kernel may be off by for some rows.
  func roundings(ofRows rows: Range<Int>) -> [Float]
}

/// What distances from the kernels may be off by.
///
/// Each addition of a sum loses at most half a unit in the last place: 2⁻²⁴ of ‖x‖² + ‖c‖² for each of the columns,
/// and never less than for 128 of them, which leaves room for what the kernel adds besides.
struct DistanceRounding: Sendable {
  let norms: [Float]
  private let greatestNorm: Float
  private let share: Float

  init(norms: [Float], centers: Matrix) {
    self.norms = norms
    greatestNorm = centers.squaredNorms.max() ?? 0
    share = Float(max(128, centers.columnCount)) * 0x1p-24
  }

  subscript(row: Int) -> Float { share * (norms[row] + greatestNorm) }

  func ofRows(_ rows: Range<Int>) -> [Float] {
    let (share, greatestNorm) = (share, greatestNorm)
    return norms[rows].map { share * ($0 + greatestNorm) }
  }
}

/// A pass whose bounds are the distances themselves and what they may be off by.
public struct ExactPass<Rows: MeasurableRows>: AssignmentPass {
  /// Rows of a matrix are copied side by side first.
  public static var gatheringShare: Double { 0.6 }

  private let rows: Rows
  let panels: Rows.Panels
  private let roundings: DistanceRounding

  init(rows: Rows, norms: [Float], centers: Matrix) {
    self.rows = rows
    panels = rows.panels(for: centers)
    roundings = DistanceRounding(norms: norms, centers: centers)
  }

  /// Returns the nearest centers of some rows.
  public func bracketed(ofRows range: Range<Int>) -> BracketedAssignment {
    bracketed(
      rows.assignment(ofRows: range, norms: roundings.norms, to: panels),
      roundings: roundings.ofRows(range))
  }

  /// Returns the nearest centers of the chosen rows.
  public func bracketed(ofRows chosen: [Int32]) -> BracketedAssignment {
    bracketed(
      rows.assignment(ofRows: chosen, norms: roundings.norms, to: panels),
      roundings: chosen.map { roundings[Int($0)] })
  }

  /// What squared distances of the kernel may be off by for some rows.
  public func roundings(ofRows rows: Range<Int>) -> [Float] { roundings.ofRows(rows) }

  func rounding(_ row: Int) -> Float { roundings[row] }

  private func bracketed(_ found: Assignment, roundings: [Float]) -> BracketedAssignment {
    var bracketed = BracketedAssignment(
      labels: found.labels, upper: found.squaredDistances, nearestLower: found.squaredDistances,
      lower: found.secondSquaredDistances)
    for (index, rounding) in roundings.enumerated() {
      bracketed.upper[index] += rounding
      bracketed.nearestLower[index] = max(0, bracketed.nearestLower[index] - rounding)
      bracketed.lower[index] = max(0, bracketed.lower[index] - rounding)
    }
    return bracketed
  }
}
