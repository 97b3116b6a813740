import Segmenting
import Statistics

/// How alike the segments are: the tree of their mergers, each segment a triangle as wide as its accounts differ.
struct TreeFigure {
  let report: RunReport
  /// What a phone and what a wide screen have room for; the whole name is in the tip and in the table.
  private static let nameLimits = (narrow: 48, wide: 90)

  var markup: Markup {
    guard let segmentation = report.segmentation, let tree = segmentation.tree,
      tree.leaves.count > 1
    else { return .empty }
    let names = Dictionary(
      segmentation.segments.map { ($0.number, $0.name) }, uniquingKeysWith: { $1 })
    return Figure(
      id: "tree", title: title(tree, names),
      note: """
        \(shape(tree)) A triangle is a \(tree.isCollapsed ? "group of segments" : "segment"), as wide as it is apart in itself; \
        where two lines meet, the two are that far apart (Ward's distance, in units of the encoded columns).
        """,
      legend: tree.cutHeight == nil
        ? [] : [.init(style: "cut", text: "the cut that leaves these")],
      plot: plot(tree, names), description: spoken(tree, names), table: table(tree, names)
    ).section
  }

  /// What the tree shows beside its title, and why no line cuts it where none does.
  private func shape(_ tree: SegmentTree) -> String {
    let cut =
      tree.cutHeight == nil && !tree.isCollapsed
      ? " No one line cuts it into just these segments." : ""
    return tree.shapeSentence + cut
  }

  private func title(_ tree: SegmentTree, _ names: [Int: String]) -> String {
    let inside = DecimalText.percent(tree.insideShare, places: 0)
    guard tree.leaves.count > 2, let first = tree.merges.first, first.left < tree.leaves.count,
      first.right < tree.leaves.count, !tree.isCollapsed
    else { return "\(inside) of what sets \(report.unit)s apart is left inside the segments" }
    let pair = [first.left, first.right].compactMap { tree.leaves[$0].segments.first }.sorted()
    return "Segments \(pair.map(String.init).joined(separator: " and ")) are the most alike; "
      + "\(inside) of what sets \(report.unit)s apart is left inside segments"
  }

  private func name(_ leaf: SegmentTree.Leaf, _ names: [Int: String]) -> String {
    let own = leaf.segments.prefix(6).map(String.init).joined(separator: ", ")
    guard leaf.segments.count == 1, let number = leaf.segments.first else {
      return "\(leaf.segments.count) segments: \(own)\(leaf.segments.count > 6 ? " …" : "")"
    }
    return "\(number). \(names[number] ?? "")"
  }

  private func plot(_ tree: SegmentTree, _ names: [Int: String]) -> Plot {
    let isTall = tree.leaves.count > 24
    let height = isTall ? 24.0 : 32.0
    let most = max(tree.leafHeight, tree.merges.last?.height ?? 1)
    var plot = Plot.rows(tree.leaves.count, height: height, x: 0...most * 1.02)
    let middle = isTall ? 18.0 : 23.0
    /// The height and the row of each node.
    var nodes: [(height: Double, level: Double)] = []
    for (row, leaf) in tree.leaves.enumerated() {
      let level = plot.level(row: row, down: middle)
      let reach = (isTall ? 4.0 : 7.0) / height
      plot.area([(0, level + reach), (0, level - reach), (leaf.height, level)], "spread")
      nodes.append((leaf.height, level))
    }
    plot.xAxis(plot.x.ticks(about: 5), title: "apart", hasGrid: false, Scale.words)
    for merge in tree.merges {
      let (left, right) = (nodes[merge.left], nodes[merge.right])
      // What is wider than the place where it joins reaches beyond it: there is no way to go back.
      for child in [left, right] where child.height < merge.height {
        plot.line(from: (child.height, child.level), to: (merge.height, child.level), "branch")
      }
      plot.line(
        from: (merge.height, left.level), to: (merge.height, right.level), "branch",
        tip:
          "\(DecimalText.whole(merge.accountCount)) \(report.unit)s come together at \(number(merge.height))"
      )
      // At the height of a row's own line, since halfway between two rows a name may stand.
      let row = (-(left.level + right.level) / 2 - middle / height).rounded()
      nodes.append((merge.height, plot.level(row: Int(row), down: middle)))
    }
    if let cut = tree.cutHeight {
      plot.line(from: (cut, -Double(tree.leaves.count)), to: (cut, 0), "cut")
    }
    for (row, leaf) in tree.leaves.enumerated() {
      let name = name(leaf, names)
      let place = (x: 0.0, y: plot.level(row: row, down: isTall ? 8 : 9))
      let tip = "\(name): \(DecimalText.whole(leaf.accountCount)) \(report.unit)s"
      let brief = DisplayWidth.fitted(name, to: Self.nameLimits.narrow)
      let size = isTall ? "small" : ""
      guard brief != name else {
        plot.text(name, at: place, size, tip: tip)
        continue
      }
      let long = DisplayWidth.fitted(name, to: Self.nameLimits.wide)
      plot.text(long, at: place, "\(size) wide-only", tip: tip)
      plot.text(brief, at: place, "\(size) narrow-only", tip: tip)
    }
    return plot
  }

  private func number(_ height: Double) -> String { DecimalText.fixed(height, places: 2) }

  private func spoken(_ tree: SegmentTree, _ names: [Int: String]) -> String {
    "From top to bottom, those beside each other being more alike: "
      + tree.leaves.map { name($0, names) }.joined(separator: "; ") + "."
  }

  private func table(_ tree: SegmentTree, _ names: [Int: String]) -> PageTable {
    var table = PageTable(
      [.init(title: "segment")]
        + ["\(report.unit)s", "apart in itself", "from the next it joins"].map {
          .init(title: $0, isNumber: true)
        })
    for (node, leaf) in tree.leaves.enumerated() {
      let joins = tree.merges.first { $0.left == node || $0.right == node }
      table.append([
        Markup(escaping: name(leaf, names)), Markup(escaping: DecimalText.whole(leaf.accountCount)),
        Markup(escaping: number(leaf.height)),
        Markup(escaping: joins.map { number($0.height) } ?? "–"),
      ])
    }
    return table
  }
}
