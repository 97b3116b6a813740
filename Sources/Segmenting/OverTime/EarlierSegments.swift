import Reading
import Statistics

/// The segments of an earlier run and which of today's accounts were in them.
public struct EarlierSegments: Sendable {
  /// Where they were read.
  public let source: String
  /// The segments, by number.
  public let segments: [Earlier]
  /// What became of every row of the file; nothing where they were not read from one.
  public let reconciliation: Reconciliation?
  private let numberOfAccount: [Int: Int]

  /// One segment of the earlier run.
  public struct Earlier: Sendable, Equatable {
    /// Its number.
    public let number: Int
    /// Its name; empty where it had none.
    public let name: String
    /// What its name says, as conditions of the model file; empty where that is not known.
    public let condition: String
    /// Its members that are still in the market, rows of the account table, ascending.
    public let members: [Int]
    /// How many of its members are not in the market any more.
    public let goneCount: Int

    /// How many members it had.
    public var count: Int { members.count + goneCount }
  }

  /// Collects the members of segments.
  ///
  /// - Parameter members: The members, as they were read; an account has one segment.
  public init(_ members: SegmentMembers) {
    self.init(members.members, source: members.source, reconciliation: members.reconciliation)
  }

  /// Collects the members of segments.
  ///
  /// - Parameters:
  ///   - members: The members; an account has one segment.
  ///   - source: What to call where they are from.
  ///   - reconciliation: What became of every row, where there were rows.
  public init(
    _ members: [SegmentMembers.Member], source: String, reconciliation: Reconciliation? = nil
  ) {
    self.source = source
    self.reconciliation = reconciliation
    var names: [Int: String] = [:]
    var conditions: [Int: String] = [:]
    var rows: [Int: [Int]] = [:]
    var gone: [Int: Int] = [:]
    var numbers: [Int: Int] = [:]
    for member in members {
      if names[member.number, default: ""].isEmpty { names[member.number] = member.name }
      if conditions[member.number, default: ""].isEmpty {
        conditions[member.number] = member.condition
      }
      guard let account = member.account else {
        gone[member.number, default: 0] += 1
        continue
      }
      let isFirst = numbers.updateValue(member.number, forKey: account) == nil
      precondition(isFirst, "account \(account) is in segment \(member.number) and another")
      rows[member.number, default: []].append(account)
    }
    numberOfAccount = numbers
    segments = names.keys.sorted().map { number in
      Earlier(
        number: number, name: names[number] ?? "", condition: conditions[number] ?? "",
        members: (rows[number] ?? []).sorted(),
        goneCount: gone[number] ?? 0)
    }
  }

  /// Returns the number of the segment that an account was in, or nothing.
  public func number(of account: Int) -> Int? { numberOfAccount[account] }

  /// Returns the segment of that number, or nothing.
  public func segment(_ number: Int) -> Earlier? { segments.first { $0.number == number } }

  /// Returns the numbers of some accounts as labels to go on from, −1 where an account was in no segment.
  public func labels(of accounts: [Int]) -> [Int] {
    accounts.map { numberOfAccount[$0] ?? -1 }
  }

  /// The accounts that were in a segment and are still in the market, ascending.
  public var accounts: [Int] { segments.flatMap(\.members).sorted() }

  /// Says how many earlier members are gone and what else was not used; nothing where all was.
  public var note: String? {
    let gone = segments.reduce(0) { $0 + $1.goneCount }
    let fates = reconciliation?.fates.filter { !$0.isUsed } ?? []
    guard gone > 0 || !fates.isEmpty else { return nil }
    let read = numberOfAccount.count
    let parts = fates.map { fate in
      let first = fate.examples.first.map { ", the first on line \($0.line): \($0.value)" } ?? ""
      return "\(DecimalText.whole(fate.count)) (\(fate.what)\(first))"
    }
    let rest = parts.isEmpty ? "\(DecimalText.whole(gone)) are gone" : parts.joined(separator: ", ")
    return
      "Of the earlier members in \(source), \(DecimalText.whole(read)) are in the market; not used: \(rest)."
  }
}
