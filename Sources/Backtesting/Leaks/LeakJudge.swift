import Statistics

/// When a column is taken for one that knows the outcome.
enum LeakJudge {
  /// An area that one honest column hardly reaches, and where its interval must begin.
  ///
  /// A random forest of 22 columns reaches 0.85 on public deals of a seller to companies; one column whose whole
  /// interval lies above that does better alone than such a model does with everything.
  ///
  /// > Source: Bohanec, Kljajić Borštnar, Robnik-Šikonja, 2017, DOI 10.1016/j.eswa.2016.11.010, for the deals.
  private static let area = 0.9
  private static let nearEnd = 0.85

  /// Where the interval of “has a value” must begin.
  ///
  /// A cell that is empty wherever an honest column of area 0.75 is low tells at the most 0.68 (two normal
  /// distributions 0.95 apart, cut halfway), so 0.7 is beyond what a value that is missing for small companies does.
  private static let missingNearEnd = 0.7

  /// Returns what gives a column away by its values, in words that follow its name; nothing where nothing does.
  static func values(_ probe: ColumnProbe) -> String? {
    for (figure, hasOrder) in [(probe.area, probe.hasOrder), (probe.fittedArea, false)] {
      guard let interval = figure.interval else { continue }
      let isHigh = figure.value > area && interval.lowerBound > nearEnd
      let isLow = hasOrder && figure.value < 1 - area && interval.upperBound < 1 - nearEnd
      guard isHigh || isLow else { continue }
      return "alone tells nearly every win (\(RankingText.figure("AUC", figure))), which hardly "
        + "anything does that is known before the outcome"
    }
    return nil
  }

  /// Returns what gives a column away by being filled or not; nothing where nothing does.
  static func missing(_ probe: ColumnProbe) -> String? {
    guard probe.missingP < 0.05, let interval = probe.missingArea.interval,
      interval.lowerBound > missingNearEnd || interval.upperBound < 1 - missingNearEnd
    else { return nil }
    return "is filled for \(DecimalText.percent(probe.filledAmongWins, places: 0)) of wins and "
      + "\(DecimalText.percent(probe.filledAmongOthers, places: 0)) of the others, so whether it is "
      + "filled at all tells the outcome (\(RankingText.figure("AUC", probe.missingArea)))"
  }
}
