/// Marks on two scales: what is drawn inside of a chart.
///
/// Across is in percent of the width and down in pixels (`Scale`). Colors and line widths come from the classes of the style
/// sheet, so that light, dark and paper need no other picture.
struct Plot: Sendable {
  /// The values across.
  let x: Scale
  /// The values up: the least lies at the foot.
  let y: Scale
  /// The pixels from top to foot.
  let height: Double
  /// Whether there are words at the left of the frame, for which room is left.
  private(set) var hasLeftLabels = false
  /// Whether there are words below the frame.
  private(set) var hasFootLabels = false
  private var marks: [Markup] = []
  private var rowHeight = 1.0

  /// A place in the values of the scales.
  typealias Place = (x: Double, y: Double)

  /// Creates a plot from the values at its edges.
  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, height: Double,
    xKind: Scale.Kind = .linear
  ) {
    self.x = Scale(x, to: 0, 100, kind: xKind)
    self.y = Scale(y, to: height, 0)
    self.height = height
  }

  /// Creates a plot of rows from the top down, each so many pixels high.
  static func rows(
    _ count: Int, height: Double, x: ClosedRange<Double>, kind: Scale.Kind = .linear
  ) -> Plot {
    var plot = Plot(x: x, y: -Double(count)...0, height: Double(count) * height, xKind: kind)
    plot.rowHeight = height
    return plot
  }

  /// Returns the value up that lies so many pixels below the top of a row.
  func level(row: Int, down pixels: Double) -> Double {
    -Double(row) - pixels / rowHeight
  }

  /// Returns the values up between so many pixels below the top of a row.
  func band(row: Int, _ pixels: ClosedRange<Double>) -> ClosedRange<Double> {
    level(row: row, down: pixels.upperBound)...level(row: row, down: pixels.lowerBound)
  }

  /// What a row is called, at its left, and its figures, at its right.
  mutating func heading(row: Int, _ name: String, _ figures: String, tip: String = "") {
    let level = level(row: row, down: 12)
    text(name, at: (x.domain.lowerBound, level), "strong", tip: tip)
    text(figures, at: (x.domain.upperBound, level), anchor: .end, "soft")
  }

  /// The marks in the order in which they were drawn.
  var markup: Markup { Markup(lines: marks) }

  // MARK: Marks

  /// A box between values.
  mutating func box(
    x first: ClosedRange<Double>, y second: ClosedRange<Double>, _ style: String, tip: String = ""
  ) {
    let (left, right) = (x(first.lowerBound), x(first.upperBound))
    let (top, foot) = (y(second.upperBound), y(second.lowerBound))
    add(
      """
      <rect class="\(style)" x="\(at: left)%" y="\(at: top)" width="\(at: right - left)%" height="\(at: foot - top)"\(Self.end("rect", tip))
      """)
  }

  /// A straight line.
  mutating func line(from first: Place, to second: Place, _ style: String, tip: String = "") {
    add(
      """
      <line class="\(style)" x1="\(at: x(first.x))%" y1="\(at: y(first.y))" x2="\(at: x(second.x))%" \
      y2="\(at: y(second.y))"\(Self.end("line", tip))
      """)
  }

  /// An interval: a line across with a bar at each end, so many pixels high.
  mutating func whisker(
    _ interval: ClosedRange<Double>, y level: Double, reach: Double = 6, tip: String = ""
  ) {
    let (left, right, middle) = (x(interval.lowerBound), x(interval.upperBound), y(level))
    add("<g class=\"whisker\">\(tip.isEmpty ? .empty : "<title>\(tip)</title>" as Markup)")
    add(
      "<line x1=\"\(at: left)%\" x2=\"\(at: right)%\" y1=\"\(at: middle)\" y2=\"\(at: middle)\"/>")
    for end in [left, right] {
      add(
        "<line x1=\"\(at: end)%\" x2=\"\(at: end)%\" y1=\"\(at: middle - reach)\" y2=\"\(at: middle + reach)\"/>"
      )
    }
    add("</g>")
  }

  /// The same upright.
  mutating func whisker(x level: Double, _ interval: ClosedRange<Double>) {
    let (place, top, foot) = (x(level), y(interval.upperBound), y(interval.lowerBound))
    add(
      "<line class=\"whisker\" x1=\"\(at: place)%\" x2=\"\(at: place)%\" y1=\"\(at: top)\" y2=\"\(at: foot)\"/>"
    )
  }

  /// A dot, its radius in pixels.
  mutating func dot(_ place: Place, radius: Double = 5, _ style: String, tip: String = "") {
    add(
      """
      <circle class="\(style)" cx="\(at: x(place.x))%" cy="\(at: y(place.y))" r="\(at: radius)"\(Self.end("circle", tip))
      """)
  }

  /// A line through several places.
  mutating func curve(_ places: [Place], _ style: String) {
    stretched("<polyline class=\"\(style)\" points=\"\(points(places))\"/>")
  }

  /// The area inside of several places.
  mutating func area(_ places: [Place], _ style: String) {
    stretched("<polygon class=\"\(style)\" points=\"\(points(places))\"/>")
  }

  /// Where a text stands beside its place.
  enum Anchor: String {
    case start, middle, end
  }

  /// A text, moved by pixels from its place.
  mutating func text(
    _ text: String, at place: Place, anchor: Anchor = .start, right: Double = 0,
    down: Double = 4, _ style: String = "", tip: String = ""
  ) {
    let kind: Markup = style.isEmpty ? .empty : " class=\"\(style)\""
    let shift: Markup = right == 0 ? .empty : " dx=\"\(at: right)\""
    let hover: Markup = tip.isEmpty ? .empty : "<title>\(tip)</title>"
    add(
      """
      <text\(kind) x="\(at: x(place.x))%" y="\(at: y(place.y) + down)"\(shift) text-anchor="\(anchor.rawValue)">\(hover)\(text)</text>
      """)
  }

  // MARK: Axes

  /// Lines across at round values, with their words at the left.
  mutating func yAxis(
    _ values: [Double], hasGrid: Bool = true, _ words: (Double) -> String
  ) {
    hasLeftLabels = true
    for value in values {
      if hasGrid {
        line(from: (x.domain.lowerBound, value), to: (x.domain.upperBound, value), "grid")
      }
      text(words(value), at: (x.domain.lowerBound, value), anchor: .end, right: -7, "soft")
    }
  }

  /// Lines upright at round values, with their words at the foot and, at the right end below them, what they are.
  mutating func xAxis(
    _ values: [Double], title: String = "", hasGrid: Bool = true, _ words: (Double) -> String
  ) {
    hasFootLabels = true
    let (low, high) = (y.domain.lowerBound, y.domain.upperBound)
    for value in values {
      if hasGrid { line(from: (value, low), to: (value, high), "grid") }
      let share = x(value)
      let anchor: Anchor = share < 3 ? .start : share > 97 ? .end : .middle
      text(words(value), at: (value, low), anchor: anchor, down: 17, "soft")
    }
    if !title.isEmpty {
      text(title, at: (x.domain.upperBound, low), anchor: .end, down: 35, "soft")
    }
  }

  /// What lies toward the four sides, in words: below the frame toward left and right, and in it toward top and foot.
  ///
  /// Left and right share a line where both fit into it; on a phone the right one always stands a line lower.
  mutating func sides(left: String, right: String, top: String, foot: String) {
    hasFootLabels = true
    let (xs, ys) = (x.domain, y.domain)
    // About 6.5 pixels a character of 700.
    let isOneLine = left.count + right.count < 100
    let words:
      [(text: String, at: Place, anchor: Anchor, right: Double, down: Double, width: String)] = [
        (left.isEmpty ? "" : "← \(left)", (xs.lowerBound, ys.lowerBound), .start, 0, 17, ""),
        (
          right.isEmpty ? "" : "\(right) →", (xs.upperBound, ys.lowerBound), .end, 0,
          isOneLine ? 17 : 34, " wide-only"
        ),
        (
          right.isEmpty ? "" : "\(right) →", (xs.upperBound, ys.lowerBound), .end, 0, 34,
          " narrow-only"
        ),
        (top.isEmpty ? "" : "↑ \(top)", (xs.lowerBound, ys.upperBound), .start, 8, 17, ""),
        (foot.isEmpty ? "" : "↓ \(foot)", (xs.lowerBound, ys.lowerBound), .start, 8, -8, ""),
      ]
    for own in words where !own.text.isEmpty {
      text(
        own.text, at: own.at, anchor: own.anchor, right: own.right, down: own.down,
        "soft\(own.width)")
    }
  }

  /// The line around everything.
  mutating func frame() {
    add("<rect class=\"frame\" width=\"100%\" height=\"\(at: height)\"/>")
  }

  // MARK: Ends of marks

  private mutating func add(_ mark: Markup) {
    marks.append(mark)
  }

  /// Adds a mark whose places are stretched with the width; its lines keep their own.
  private mutating func stretched(_ mark: Markup) {
    add(
      """
      <svg width="100%" height="\(at: height)" viewBox="0 0 100 \(at: height)" preserveAspectRatio="none">\(mark)</svg>
      """)
  }

  private func points(_ places: [Place]) -> String {
    places.map { place in
      "\(PlainNumber.text(x(place.x), places: 2)),\(PlainNumber.text(y(place.y), places: 2))"
    }.joined(separator: " ")
  }

  /// The end of a mark, with the words that are shown beside it.
  private static func end(_ name: String, _ tip: String) -> Markup {
    tip.isEmpty ? "/>" : "><title>\(tip)</title></\(name)>"
  }
}
