/// One field's centered columns before they are weighted.
struct EncodedField {
  let name: String
  /// The category or tag of each column; nothing for a number.
  let levels: [String?]
  /// The centered values of each column, n; a missing value is 0.
  let columns: [[Double]]
  /// The mean squared norm of a row's part.
  let inertia: Double
  /// What the inertia is taken for at least when the field is scaled, so that a rare level cannot dominate.
  let leastInertia: Double

  /// Centers columns over the rows that have a value.
  init(
    name: String, levels: [String?], columns: [[Double]], isMissing: [Bool], leastInertia: Double
  ) {
    self.name = name
    self.levels = levels
    self.leastInertia = leastInertia
    let known = Double(isMissing.count { !$0 })
    self.columns = columns.map { values in
      var sum = 0.0
      for (value, isMissing) in zip(values, isMissing) where !isMissing { sum += value }
      let mean = known > 0 ? sum / known : 0
      return zip(values, isMissing).map { $1 ? 0 : $0 - mean }
    }
    var squares = 0.0
    for values in self.columns {
      for value in values { squares += value * value }
    }
    inertia = isMissing.isEmpty ? 0 : squares / Double(isMissing.count)
  }
}
