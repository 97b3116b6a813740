extension ScoreGrid {
  /// A group of the score and the parts it is cut into.
  public struct Axis: Sendable, Equatable {
    /// The group's name.
    public let name: String
    /// The least points of each part, ascending, and the most of the last one: one more than there are parts.
    public let edges: [Double]
    /// Whether every part is a single number of points.
    public let isExact: Bool
    /// Whether all points are whole numbers: a part then ends with the number before the next part.
    public let isWhole: Bool

    /// The number of parts.
    public var count: Int { edges.count - 1 }

    /// Returns the points from which and to which a part goes; where points are not whole it ends just below the second.
    public func span(of part: Int) -> (from: Double, to: Double) {
      let from = edges[part]
      if isExact { return (from, from) }
      return (from, isWhole && part + 1 < count ? edges[part + 1] - 1 : edges[part + 1])
    }
  }
}

extension ScoreGrid.Axis {
  /// Cuts a group's points: each number by itself where there are few, else into parts that end where a tier rule does.
  ///
  /// - Parameters:
  ///   - name: The group's name.
  ///   - points: The points of each account, in hundredths.
  ///   - borders: The least hundredths on the upper side of each comparison in a tier rule; no part lies on both sides of one.
  ///   - mostParts: How many parts there may be, as long as the borders need no more.
  package init(_ name: String, points: [Int32], borders: [Int], mostParts: Int) {
    let distinct = Set(points).sorted().map(Int.init)
    let (least, most) = (distinct.first ?? 0, distinct.last ?? 0)
    let isWhole = distinct.allSatisfy { $0 % 100 == 0 }
    if distinct.count <= mostParts {
      let edges = (distinct.isEmpty ? [0] : distinct) + [most]
      self.init(name: name, edges: edges.map(Self.points), isExact: true, isWhole: isWhole)
      return
    }
    let step = isWhole ? 100 : 1
    let low = isWhole ? least : min(0, least)
    // The first number of points that lies beyond a border.
    let cuts = Set(
      borders.map { Int((Double($0) / Double(step)).rounded(.up)) * step }
    ).filter { $0 > low && $0 <= most }
    let ends = [low] + cuts.sorted() + [most + step]
    let starts = Self.parts(between: ends, step: step, mostParts: mostParts)
    self.init(
      name: name, edges: (starts + [most]).map(Self.points), isExact: false, isWhole: isWhole)
  }

  /// Returns where parts begin that are as equal as the given ends allow.
  private static func parts(between ends: [Int], step: Int, mostParts: Int) -> [Int] {
    let widths = zip(ends, ends.dropFirst()).map { ($1 - $0) / step }
    var counts = widths.map { _ in 1 }
    while counts.reduce(0, +) < mostParts {
      let divisible = counts.indices.filter { counts[$0] < widths[$0] }
      // The widest parts are divided first; of equals the lower.
      guard
        let widest = divisible.max(by: {
          (widths[$0] * counts[$1], $1) < (widths[$1] * counts[$0], $0)
        })
      else { break }
      counts[widest] += 1
    }
    return counts.indices.flatMap { place in
      (0..<counts[place]).map { ends[place] + widths[place] * $0 / counts[place] * step }
    }
  }

  private static func points(_ hundredths: Int) -> Double { Double(hundredths) / 100 }

  /// Returns the part that holds so many hundredths.
  package func part(of points: Int32) -> Int {
    let value = Double(points) / 100
    return min(edges.lastIndex { $0 <= value } ?? 0, count - 1)
  }
}
