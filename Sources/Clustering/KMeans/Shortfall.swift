/// What is said where rows do not fill as many clusters as were asked for.
enum Shortfall {
  /// Returns a sentence, or nothing where no cluster is missing.
  static func sentence(asked: Int, used: Int) -> String? {
    guard used < asked else { return nil }
    return "\(used) of \(asked) clusters have a row: there are not more distinct rows than that"
  }
}
