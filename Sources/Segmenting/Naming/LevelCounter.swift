/// Counts the levels of few accounts in time that depends on these accounts alone.
struct LevelCounter {
  private var counts: [[Int32]]  // by field, by level; all 0 between calls
  private var touched: [Int32] = []

  /// Makes room for the levels of all fields.
  init(_ columns: TraitColumns) {
    counts = columns.fields.map { [Int32](repeating: 0, count: $0.levelCount) }
  }

  /// Returns how many of the members have each level that any has, by code, and how many have a known value.
  mutating func levels(
    _ field: Int, _ columns: TraitColumns, _ members: [Int]
  ) -> (known: Int, levels: [(code: Int, count: Int)]) {
    touched.removeAll(keepingCapacity: true)
    var known = 0
    switch columns.fields[field].values {
    case .codes(let codes, _, _):
      for member in members where codes[member] >= 0 {
        known += 1
        add(codes[member], field)
      }
    case .tags(let lists):
      for member in members where !lists.isMissing[member] {
        known += 1
        for code in lists.codes(ofRow: member) { add(code, field) }
      }
    case .numbers: break
    }
    let found = touched.map { (code: Int($0), count: Int(counts[field][Int($0)])) }
    for code in touched { counts[field][Int(code)] = 0 }
    return (known, found)
  }

  private mutating func add(_ code: Int32, _ field: Int) {
    if counts[field][Int(code)] == 0 { touched.append(code) }
    counts[field][Int(code)] += 1
  }
}
