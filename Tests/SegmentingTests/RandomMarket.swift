import Reading
import Segmenting
import Statistics

/// Accounts of every kind of field, with gaps, of which rows can be put in any order.
struct RandomMarket {
  /// One account.
  struct Row {
    var id: String
    var industry: Int32
    var subIndustry: Int32
    var country: Int32
    var size: Int32
    var tags: [Int32]?
    var employees: Double
    var founded: Double
    var hasRelationship: Bool?
    var funded: CalendarDate?
    var signals: [(kind: Int32, date: CalendarDate)]
  }

  static let industries = ["Logistics", "Health Care", "IT", "Other"]
  static let subIndustries = ["Rail", "Trucking", "Hospitals", "Pharma", "Software", "Misc"]
  static let countries = ["United States", "Germany", "Texas", "Unknown"]
  static let sizes = ["Low", "Mid", "High"]
  static let tags = ["SAP", "javascript", "Salesforce", "Kafka"]
  static let kinds = ["funding", "leadership_change", "pricing_visit"]

  let rows: [Row]
  let asOf = CalendarDate(dayNumber: 20_000)

  /// Draws accounts, whose values lean on a hidden kind so that groups have something in common.
  init(count: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let asOf = asOf
    func draw(_ count: Int) -> Int { Int(generator.unit() * Double(count)) }
    func isSo(_ chance: Double) -> Bool { generator.unit() < chance }
    rows = (0..<count).map { index in
      let kind = draw(6)
      func leaning(_ levels: Int, _ offset: Int) -> Int32 {
        isSo(0.1) ? -1 : Int32(isSo(0.75) ? (kind + offset) % levels : draw(levels))
      }
      let sub = leaning(6, 0)
      let tags = (0..<4).filter { isSo($0 == kind % 4 ? 0.9 : 0.3) }.map { Int32($0) }
      let scale = Double(1 << (kind * 2))
      let signals = (0..<draw(4)).map { _ in
        (kind: Int32(isSo(0.6) ? kind % 3 : draw(3)), date: asOf.adding(days: 20 - draw(200)))
      }
      return Row(
        id: "id \(index)", industry: sub < 0 ? -1 : sub / 2, subIndustry: sub,
        country: leaning(4, 1), size: leaning(3, 2), tags: isSo(0.1) ? nil : tags,
        employees: isSo(0.15) ? .nan : (10 * scale * (1 + generator.unit())).rounded(),
        founded: isSo(0.1) ? .nan : Double(1950 + 10 * kind + draw(12)),
        hasRelationship: isSo(0.2) ? nil : isSo(kind == 0 ? 0.9 : 0.2),
        funded: isSo(0.3) ? nil : asOf.adding(days: 5 - draw(kind == 1 ? 90 : 400)),
        signals: signals)
    }
  }

  /// The market with its rows in an order.
  func market(_ order: [Int]) -> Market {
    let rows = order.map { self.rows[$0] }
    func levels(_ field: String, _ codes: [Int32], _ levels: [String]) -> Column {
      // Codes go by first appearance, as a reader gives them.
      var seen: [Int32] = []
      for code in codes where code >= 0 && !seen.contains(code) { seen.append(code) }
      let places = codes.map { code in seen.firstIndex(of: code).map { Int32($0) } ?? -1 }
      return Column(
        header: field, field: field,
        values: .category(codes: places, levels: seen.map { levels[Int($0)] }))
    }
    let signals = rows.enumerated().flatMap { account, row in
      row.signals.map {
        SignalTable.Signal(
          account: Int32(account), kind: $0.kind, date: $0.date, strength: 1, person: -1)
      }
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: rows.map(\.id), names: rows.map(\.id),
        domains: rows.map { _ in "" },
        columns: [
          levels("industry", rows.map(\.industry), Self.industries),
          levels("sub_industry", rows.map(\.subIndustry), Self.subIndustries),
          levels("country", rows.map(\.country), Self.countries),
          levels("maturity_level", rows.map(\.size), Self.sizes),
          Column(header: "t", field: "technologies", values: .tags(tagLists(rows))),
          Column(header: "e", field: "employees", values: .number(rows.map(\.employees))),
          Column(header: "f", field: "founded", values: .number(rows.map(\.founded))),
          Column(
            header: "r", field: "existing_relationship",
            values: .yesNo(rows.map(\.hasRelationship))),
          Column(
            header: "d", field: "funding_date", values: .date(DateColumn(rows.map(\.funded)))),
        ],
        lines: Array(2..<rows.count + 2)),
      signals: SignalTable(source: "signals.csv", kinds: Self.kinds, people: [], signals: signals))
  }

  private func tagLists(_ rows: [Row]) -> TagLists {
    var offsets: [Int32] = [0]
    for row in rows { offsets.append((offsets.last ?? 0) + Int32(row.tags?.count ?? 0)) }
    return TagLists(
      offsets: offsets, codes: rows.flatMap { $0.tags ?? [] }, levels: Self.tags,
      isMissing: rows.map { $0.tags == nil })
  }
}

/// A condition looked up in the table, with nothing prepared.
enum NaiveCondition {
  /// Returns whether an account meets a condition; nothing where its value is not known.
  static func holds(
    _ condition: Segment.Condition, _ account: Int, _ market: Market, asOf: CalendarDate
  ) -> Bool? {
    if case .within(let days) = condition.test, condition.field.hasPrefix("signals.") {
      let table = market.signals
      return (table?.signals ?? []).contains { signal in
        Int(signal.account) == account
          && "signals." + (table?.kinds[Int(signal.kind)] ?? "") == condition.field
          && (0...days).contains(asOf.days(since: signal.date))
      }
    }
    guard let column = market.accounts.column(condition.field), !column.isMissing(account)
    else { return nil }
    switch (column.values, condition.test) {
    case (.category(let codes, let levels), .level(let level)):
      return levels[Int(codes[account])] == level
    case (.category(let codes, let levels), .anyLevel(let wanted)):
      return wanted.contains(levels[Int(codes[account])])
    case (.yesNo(let answers), .level("yes")): return answers[account]
    case (.tags(let lists), .tag(let tag)):
      return lists.codes(ofRow: account).contains { lists.levels[Int($0)] == tag }
    case (.number(let values), .range(let range)): return range.contains(values[account])
    case (.date(let dates), .within(let days)):
      guard let date = dates[account], date <= asOf else { return nil }
      return asOf.days(since: date) <= days
    default: preconditionFailure("\(condition) asks \(column.field) for what it is not")
    }
  }

  /// Returns how many of some accounts meet a condition, and of how many the value is known.
  static func count(
    _ condition: Segment.Condition, _ accounts: [Int], _ market: Market, asOf: CalendarDate
  ) -> (hits: Int, known: Int) {
    let answers = accounts.map { holds(condition, $0, market, asOf: asOf) }
    return (answers.count { $0 == true }, answers.count { $0 != nil })
  }
}
