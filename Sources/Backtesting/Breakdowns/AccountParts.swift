import Modeling
import Reading
import Scoring
import Segmenting
import Statistics

/// Groups of accounts by an axis.
struct AccountParts {
  /// The groups with their names, in the order in which they are shown; empty ones are left out.
  private(set) var parts: [(label: String, accounts: [Int])] = []
  /// Whether an account can be in several.
  private(set) var areOverlapping = false
  /// What a reader must know, in sentences.
  private(set) var notes: [String] = []

  /// The most groups of a column; rarer levels are put together.
  private static let most = 15

  /// Parts accounts by score, the highest tenth first; accounts of one score follow the order of the file.
  init(decilesOf accounts: [Int], scores: ScoredAccounts) {
    let order = accounts.sorted { (scores.totals[$1], $0) < (scores.totals[$0], $1) }
    let count = min(10, order.count)
    for part in 0..<count {
      let own = Array(order[part * order.count / count..<(part + 1) * order.count / count])
      guard let first = own.first, let last = own.last else { continue }
      let ends = [first, last].map { PointText.text(Int(scores.totals[$0])) }
      parts.append(
        ("\(part + 1): \(ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])")", own))
    }
    notes = [
      "Tenths are of whole accounts; where equal scores lie on the edge, the order of the file decides."
    ]
  }

  /// Parts accounts by micro-segment; those without one are left out.
  init(segments: Segmentation, of accounts: [Int]) {
    let wanted = Set(accounts)
    parts = segments.segments.map {
      ("\($0.number) \($0.name)", $0.members.filter(wanted.contains))
    }
    .filter { !$0.accounts.isEmpty }
  }

  /// Parts accounts by a column: by level, by tag, by yes and no, by round ranges of numbers, by year.
  init(column: Column, of accounts: [Int]) {
    let known = accounts.filter { !column.isMissing($0) }
    switch column.values {
    case .category(let codes, let levels):
      addLevels(levels, known.map { Int(codes[$0]) }, known)
    case .yesNo(let answers):
      addLevels(["yes", "no"], known.map { answers[$0] == true ? 0 : 1 }, known)
    case .number(let numbers): addNumbers(numbers, known)
    case .date(let days): addYears(days, known)
    case .tags(let lists): addTags(lists, known)
    case .text: break
    }
    let unknown = accounts.filter(column.isMissing)
    if !unknown.isEmpty { parts.append(("unknown", unknown)) }
  }

  private mutating func addLevels(_ levels: [String], _ codes: [Int], _ accounts: [Int]) {
    var members = [[Int]](repeating: [], count: levels.count)
    for (code, account) in zip(codes, accounts) { members[code].append(account) }
    let order = members.indices.filter { !members[$0].isEmpty }
      .sorted { (members[$1].count, $0) < (members[$0].count, $1) }
    for level in order.prefix(Self.most) { parts.append((levels[level], members[level])) }
    let rest = order.dropFirst(Self.most)
    guard !rest.isEmpty else { return }
    parts.append(("\(rest.count) others", rest.flatMap { members[$0] }.sorted()))
  }

  private mutating func addNumbers(_ numbers: [Double], _ accounts: [Int]) {
    let cuts = RoundCuts.cuts(accounts.map { numbers[$0] })
    var members = [[Int]](repeating: [], count: cuts.count + 1)
    for account in accounts { members[RoundCuts.part(of: numbers[account], cuts)].append(account) }
    for (range, own) in zip(RoundCuts.ranges(cuts), members) where !own.isEmpty {
      parts.append((cuts.isEmpty ? "any" : NumberRangeText.text(range), own))
    }
  }

  private mutating func addYears(_ days: DateColumn, _ accounts: [Int]) {
    var members: [Int: [Int]] = [:]
    for account in accounts {
      let year = CalendarDate(dayNumber: Int(days.dayNumbers[account])).parts.year
      members[year, default: []].append(account)
    }
    for (year, own) in members.sorted(by: { $0.key > $1.key }).prefix(Self.most) {
      parts.append(("\(year)", own))
    }
    let earlier = members.sorted { $0.key > $1.key }.dropFirst(Self.most)
    if !earlier.isEmpty { parts.append(("earlier", earlier.flatMap(\.value).sorted())) }
  }

  private mutating func addTags(_ lists: TagLists, _ accounts: [Int]) {
    var members = [[Int]](repeating: [], count: lists.levels.count)
    for account in accounts {
      for code in lists.codes(ofRow: account) { members[Int(code)].append(account) }
    }
    let order = members.indices.filter { !members[$0].isEmpty }
      .sorted { (members[$1].count, $0) < (members[$0].count, $1) }
    parts = order.prefix(Self.most).map { (lists.levels[$0], members[$0]) }
    areOverlapping = true
    notes = ["An account counts under every one of its tags."]
    guard order.count > Self.most else { return }
    notes.append("\(order.count - Self.most) rarer tags are not shown.")
  }
}
