import Reading

/// Shows, as a note, how success is agreed on before the launch.
enum CriteriaNote {
  /// Returns the lines; none where there are no deals that could grade anything.
  static func lines(_ market: Market) -> [String] {
    guard market.deals?.hasCloseDates == true, let day = market.latestDate else { return [] }
    return [
      "",
      "# What success is to be six and twelve months after the launch, agreed before it. A back-test grades",
      "# it: met, missed, could be chance, not due. Take the # away, and make the numbers your own.",
      "# criteria:", "#   agreed: \(day)  # the day of the launch: deals closed after it count",
      "#   6m: [conversion(1) > conversion(2)]",
      "#   12m: [\"recall(1, 2) >= 60%\", average_deal(1) > average_deal(3)]",
    ]
  }
}
