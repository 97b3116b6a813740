import Statistics

/// Draws by integers and comparisons alone, so that they are the same on every machine.
extension SeededGenerator {
  /// Returns yes with a probability.
  package mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// Returns a whole number of a range, each as likely.
  package mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + min(range.count - 1, Int(unit() * Double(range.count)))
  }

  /// Returns one of the items, each as likely.
  package mutating func item<Item>(of items: [Item]) -> Item {
    items[whole(0...items.count - 1)]
  }

  /// Returns the items in a random order, each order as likely.
  ///
  /// > Source: Durstenfeld, "Algorithm 235: Random permutation", 1964, DOI 10.1145/364520.364540.
  package mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var items = items
    for last in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(last, whole(0...last))
    }
    return items
  }
}
