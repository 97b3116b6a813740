/// Reads the section `segments`.
enum SegmentSection {
  static let keys = ["tiers", "accounts", "sizes", "axes", "market"]

  /// Returns how micro-segments are made; without the section, Tier 2 in segments of 5 to 15.
  static func options(_ node: ModelNode?, tiers: [Int]) throws(ModelingError) -> SegmentOptions {
    var options = SegmentOptions(
      tiers: tiers.contains(2) ? [2] : [], sizes: 5...15, axes: [], marketSegmentCount: 0)
    guard let node else { return options }
    let section = try node.section(
      allowed: keys, example: "{ tiers: [2], sizes: 5..15, axes: [industry] }")
    if let accounts = section["accounts"] {
      options.tiers = try accounts.value(wayOut: "all, or name tiers: [2] instead") {
        $0 == "all" ? [] : nil
      }
      if section["tiers"] != nil {
        throw accounts.wrongValue("all", wayOut: "tiers are named too, so keep one of the two")
      }
    }
    if let tierNode = section["tiers"] { options.tiers = try chosen(tierNode, tiers) }
    if let sizes = section["sizes"] {
      options.sizes = try sizes.value(wayOut: "two whole numbers from 1, such as 5..15", self.sizes)
    }
    options.axes = try section["axes"]?.texts(example: "fields such as [industry]") ?? []
    if let market = section["market"] {
      let count = try market.value(wayOut: "a whole number from 0 to 1000, or auto") {
        text -> Int? in
        text == "auto" ? -1 : Int(text).flatMap { (0...1000).contains($0) ? $0 : nil }
      }
      options.choosesMarketSegmentCount = count < 0
      options.marketSegmentCount = max(0, count)
    }
    return options
  }

  private static func chosen(_ node: ModelNode, _ tiers: [Int]) throws(ModelingError) -> [Int] {
    var chosen: [Int] = []
    for item in try node.list(example: "a list such as [2], or accounts: all") {
      let tier = try item.value(wayOut: "one of the tiers \(TierSection.words(tiers))") { text in
        Int(text).flatMap { tiers.contains($0) ? $0 : nil }
      }
      if !chosen.contains(tier) { chosen.append(tier) }
    }
    guard !chosen.isEmpty else { throw node.wrongShape(example: "[2], or accounts: all") }
    return chosen.sorted()
  }

  private static func sizes(_ text: String) -> ClosedRange<Int>? {
    guard let range = NumberRangeText.range(text), range.lowerBound >= 1,
      range.upperBound <= 1_000_000, let lower = Int(exactly: range.lowerBound),
      let upper = Int(exactly: range.upperBound)
    else { return nil }
    return lower...upper
  }
}
