/// Centers in the units of a quick look, 32 side by side.
///
/// A score is −distance² / 2 in whole units; `zero` stands for 0. The unit is chosen so that no sum on the way
/// exceeds 16 bits at the top; at the bottom sums stop, and a best score that is not above `floor` proves nothing.
struct ScreenPanels: Sendable {
  /// The number of panels, ⌈k / 32⌉.
  let count: Int
  /// Panel after panel: starts, then what each number is multiplied by, (1 + p) × 32, in the kernel's order.
  let floats: AlignedValues<Float>
  /// Panel after panel, rows × 32.
  let table: AlignedValues<Int16>
  /// How many rows the table of a panel has.
  let rowCount: Int
  /// What one unit is.
  let unit: Float
  let zero: Float
  let floor: Int32

  private static let width = 32
  /// Room for the rounding of a row; a row that may be off by more is not looked at quickly.
  static let slack: Float = 256

  init(
    _ exact: EntryPanels, layout: EncodedLayout, screen: EncodedScreen, threadCount: Int
  ) {
    count = (exact.centerCount + Self.width - 1) / Self.width
    rowCount = max(
      layout.entryCount, screen.groups.map { $0.firstRow + $0.count }.max() ?? 0)
    let reach = Self.reach(exact, layout: layout, screen: screen)
    // A distance² of twice the mean norm is far for a nearest center.
    let span = reach.rise + reach.fall + screen.meanNorm
    let unit = max(
      span / (65535 - 4 * Self.slack), max(reach.rise, reach.fall, reach.greatest) / 32000,
      .leastNormalMagnitude)
    let zero = 32767 - (reach.fall / unit).rounded(.up) - 2 * Self.slack
    (self.unit, self.zero) = (unit, zero)
    floor = Int32(-32768 + (reach.rise / unit).rounded(.up) + Self.slack)
    let (count, rowCount) = (count, rowCount)
    let parts = ChunkedWork.map(chunkCount: count, threadCount: threadCount) { panel in
      let part = PanelPart(panel: panel, exact: exact, depth: layout.numberCount, unit: unit)
      return (
        part.floats(zero: zero),
        part.table(
          layout: layout, used: screen.usedEntries(of: layout), groups: screen.groups,
          rowCount: rowCount)
      )
    }
    floats = AlignedValues(parts.map(\.0), filling: 0)
    table = AlignedValues(parts.map(\.1), filling: 0)
  }

  /// Lets a kernel see the floats and the table.
  func withKernelPanels<Result>(
    _ body: (UnsafePointer<Float>?, UnsafePointer<Int16>?) -> Result
  ) -> Result {
    unsafe floats.withPointer { floats in
      unsafe table.withPointer { table in unsafe body(floats, table) }
    }
  }

  /// How far codes and entries can raise and lower a score, and the greatest that one of them, or one run of
  /// listed entries before it is multiplied, can.
  private static func reach(
    _ exact: EntryPanels, layout: EncodedLayout, screen: EncodedScreen
  ) -> (rise: Float, fall: Float, greatest: Float) {
    let lanes = Matrix.laneCount
    let depth = layout.numberCount + layout.entryCount
    var least = [Float](repeating: 0, count: layout.entryCount)
    var most = least
    for panel in 0..<exact.count {
      for entry in 0..<layout.entryCount {
        let start = (panel * depth + layout.numberCount + entry) * lanes
        for value in exact.table[start..<start + lanes] {
          least[entry] = min(least[entry], value)
          most[entry] = max(most[entry], value)
        }
      }
    }
    var (rise, fall): (Float, Float) = (0, 0)
    for index in screen.groups.flatMap(\.blocks) {
      let entries = layout.blocks[index].firstEntry..<layout.blocks[index].meanEntry + 1
      rise += most[entries].max() ?? 0
      fall -= least[entries].min() ?? 0
    }
    let listed = screen.isListed.indices.filter { screen.isListed[$0] }
    rise += screen.greatestValueSum * (listed.map { most[$0] }.max() ?? 0)
    fall -= screen.greatestValueSum * (listed.map { least[$0] }.min() ?? 0)
    let used = screen.usedEntries(of: layout)
    let greatestListed = listed.reduce(Float(0)) { max($0, most[$1], -least[$1]) }
    let greatest = used.reduce(Float(screen.longestRun) * greatestListed) {
      max($0, most[$1], -least[$1])
    }
    return (rise, fall, greatest)
  }

  /// One panel of 32 centers, which are two panels of the exact kernel.
  private struct PanelPart {
    let panel: Int
    let exact: EntryPanels
    let depth: Int
    let unit: Float

    /// The value of a center of this panel in a row of the exact table; 0 beyond the last center.
    private func value(_ row: Int, _ lane: Int, of rowCount: Int) -> Float {
      let lanes = Matrix.laneCount
      let source = 2 * panel + lane / lanes
      guard source < exact.count else { return 0 }
      return exact.table[(source * rowCount + row) * lanes + lane % lanes]
    }

    func floats(zero: Float) -> [Float] {
      let lanes = Matrix.laneCount
      let rowCount = exact.table.count / max(1, exact.count * lanes)
      var floats = [Float](repeating: 0, count: (1 + depth) * ScreenPanels.width)
      for place in 0..<ScreenPanels.width {
        // Two registers of 16 floats are packed four by four.
        let (half, lane) = (place / lanes, place % lanes)
        let center = lane / 4 * 8 + half * 4 + lane % 4
        let start = 2 * panel * lanes + center
        floats[place] =
          start < exact.starts.count ? exact.starts[start] / unit + zero : -.infinity
        for row in 0..<depth {
          floats[(1 + row) * ScreenPanels.width + place] = value(row, center, of: rowCount) / unit
        }
      }
      return floats
    }

    func table(
      layout: EncodedLayout, used: [Int], groups: [EncodedScreen.Group], rowCount: Int
    ) -> [Int16] {
      let width = ScreenPanels.width
      let exactRows = depth + layout.entryCount
      var entries = [Float](repeating: 0, count: layout.entryCount * width)
      for entry in used {
        for lane in 0..<width {
          entries[entry * width + lane] = value(depth + entry, lane, of: exactRows) / unit
        }
      }
      var table = [Int16](repeating: 0, count: rowCount * width)
      for index in entries.indices { table[index] = Int16(entries[index].rounded()) }
      for group in groups where group.blocks.count > 1 {
        // The sums of all combinations, one category after the other.
        var sums = [Float](repeating: 0, count: width)
        for block in group.blocks.map({ layout.blocks[$0] }) {
          var next: [Float] = []
          next.reserveCapacity(sums.count * (block.columns.count + 2))
          for start in stride(from: 0, to: sums.count, by: width) {
            for entry in block.firstEntry...block.meanEntry {
              for lane in 0..<width {
                next.append(sums[start + lane] + entries[entry * width + lane])
              }
            }
          }
          sums = next
        }
        for (index, sum) in sums.enumerated() {
          table[group.firstRow * width + index] = Int16(sum.rounded())
        }
      }
      return table
    }
  }
}
