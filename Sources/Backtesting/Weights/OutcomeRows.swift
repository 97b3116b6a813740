/// Rows of numbers with what came of them: successes out of trials, for instance won deals out of deals closed.
///
/// Shapes: m rows of k columns, column by column. Successes and trials are weights of any unit: 1 of 1 is a deal won, 0 of 1 a
/// deal lost, and both times a weight is the same deal counted so often. A row of no trials says nothing.
public struct OutcomeRows: Sendable, Equatable {
  /// The columns, k of m values.
  public let columns: [[Double]]
  /// The successes of each row, m; from 0 to its trials, whole or not.
  public let successes: [Double]
  /// The trials of each row, m; 0 or more, whole or not.
  public let trials: [Double]

  /// The number of rows, m.
  public var rowCount: Int { trials.count }
  /// The number of columns, k.
  public var columnCount: Int { columns.count }

  /// Creates rows.
  ///
  /// - Parameters:
  ///   - columns: k columns of m values.
  ///   - successes: m.
  ///   - trials: m.
  /// - Throws: `WeightFittingError.notFinite` for a value that is no finite number, and `.impossibleOutcome` where successes
  ///   are not within 0 and the trials.
  public init(
    columns: [[Double]], successes: [Double], trials: [Double]
  ) throws(WeightFittingError) {
    precondition(
      successes.count == trials.count && columns.allSatisfy { $0.count == trials.count },
      "\(successes.count) successes, \(trials.count) trials, columns of "
        + "\(columns.map(\.count)) values")
    for (column, values) in columns.enumerated() {
      if let row = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(row: row, column: column)
      }
    }
    for row in trials.indices {
      // Written so that NaN fails too.
      guard trials[row].isFinite, successes[row] >= 0, successes[row] <= trials[row] else {
        throw .impossibleOutcome(row: row, successes: successes[row], trials: trials[row])
      }
    }
    self.columns = columns
    self.successes = successes
    self.trials = trials
  }

  /// Creates rows of one trial each.
  ///
  /// - Parameters:
  ///   - columns: k columns of m values.
  ///   - outcomes: Whether each row was a success, m.
  /// - Throws: `WeightFittingError.notFinite` for a value that is no finite number.
  public init(columns: [[Double]], outcomes: [Bool]) throws(WeightFittingError) {
    try self.init(
      columns: columns, successes: outcomes.map { $0 ? 1 : 0 },
      trials: [Double](repeating: 1, count: outcomes.count))
  }
}
