/// Levels pooled so that the chi-square approximation holds: a level whose expected count is below 5 joins the other rare ones.
///
/// Shapes: L levels, of which g groups remain.
struct LevelPooling {
  /// The group of each level, L; nothing where it is left out because all rare levels together are still rare, or empty.
  let groups: [Int?]
  /// Wins and losses of each group, g.
  let rows: [[Int]]

  /// Pools levels given their wins and losses, L × 2.
  ///
  /// > Source: Cochran, "Some methods for strengthening the common χ² tests", 1954, DOI 10.2307/3001616, on
  /// > expected counts of 5.
  init(_ table: [[Int]]) {
    let wins = table.reduce(0) { $0 + $1[0] }
    let all = table.reduce(0) { $0 + $1[0] + $1[1] }
    let scarcer = Double(min(wins, all - wins)) / Double(max(1, all))
    func isLarge(_ row: [Int]) -> Bool { Double(row[0] + row[1]) * scarcer >= 5 }
    var groups = [Int?](repeating: nil, count: table.count)
    var rows: [[Int]] = []
    for (level, row) in table.enumerated() where isLarge(row) {
      groups[level] = rows.count
      rows.append(row)
    }
    let rare = table.indices.filter { groups[$0] == nil && table[$0] != [0, 0] }
    let other = rare.reduce(into: [0, 0]) { sum, level in
      sum[0] += table[level][0]
      sum[1] += table[level][1]
    }
    if isLarge(other) {
      for level in rare { groups[level] = rows.count }
      rows.append(other)
    }
    self.groups = groups
    self.rows = rows
  }
}
