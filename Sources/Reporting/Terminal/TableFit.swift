/// Which columns of a table stand side by side within a width, and how wide each is.
struct TableFit {
  /// Columns that stand side by side.
  typealias Block = [(column: Int, width: Int)]

  /// The tables to draw under one another; the first column is in each of them.
  private(set) var blocks: [Block] = []
  /// The names of the optional columns that no room was left for.
  private(set) var leftOut: [String] = []

  private let columns: [TextTable.Column]
  /// The width of the widest cell of a column.
  private let cells: [Int]
  /// The width that shows everything of a column.
  private let full: [Int]
  /// The width that shows every number, and the title in several lines.
  private let least: [Int]

  /// A text shorter than this says little, so that optional columns go first.
  private static let readable = 28
  private static let yielding = 20
  private static let shortest = 16

  init(_ table: TextTable, width: Int) {
    columns = table.columns
    cells = table.columns.indices.map { index in
      table.rows.reduce(0) { max($0, DisplayWidth.of($1[index])) }
    }
    full = zip(columns, cells).map { max(DisplayWidth.of($0.title), $1) }
    least = zip(columns, cells).map { column, cells in
      let word = column.title.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
      return max(cells, min(word, 16))
    }
    var shown = Array(columns.indices)
    if let widths = fitted(shown, width, shortest: Self.readable) {
      blocks = [Array(zip(shown, widths))]
      return
    }
    // The last optional column goes first, until the others can be read.
    while let place = shown.lastIndex(where: { columns[$0].optionalName != nil }) {
      leftOut.insert(columns[shown[place]].optionalName ?? "", at: 0)
      shown.remove(at: place)
      if let widths = fitted(shown, width, shortest: Self.readable) {
        blocks = [Array(zip(shown, widths))]
        return
      }
    }
    if let widths = fitted(shown, width, shortest: Self.shortest) {
      blocks = [Array(zip(shown, widths))]
    } else {
      // Below there is room for all of them.
      leftOut = []
      stack(Array(columns.indices), width)
    }
  }

  /// Puts columns under one another, as many side by side as fit.
  private mutating func stack(_ shown: [Int], _ width: Int) {
    var rest = shown.dropFirst()
    while let next = rest.first {
      var taken = [shown[0], next]
      var widths = fitted(taken, width, shortest: Self.shortest) ?? forced(taken, width)
      rest.removeFirst()
      while let more = rest.first,
        let wider = fitted(taken + [more], width, shortest: Self.shortest)
      {
        (taken, widths) = (taken + [more], wider)
        rest.removeFirst()
      }
      blocks.append(Array(zip(taken, widths)))
    }
    if blocks.isEmpty { blocks = [Array(zip(shown, forced(shown, width)))] }
  }

  /// Returns the widths of columns that fit side by side; nothing where a number would have to be cut.
  ///
  /// Titles are broken first, then the widest text gives way, after those that are there to give way.
  private func fitted(_ shown: [Int], _ width: Int, shortest: Int) -> [Int]? {
    var widths = shown.map { full[$0] }
    var excess = widths.reduce(0, +) + 3 * widths.count + 1 - width
    func narrow(_ candidates: (Int) -> Bool) {
      while excess > 0 {
        let places = widths.indices.filter(candidates)
        guard let widest = places.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else { return }
        widths[widest] -= 1
        excess -= 1
      }
    }
    narrow { widths[$0] > least[shown[$0]] }
    narrow { place in
      let column = columns[shown[place]]
      return !column.isNumber && column.yieldsFirst && widths[place] > Self.yielding
    }
    narrow { !columns[shown[$0]].isNumber && widths[$0] > shortest }
    if excess > 0 { return nil }
    // A title that was broken may need less than the width at which it was.
    return zip(shown, widths).map { column, width in
      let lines = TextWrap.lines(columns[column].title, width: width)
      return min(width, max(cells[column], lines.map(DisplayWidth.of).max() ?? 0))
    }
  }

  /// Returns widths that fit whatever has to be cut: the last resort.
  private func forced(_ shown: [Int], _ width: Int) -> [Int] {
    var widths = shown.map { least[$0] }
    while widths.reduce(0, +) + 3 * widths.count + 1 > width,
      let widest = widths.indices.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }),
      widths[widest] > 1
    {
      widths[widest] -= 1
    }
    return widths
  }
}
