import CVectorKernels

/// A pass of encoded rows that looks quickly first and measures exactly only where that leaves a doubt.
///
/// The quick look is off by at most half a unit for the numbers and for each code and by what the screen says for
/// the row's list, besides what Float32 loses. Where the best score is ahead of the second by more than twice that,
/// the nearest center is certain.
public struct EncodedPass: AssignmentPass {
  /// Rows are measured where they lie.
  public static var gatheringShare: Double { 0.95 }

  private let rows: EncodedRows
  private let screen: EncodedScreen
  /// Nothing where there is no quick look.
  private let screenPanels: ScreenPanels?
  private let exact: ExactPass<EncodedRows>

  init(rows: EncodedRows, screen: EncodedScreen, centers: Matrix, threadCount: Int) {
    self.rows = rows
    self.screen = screen
    exact = ExactPass(rows: rows, norms: screen.norms, centers: centers)
    screenPanels =
      screen.isUsable && centers.rowCount > 1
      ? ScreenPanels(exact.panels, layout: rows.layout, screen: screen, threadCount: threadCount)
      : nil
  }

  /// What squared distances of the kernel may be off by for some rows.
  public func roundings(ofRows rows: Range<Int>) -> [Float] { exact.roundings(ofRows: rows) }

  /// Returns the nearest centers of some rows.
  public func bracketed(ofRows range: Range<Int>) -> BracketedAssignment {
    guard let screenPanels else { return exact.bracketed(ofRows: range) }
    let looks = look(screenPanels, first: range.lowerBound, count: range.count, order: nil)
    return settle(looks, screenPanels) { Int32(range.lowerBound + $0) }
  }

  /// Returns the nearest centers of the chosen rows.
  public func bracketed(ofRows chosen: [Int32]) -> BracketedAssignment {
    guard let screenPanels else { return exact.bracketed(ofRows: chosen) }
    let looks = look(screenPanels, first: 0, count: chosen.count, order: chosen)
    return settle(looks, screenPanels) { chosen[$0] }
  }

  private struct Looks {
    var labels: [Int32]
    var best: [Int32]
    var second: [Int32]
  }

  private func look(
    _ screenPanels: ScreenPanels, first: Int, count: Int, order: [Int32]?
  ) -> Looks {
    let zeros = [Int32](repeating: 0, count: count)
    var looks = Looks(labels: zeros, best: zeros, second: zeros)
    unsafe rows.withKernelRows { kernelRows in
      unsafe screenPanels.withKernelPanels { floats, table in
        unsafe screen.withKernelParts { codes, values, norms in
          var screened = unsafe tessera_screen_rows(
            exact: kernelRows, codes: codes, code_count: Int64(screen.groups.count),
            entry_count: Int64(screenPanels.rowCount), values: values, norms: norms,
            inverse_unit: 1 / screenPanels.unit)
          unsafe tessera_screen(
            &screened, order, Int64(first), Int64(count), floats, table,
            Int64(screenPanels.count), &looks.labels, &looks.best, &looks.second)
        }
      }
    }
    return looks
  }

  /// Takes what is certain and measures the other rows exactly.
  private func settle(
    _ looks: Looks, _ screenPanels: ScreenPanels, row: (Int) -> Int32
  ) -> BracketedAssignment {
    let count = looks.labels.count
    let zeros = [Float](repeating: 0, count: count)
    var (uppers, nearestLowers, lowers) = (zeros, zeros, zeros)
    var doubtful: [(place: Int, row: Int32)] = []
    var upper = uppers.mutableSpan
    var nearestLower = nearestLowers.mutableSpan
    var lower = lowers.mutableSpan
    let (unit, zero, inverse) = (screenPanels.unit, screenPanels.zero, 1 / screenPanels.unit)
    let ownError = 1 + Float(screen.groups.count) / 2
    for place in 0..<count {
      let row = row(place)
      let error = ownError + screen.listErrors[Int(row)] + exact.rounding(Int(row)) * inverse
      let (best, second) = (looks.best[place], looks.second[place])
      guard
        Float(best - second) > 2 * error, best > screenPanels.floor, error < ScreenPanels.slack
      else {
        doubtful.append((place, row))
        continue
      }
      upper[place] = max(0, 2 * unit * (zero - Float(best) + error))
      nearestLower[place] = max(0, 2 * unit * (zero - Float(best) - error))
      lower[place] = max(0, 2 * unit * (zero - Float(second) - error))
    }
    var found = BracketedAssignment(
      labels: looks.labels, upper: uppers, nearestLower: nearestLowers, lower: lowers)
    guard !doubtful.isEmpty else { return found }
    let measured = exact.bracketed(ofRows: doubtful.map(\.row))
    for (index, doubt) in doubtful.enumerated() {
      found.labels[doubt.place] = measured.labels[index]
      found.upper[doubt.place] = measured.upper[index]
      found.nearestLower[doubt.place] = measured.nearestLower[index]
      found.lower[doubt.place] = measured.lower[index]
    }
    return found
  }
}

extension EncodedRows {
  /// Returns what passes share: the paired codes of the quick look.
  public func passPlan(norms: [Float], looksQuickly: Bool, threadCount: Int) -> EncodedScreen {
    EncodedScreen(self, norms: norms, looksQuickly: looksQuickly, threadCount: threadCount)
  }

  /// Returns a pass to these centers.
  public func pass(to centers: Matrix, plan: EncodedScreen, threadCount: Int) -> EncodedPass {
    EncodedPass(rows: self, screen: plan, centers: centers, threadCount: threadCount)
  }
}
