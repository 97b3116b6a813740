/// Which places of a chart have a label already, for a width in pixels: labels that lie on each other cannot be read.
package struct LabelRoom {
  /// The width that the chart is taken to have.
  let width: Double
  private var taken: [(x: Double, y: Double, reach: Double)] = []

  /// Room for labels on a screen of the usual width.
  package static let wide = LabelRoom(width: 700)
  /// Room for labels on a phone, where marks of the class `wide-only` are not shown.
  package static let narrow = LabelRoom(width: 320)

  private init(width: Double) {
    self.width = width
  }

  /// Takes a place for a label that is written around it, unless another label is in the way.
  ///
  /// - Parameters:
  ///   - x: The place across, in percent of the width.
  ///   - y: The place down, in pixels.
  ///   - characters: How many digits the label has.
  /// - Returns: Whether the place was free.
  package mutating func take(x: Double, y: Double, characters: Int) -> Bool {
    let (place, reach) = (x / 100 * width, Double(characters) * 4.5 + 2)
    guard taken.allSatisfy({ abs($0.x - place) >= $0.reach + reach || abs($0.y - y) >= 13 }) else {
      return false
    }
    taken.append((place, y, reach))
    return true
  }
}
