/// A fitted field and what its values are multiplied by, so that its family has its weight.
struct ScaledField: Sendable {
  /// The family's place.
  let part: Int
  let field: FittedField
  let factor: Double

  /// The levels that have a column; nothing for a number.
  var levels: [String]? {
    switch field.scale {
    case .number, .ordered: nil
    case .levels(let scale): scale.levels
    case .tags(let scale): scale.levels
    }
  }
}
