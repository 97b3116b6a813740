/// The area under the ROC curve by its definition.
public enum NaiveAreaUnderCurve {
  /// Returns the share of pairs in which the first group's number is greater, ties counting one half.
  public static func value(_ first: [Double], _ second: [Double]) -> Double {
    var wins = 0.0
    for one in first {
      for other in second { wins += one > other ? 1 : one == other ? 0.5 : 0 }
    }
    return wins / Double(first.count * second.count)
  }
}
