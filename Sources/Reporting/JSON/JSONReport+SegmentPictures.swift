import Segmenting

extension JSONReport {
  /// What the axes of the map mean and show; the accounts' coordinates are left to the picture.
  func map(_ map: AccountMap) -> JSONValue {
    .object([
      ("horizontal", axis(map.horizontal)), ("vertical", axis(map.vertical)),
      ("share", .number(map.share)), ("sentence", .text(map.sentence)),
    ])
  }

  private func axis(_ axis: AccountMap.Axis) -> JSONValue {
    .object([
      ("share", .number(axis.share)), ("low", .array(axis.low.map(load))),
      ("high", .array(axis.high.map(load))),
    ])
  }

  private func load(_ load: AccountMap.Load) -> JSONValue {
    .object([
      ("field", .text(load.field)), ("level", load.level.map { .text($0) } ?? .null),
      ("loading", .number(load.loading)), ("text", .text(load.text)),
    ])
  }

  /// The tree as it is drawn: leaves from left to right, then mergers of nodes, leaves being the first nodes.
  func tree(_ tree: SegmentTree) -> JSONValue {
    .object([
      (
        "leaves",
        .array(
          tree.leaves.map { leaf in
            .object([
              ("segments", .array(leaf.segments.map { .whole($0) })),
              ("accounts", .whole(leaf.accountCount)), ("height", .number(leaf.height)),
            ])
          })
      ),
      (
        "merges",
        .array(
          tree.merges.map { merge in
            .object([
              ("left", .whole(merge.left)), ("right", .whole(merge.right)),
              ("height", .number(merge.height)), ("accounts", .whole(merge.accountCount)),
            ])
          })
      ),
      ("cutHeight", tree.cutHeight.map { .number($0) } ?? .null),
      ("insideShare", .number(tree.insideShare)), ("looseSegments", .whole(tree.looseCount)),
      ("sentence", .text(tree.sentence)),
    ])
  }
}
