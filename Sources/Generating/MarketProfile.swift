import Statistics

/// What kind of company the members of a planted micro-segment are.
///
/// Any two profiles differ in at least three of the seven fields. A number from 0 to 13,439 becomes five
/// digits: use case, country, CRM, employee band, trigger. The sixth field, the industry, is a weighted
/// sum of the digits that changes when one of them does; the seventh, the technologies, is another
/// combination for every number. So numbers that differ in one digit differ in three fields, and
/// numbers that differ in two or more digits in the technologies too.
///
/// > Source: two check symbols for a distance of three: Singleton, "Maximum distance q-nary codes",
/// > 1964, DOI 10.1109/TIT.1964.1053661; it also shows that there cannot be more than 13,440.
package struct MarketProfile: Sendable, Equatable {
  package var industry: Int
  package var useCase: Int
  package var country: Int
  package var technologies: [Int]
  package var crm: Int
  package var employeeBand: Int
  package var trigger: Int

  private static let sizes = [
    MarketVocabulary.useCases.count, MarketVocabulary.countries.count,
    MarketVocabulary.crms.count, MarketVocabulary.employeeBands.count,
    MarketVocabulary.triggers.count,
  ]

  /// The most profiles that there can be.
  package static let limit = sizes.reduce(1, *)

  /// Creates the profile of a planted segment.
  ///
  /// - Parameters:
  ///   - segment: The segment's number, from 0 and below `limit`.
  ///   - seed: The market's seed, which decides where the numbers begin.
  package init(segment: Int, seed: UInt64) {
    precondition(segment >= 0 && segment < Self.limit, "segment \(segment) of \(Self.limit)")
    var draw = SeededGenerator(seed: seed, stream: .max)
    // 8,303 shares no factor with 13,440, so the step visits every number; it is near the golden
    // section, so the first profiles lie apart.
    let number = (segment * 8_303 + draw.whole(0...Self.limit - 1)) % Self.limit
    var digits: [Int] = []
    var rest = number
    for size in Self.sizes {
      digits.append(rest % size)
      rest /= size
    }
    useCase = digits[0]
    country = digits[1]
    crm = digits[2]
    employeeBand = digits[3]
    trigger = digits[4]
    // Factors without a divisor in common with 20, so that no single digit's change is lost.
    industry =
      zip(digits, [1, 3, 7, 9, 11]).reduce(0) { $0 + $1.0 * $1.1 }
      % MarketVocabulary.industries.count
    technologies = Self.technologies(ofNumber: number)
  }

  /// Returns three technologies for even numbers and four for odd ones, others for every number.
  private static func technologies(ofNumber number: Int) -> [Int] {
    let total = MarketVocabulary.technologies.count
    let count = 3 + number % 2
    let combinationCount = binomial(total, count)
    // 2,503 is prime and divides neither 9,880 nor 91,390.
    var rank = number / 2 * 2_503 % combinationCount
    var chosen: [Int] = []
    var item = 0
    while chosen.count < count {
      let beginningHere = binomial(total - item - 1, count - chosen.count - 1)
      if rank < beginningHere {
        chosen.append(item)
      } else {
        rank -= beginningHere
      }
      item += 1
    }
    return chosen
  }

  private static func binomial(_ n: Int, _ k: Int) -> Int {
    (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
  }
}
