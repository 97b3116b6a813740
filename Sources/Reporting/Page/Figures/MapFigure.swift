import Segmenting
import Statistics

/// The segmented accounts on the two axes along which they differ most, for orientation.
struct MapFigure {
  let report: RunReport
  /// More dots than this would make the page large and the picture black.
  private static let dotLimit = 2000
  private static let labelLimit = 30

  var markup: Markup {
    guard let segmentation = report.segmentation, let map = segmentation.map,
      map.accounts.count > 2, map.horizontal.share > 0
    else { return .empty }
    let won = wonAccounts
    return Figure(
      id: "map",
      title: "The \(report.unit)s of \(segmentation.scope) on a map that shows "
        + "\(DecimalText.percent(map.share)) of what sets them apart",
      note: """
        From left to right \(DecimalText.percent(map.horizontal.share)) of all differences, from bottom to top \
        \(DecimalText.percent(map.vertical.share)) (principal components of what the segments were cut by). It is for \
        orientation: segments that lie on each other here may be far apart in what it does not show. Numbers stand at the \
        middle of their segment\(labeled(segmentation)), as far as there is room.\(sampled(map))
        """,
      legend: legend(map, won), plot: plot(map, segmentation, won), description: spoken(map),
      table: table(map, segmentation)
    ).section
  }

  /// What the colors mean, where there are two.
  private func legend(_ map: AccountMap, _ won: Set<Int>) -> [Figure.Legend] {
    guard !won.isDisjoint(with: map.accounts) else { return [] }
    let isWon = Figure.Legend(
      style: "dot won", text: report.unit == "deal" ? "deal won" : "account with a deal won")
    return won.isSuperset(of: map.accounts)
      ? [isWon] : [isWon, .init(style: "dot other", text: "other \(report.unit)")]
  }

  private var wonAccounts: Set<Int> {
    let asOf = report.scores.asOf
    return Set(
      (report.market.deals?.deals ?? []).filter { deal in
        guard deal.outcome == .won else { return false }
        guard let asOf, let closed = deal.closed else { return true }
        return closed <= asOf
      }.compactMap(\.account))
  }

  private func labeled(_ segmentation: Segmentation) -> String {
    segmentation.segments.count > Self.labelLimit
      ? ", of the \(Self.labelLimit) largest of \(DecimalText.whole(segmentation.segments.count))"
      : ""
  }

  private func sampled(_ map: AccountMap) -> String {
    map.accounts.count > Self.dotLimit
      ? " One in \(step(map)) of \(DecimalText.whole(map.accounts.count)) \(report.unit)s has a dot."
      : ""
  }

  private func step(_ map: AccountMap) -> Int {
    (map.accounts.count + Self.dotLimit - 1) / Self.dotLimit
  }

  private func plot(_ map: AccountMap, _ segmentation: Segmentation, _ won: Set<Int>) -> Plot {
    func ends(_ axis: AccountMap.Axis) -> ClosedRange<Double> {
      let (low, high) = (axis.coordinates.min() ?? 0, axis.coordinates.max() ?? 0)
      let room = Double(max(high - low, 1e-6)) * 0.04
      return Double(low) - room...Double(high) + room
    }
    var plot = Plot(x: ends(map.horizontal), y: ends(map.vertical), height: 420)
    plot.frame()
    let segments = SegmentLookup(segmentation)
    let places = Dictionary(
      zip(map.accounts, map.accounts.indices).map { ($0, $1) },
      uniquingKeysWith: { first, _ in first })
    // As lists have them, so that the order of the dots does not tell the order of the file.
    let listed = report.listed(map.accounts)
    for number in stride(from: 0, to: listed.count, by: step(map)) {
      let account = listed[number]
      guard let place = places[account] else { continue }
      let name = DisplayWidth.fitted(
        report.market.accounts.names[account], to: AccountTableSection.nameLimit)
      plot.dot(
        self.place(map, place), radius: won.contains(account) ? 4.5 : 3,
        won.contains(account) ? "dot small won" : "dot small other",
        tip: segments.segment(of: account).map { "\(name): \($0.number). \($0.name)" } ?? name)
    }
    number(largest(segmentation), map, on: &plot)
    plot.sides(
      left: map.horizontal.lowText, right: map.horizontal.highText, top: map.vertical.highText,
      foot: map.vertical.lowText)
    return plot
  }

  /// Writes the numbers of segments at their middles, or a line or two beside them where another number stands; one that finds no
  /// room is left out, and on a phone more of them are.
  private func number(_ segments: [Segment], _ map: AccountMap, on plot: inout Plot) {
    var (wide, narrow) = (LabelRoom.wide, LabelRoom.narrow)
    for segment in segments {
      guard let middle = middle(of: segment, map) else { continue }
      let label = "\(segment.number)"
      let (x, y) = (plot.x(middle.x), plot.y(middle.y))
      guard
        let shift = [0.0, 13, -13, 26, -26].first(where: {
          wide.take(x: x, y: y + $0, characters: label.count)
        })
      else { continue }
      let isOnPhones = narrow.take(x: x, y: y + shift, characters: label.count)
      plot.text(
        label, at: middle, anchor: .middle, down: 4 + shift,
        isOnPhones ? "strong" : "strong wide-only",
        tip: "\(segment.number). \(segment.name), \(segment.members.count) \(report.unit)s")
    }
  }

  private func place(_ map: AccountMap, _ place: Int) -> Plot.Place {
    (Double(map.horizontal.coordinates[place]), Double(map.vertical.coordinates[place]))
  }

  private func largest(_ segmentation: Segmentation) -> [Segment] {
    Array(
      segmentation.segments.sorted { ($1.members.count, $0.number) < ($0.members.count, $1.number) }
        .prefix(Self.labelLimit))
  }

  private func middle(of segment: Segment, _ map: AccountMap) -> Plot.Place? {
    let members = Set(segment.members)
    let places = map.accounts.indices.filter { members.contains(map.accounts[$0]) }
    guard !places.isEmpty else { return nil }
    func mean(_ axis: AccountMap.Axis) -> Double {
      places.reduce(0) { $0 + Double(axis.coordinates[$1]) } / Double(places.count)
    }
    return (mean(map.horizontal), mean(map.vertical))
  }

  private func spoken(_ map: AccountMap) -> String {
    let axes = [("left", "right", map.horizontal), ("bottom", "top", map.vertical)]
    return axes.map { low, high, axis in
      "At the \(low): \(axis.lowText.isEmpty ? "nothing in particular" : axis.lowText); at the \(high): "
        + "\(axis.highText.isEmpty ? "nothing in particular" : axis.highText)."
    }.joined(separator: " ")
  }

  /// What the ends of the axes have.
  private func table(_ map: AccountMap, _ segmentation: Segmentation) -> PageTable {
    var table = PageTable([
      .init(title: "axis"), .init(title: "differences", isNumber: true),
      .init(title: "at its low end"), .init(title: "at its high end"),
    ])
    for (name, axis) in [("left to right", map.horizontal), ("bottom to top", map.vertical)] {
      table.append([
        Markup(escaping: name), Markup(escaping: DecimalText.percent(axis.share)),
        Markup(escaping: axis.lowText), Markup(escaping: axis.highText),
      ])
    }
    return table
  }
}
