import Synchronization

/// How far a piece of work has come, for whoever waits for it.
public struct WorkProgress: Sendable, Equatable {
  /// What is being done, such as “Reading accounts.csv”.
  public let name: String
  /// How many things are done; 0 where nothing is counted.
  public let count: Int
  /// What is counted, such as “rows”.
  public let unit: String
  /// The share of the work that is done, from 0 to 1; nothing where it cannot be known.
  public let share: Double?

  /// Creates a statement.
  public init(_ name: String, count: Int = 0, unit: String = "", share: Double? = nil) {
    (self.name, self.count, self.unit, self.share) = (name, count, unit, share)
  }
}

/// Counts the parts of a piece of work that several threads do.
package final class WorkCounter: Sendable {
  private let name: String
  private let total: Int
  private let unit: String
  private let report: @Sendable (WorkProgress) -> Void
  private let count = Atomic<Int>(0)

  /// Creates a counter of so many parts.
  package init(
    _ name: String, total: Int, unit: String, _ report: @escaping @Sendable (WorkProgress) -> Void
  ) {
    (self.name, self.total, self.unit, self.report) = (name, total, unit, report)
  }

  /// Counts a part that is done.
  package func add() {
    let done = count.wrappingAdd(1, ordering: .relaxed).newValue
    report(
      WorkProgress(name, count: done, unit: unit, share: Double(done) / Double(max(1, total))))
  }
}
