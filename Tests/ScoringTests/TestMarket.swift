import Modeling
import Reading

/// Returns a market of columns of equal length, with signals as (account, kind, date).
func market(
  _ columns: [Column], signals: [(Int, String, String)]? = nil, deals: DealTable? = nil,
  ids: [String]? = nil
) -> Market {
  let count = columns.first?.count ?? ids?.count ?? 0
  let names = ids ?? (0..<count).map { "account-\($0)" }
  let accounts = AccountTable(
    source: "accounts.csv", ids: names, names: names,
    domains: [String](repeating: "", count: count), columns: columns,
    lines: Array(2..<count + 2))
  var kinds: [String] = []
  var events: [SignalTable.Signal] = []
  for (account, kind, date) in signals ?? [] {
    if !kinds.contains(kind) { kinds.append(kind) }
    events.append(
      .init(
        account: Int32(account), kind: Int32(kinds.firstIndex(of: kind) ?? 0),
        date: day(date), strength: 1, person: -1))
  }
  let table = signals.map { _ in
    SignalTable(source: "signals.csv", kinds: kinds, people: [], signals: events)
  }
  return Market(accounts: accounts, deals: deals, signals: table)
}

/// Returns a day, the first of 1970 where the text is none.
func day(_ text: String) -> CalendarDate {
  CalendarDate(text) ?? CalendarDate(dayNumber: 0)
}

/// Returns a column of tags; nothing is missing, which is not the empty list.
func tags(_ field: String, _ values: [[String]?]) -> Column {
  var levels: [String] = []
  var offsets: [Int32] = [0]
  var codes: [Int32] = []
  for value in values {
    for tag in value ?? [] where !levels.contains(tag) { levels.append(tag) }
    codes += (value ?? []).compactMap { levels.firstIndex(of: $0).map(Int32.init) }.sorted()
    offsets.append(Int32(codes.count))
  }
  let lists = TagLists(
    offsets: offsets, codes: codes, levels: levels, isMissing: values.map { $0 == nil })
  return Column(header: field, field: field, values: .tags(lists))
}

/// Returns a column of days.
func days(_ field: String, _ values: [String?]) -> Column {
  Column(header: field, field: field, values: .date(DateColumn(values.map { $0.map(day) })))
}

/// Returns the model whose score and tiers are given in YAML.
func model(_ text: String) throws -> Model {
  try ModelFile.parse("tessera: 1\naccounts: accounts.csv\n" + text, file: "m.yaml")
}

/// The priority score: fit 0–50, intent 0–30, engagement 0–20, each read from a column.
let priorityScore = """
  score:
    fit: { max: 50, fit_points: { per: 1, cap: 50 } }
    intent: { max: 30, intent_points: { per: 1, cap: 30 } }
    engagement: { max: 20, engagement_points: { per: 1, cap: 20 } }
  tiers:
    1: { when: "score > 75 and fit >= 35" }
    2: { when: "score >= 40 and (intent > 0 or engagement > 0)" }
    3: { when: otherwise }
  """

/// The 2 × 2 rule on columns of 1 to 10.
let fitAndIntent = """
  tiers:
    1: { when: "fit >= 7 and intent >= 7" }
    2: { when: "(fit >= 7 and intent >= 2) or (fit >= 5 and intent >= 7)" }
    3: { when: otherwise }
  """
