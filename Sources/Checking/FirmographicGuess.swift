import Foundation
import Reading

/// How well industry and size alone say who is in Tier 1.
///
/// Every account is guessed from the four of its industry that are nearest to it in size, itself left out:
/// the majority of them, and the nearest where they are two against two.
///
/// > Source: leave-one-out by nearest neighbors, Cover and Hart, 1967, DOI 10.1109/TIT.1967.1053964.
package struct FirmographicGuess {
  /// The accounts of Tier 1 that are guessed to be there.
  package private(set) var rightCount = 0
  /// The accounts that are guessed to be in Tier 1.
  package private(set) var guessedCount = 0

  private static let neighborsOnASide = 2

  /// Guesses the tier of every account.
  ///
  /// - Parameters:
  ///   - isTierOne: Whether each account is in Tier 1, n.
  ///   - industries: Its industry, -1 where unknown, n.
  ///   - sizes: Its size, NaN where unknown, n.
  /// - Complexity: O(n log n).
  package init(isTierOne: [Bool], industries: [Int32], sizes: [Double]) {
    precondition(
      industries.count == isTierOne.count && sizes.count == isTierOne.count,
      "\(isTierOne.count) accounts, \(industries.count) industries, \(sizes.count) sizes")
    // Sizes count by their ratio: 100 is as far from 200 as 1,000 from 2,000.
    let scaled = sizes.map { $0.isNaN ? -1 : log1p(max(0, $0)) }
    let order = isTierOne.indices.sorted {
      (industries[$0], scaled[$0], $0) < (industries[$1], scaled[$1], $1)
    }
    for place in order.indices {
      let account = order[place]
      let near = Self.neighbors(place, order, industries).sorted {
        let (left, right) = (order[$0], order[$1])
        return (abs(scaled[left] - scaled[account]), $0) < (
          abs(scaled[right] - scaled[account]), $1
        )
      }
      guard let first = near.first else { continue }
      let votes = near.count { isTierOne[order[$0]] }
      let isGuessed = votes * 2 == near.count ? isTierOne[order[first]] : votes * 2 > near.count
      guessedCount += isGuessed ? 1 : 0
      rightCount += isGuessed && isTierOne[account] ? 1 : 0
    }
  }

  /// Returns the places beside one that hold the same industry.
  private static func neighbors(_ place: Int, _ order: [Int], _ industries: [Int32]) -> [Int] {
    let range = max(0, place - neighborsOnASide)...min(order.count - 1, place + neighborsOnASide)
    return range.filter { $0 != place && industries[order[$0]] == industries[order[place]] }
  }
}
