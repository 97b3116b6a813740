import Statistics

extension SegmentTree {
  /// Says what the tree shows, in a few sentences: what is left inside segments, how the tree is cut and whether a line does it.
  public var sentence: String {
    let kept =
      "\(DecimalText.percent(insideShare, places: 0)) of the differences between accounts are left inside the "
      + "segment\(segmentCount == 1 ? "" : "s")."
    return [kept, shapeSentence].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The same without what is left inside of segments; empty where there is nothing to say.
  public var shapeSentence: String {
    [groups, looseness].compactMap { $0 }.joined(separator: " ")
  }

  /// How segments were put together for drawing; nothing where each is drawn by itself.
  private var groups: String? {
    guard isCollapsed else { return nil }
    return
      "The \(DecimalText.whole(segmentCount)) segments are drawn as \(leaves.count) groups of those that come "
      + "together first."
  }

  /// How many segments are no cluster of the tree.
  private var looseness: String? {
    guard segmentCount > 1 else { return nil }
    guard looseCount > 0 else {
      return "Every segment comes together before it joins another."
    }
    return
      "\(DecimalText.whole(looseCount)) of \(DecimalText.whole(segmentCount)) segments \(looseCount == 1 ? "is" : "are") "
      + "wider than the place where \(looseCount == 1 ? "it joins" : "they join") others: sizes and axes decide too, "
      + "not the tree alone."
  }
}
