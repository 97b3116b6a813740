/// Counts what became of the rows of a file, so that every row has one fate.
struct FateLedger {
  private var order: [String] = []
  private var fates: [String: (isUsed: Bool, count: Int, examples: [Reconciliation.Fate.Example])] =
    [:]
  private var total = 0

  /// Counts one row.
  ///
  /// - Parameters:
  ///   - what: What became of it.
  ///   - isUsed: Whether it takes part in what follows.
  ///   - line: Its line.
  ///   - value: The value that decided.
  mutating func add(_ what: String, isUsed: Bool, line: Int, value: String) {
    total += 1
    var fate = fates[what] ?? (isUsed, 0, [])
    if fate.count == 0 { order.append(what) }
    fate.count += 1
    if !isUsed, fate.examples.count < 5 {
      fate.examples.append(Reconciliation.Fate.Example(line: line, value: value))
    }
    fates[what] = fate
  }

  /// Counts rows that take part in what follows.
  mutating func add(used what: String, count: Int) {
    guard count > 0 else { return }
    total += count
    if fates[what] == nil { order.append(what) }
    fates[what, default: (true, 0, [])].count += count
  }

  /// Counts rows whose id another row has: all rows but those that are kept, which ascend.
  mutating func add(usedTwice ids: TextColumn, kept: [Int], lines: [Int], linesAbove: Int) {
    guard kept.count < ids.count else { return }
    var next = 0
    for row in ids.indices {
      if next < kept.count, kept[next] == row {
        next += 1
      } else {
        add("id already used", isUsed: false, line: linesAbove + lines[row], value: ids[row])
      }
    }
  }

  /// Counts the rows that do not fit the header.
  mutating func add(ragged table: CSVTable) {
    add(ragged: table.ragged, width: table.columnCount)
  }

  /// Counts rows that do not fit a header of so many columns.
  mutating func add(ragged rows: [CSVTable.RaggedRow], width: Int) {
    for row in rows {
      add(
        "fields do not fit the header", isUsed: false, line: row.line,
        value: "\(row.fieldCount) of \(width) fields: \(row.first)")
    }
  }

  /// The first row that is not used, if any.
  var firstUnused: (what: String, example: Reconciliation.Fate.Example)? {
    let firsts = order.compactMap { what in fates[what]?.examples.first.map { (what, $0) } }
    return firsts.min { $0.1.line < $1.1.line }
  }

  /// How many rows have that fate.
  func count(_ what: String) -> Int { fates[what]?.count ?? 0 }

  /// Returns the account of all rows: used ones first, in the order given, then the others.
  func reconciliation(
    _ table: CSVTable, first: [String], notes: [String]
  ) -> Reconciliation {
    reconciliation(source: table.source, first: first, notes: notes)
  }

  /// Returns the account of all rows: used ones first, in the order given, then the others.
  func reconciliation(source: String, first: [String], notes: [String]) -> Reconciliation {
    let names = first.filter { fates[$0] != nil } + order.filter { !first.contains($0) }
    let all = names.compactMap { what in
      fates[what].map {
        Reconciliation.Fate(
          what: what, isUsed: $0.isUsed, count: $0.count, examples: $0.examples)
      }
    }
    return Reconciliation(
      source: source, rowsRead: total,
      fates: all.filter(\.isUsed) + all.filter { !$0.isUsed }, notes: notes)
  }
}
