import Statistics

extension SegmentChanges {
  /// What a reader must know of the changes, in sentences: the whole, the verticals, then one segment each.
  public var sentences: [String] {
    [summary] + lights.map { $0.sentence(scope: place) }
      + growth.filter(\.isSure).map { $0.sentence(scope: place) }
      + changes.compactMap(sentence)
  }

  /// Where accounts come to: the tiers, or the segments where all accounts are segmented.
  private var place: String { scope == "All accounts" ? "the segments" : scope }

  /// How many segments and accounts did what, in a sentence.
  public var summary: String {
    func count(_ matches: (Kind) -> Bool) -> Int { changes.count { matches($0.kind) } }
    let kept = changes.count { $0.count > 0 && $0.earlierCount > 0 }
    let new = count { if case .appeared = $0 { true } else { false } }
    let off = count { if case .splitOff = $0 { true } else { false } }
    let merged = count { if case .merged = $0 { true } else { false } }
    let dissolved = count { if case .dissolved = $0 { true } else { false } }
    let parts = [
      (new, "appeared"),
      (merged, merged == 1 ? "holds several earlier ones" : "hold several earlier ones"),
      (off, "split off"),
      (dissolved, "dissolved"),
    ].filter { $0.0 > 0 }.map { "\(DecimalText.whole($0.0)) \($0.1)" }
    let segments =
      "\(Self.counted(kept, "segment")) kept \(kept == 1 ? "its" : "their") number"
      + (parts.isEmpty ? "" : ", " + parts.joined(separator: ", "))
    return segments + "; \(Self.counted(counts.stayed, "account")) stayed, "
      + "\(DecimalText.whole(counts.moved)) moved to another segment, "
      + "\(DecimalText.whole(counts.came)) came to \(place), \(DecimalText.whole(counts.left)) left it and "
      + "\(DecimalText.whole(counts.gone)) \(counts.gone == 1 ? "is" : "are") gone from the market."
  }

  /// Returns what happened to a segment; nothing where it has the same members as before.
  private func sentence(_ change: Change) -> String? {
    let name = "Segment \(change.number)" + (change.name.isEmpty ? "" : ", “\(change.name)”,")
    switch change.kind {
    case .stayed:
      guard change.stayedCount < change.count else { return nil }
      return "\(name) kept its size of \(change.count): \(arrivals(change))."
    case .grew:
      return "\(name) grew from \(change.earlierCount) to \(change.count): \(arrivals(change))."
    case .shrank:
      return
        "\(name) shrank from \(change.earlierCount) to \(change.count): \(arrivals(change))."
    case .merged(let numbers):
      return
        "\(name) now holds most of the earlier segments \(Self.list(numbers)): \(arrivals(change))."
    case .splitOff(let number):
      return
        "\(name) split off from segment \(number): \(Self.counted(change.movedInCount, "account")) moved in, "
        + "\(DecimalText.whole(change.cameCount)) came."
    case .appeared:
      return
        "\(name) appeared: \(DecimalText.whole(change.cameCount)) of its \(Self.counted(change.count, "account")) "
        + "were in no segment before."
    case .dissolved(let numbers):
      let into =
        numbers.isEmpty ? "none is segmented now" : "see \(Self.list(Array(numbers.prefix(4))))"
      return
        "\(name) dissolved: no segment holds most of its \(Self.counted(change.earlierCount, "account")) (\(into))."
    }
  }

  private func arrivals(_ change: Change) -> String {
    let lost = change.earlierCount - change.stayedCount
    return [
      "\(DecimalText.whole(change.stayedCount)) stayed",
      "\(DecimalText.whole(change.cameCount)) came",
      "\(DecimalText.whole(change.movedInCount)) moved in",
      "\(DecimalText.whole(lost)) went",
    ].joined(separator: ", ")
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(DecimalText.whole(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func list(_ numbers: [Int]) -> String {
    let texts = numbers.map { "\($0)" }
    guard let last = texts.last, texts.count > 1 else { return texts.joined() }
    return texts.dropLast().joined(separator: ", ") + " and " + last
  }
}
