import Reading

/// Reads criteria such as `conversion(1) > conversion(2)`, `recall(1, 2) >= 60%` and `revenue(1) >= 500k`.
///
/// A criterion is a figure, one of `>`, `>=`, `<` and `<=`, and a number or the same figure of other tiers.
struct AgreedCriterionParser {
  private let tokens: [ConditionLexer.Token]
  private let tiers: [Int]
  private var index = 0

  typealias Problem = ConditionLexer.Problem

  /// Returns the criterion that a text writes.
  ///
  /// - Parameters:
  ///   - text: The criterion.
  ///   - months: When it is due.
  ///   - tiers: The tiers that there are.
  ///   - place: Where the text begins; errors count their column from there, where it is known.
  /// - Returns: The criterion.
  /// - Throws: `ModelingError.criterionWrong`.
  static func criterion(
    _ text: String, months: Int, tiers: [Int], at place: ModelPlace
  ) throws(ModelingError) -> AgreedCriterion {
    do throws(Problem) {
      var parser = AgreedCriterionParser(tokens: try ConditionLexer.tokens(text), tiers: tiers)
      return try parser.criterion(months: months, place: place)
    } catch {
      let column = place.column > 0 ? place.column + error.token.offset : 0
      throw .criterionWrong(
        ModelPlace(file: place.file, line: place.line, column: column), value: error.token.text,
        wayOut: error.wayOut)
    }
  }

  private init(tokens: [ConditionLexer.Token], tiers: [Int]) {
    (self.tokens, self.tiers) = (tokens, tiers)
  }

  private var token: ConditionLexer.Token { tokens[min(index, tokens.count - 1)] }

  private func problem(_ wayOut: String) -> Problem { Problem(token: token, wayOut: wayOut) }

  private mutating func criterion(
    months: Int, place: ModelPlace
  ) throws(Problem) -> AgreedCriterion {
    let figure = try figure()
    guard case .comparison(let comparison) = token.kind,
      comparison != .equal, comparison != .notEqual
    else { throw problem("write >, >=, < or <= after \(figure)") }
    index += 1
    let target = try target(of: figure)
    guard token.kind == .end else {
      throw problem("one criterion compares two things, so end it here and begin another line")
    }
    return AgreedCriterion(
      months: months, figure: figure, comparison: comparison, target: target, place: place)
  }

  private mutating func target(
    of figure: AgreedFigure
  ) throws(Problem) -> AgreedCriterion.Target {
    switch token.kind {
    case .number(let number):
      try check(number, of: figure)
      index += 1
      return .number(number)
    case .word(let word) where word.hasSuffix("%"):
      guard let percent = NumberRangeText.number(String(word.dropLast())) else { break }
      guard figure.measure.isShare else {
        throw problem("\(figure.measure.rawValue) is no share, so write a number without %")
      }
      try check(percent / 100, of: figure)
      index += 1
      return .number(percent / 100)
    case .word:
      let start = index
      let other = try self.figure()
      try check(other, against: figure, start: start)
      return .figure(other)
    default: break
    }
    throw problem("write a number such as 0.25, 25% or 500k, or \(figure.measure.rawValue)(2)")
  }

  private func check(_ number: Double, of figure: AgreedFigure) throws(Problem) {
    let most = figure.measure.isShare ? 1 : Double.infinity
    guard (0...most).contains(number) else {
      throw problem(
        figure.measure.isShare
          ? "\(figure.measure.rawValue) is a share, so write a number from 0 to 1, or from 0% to 100%"
          : "\(figure.measure.rawValue) is never below 0")
    }
  }

  /// Two figures can be compared when they measure the same, each of accounts of its own.
  private func check(
    _ other: AgreedFigure, against figure: AgreedFigure, start: Int
  ) throws(Problem) {
    func refuse(_ wayOut: String) -> Problem { Problem(token: tokens[start], wayOut: wayOut) }
    guard other.measure == figure.measure else {
      throw refuse("compare \(figure.measure.rawValue) with a number or with itself in other tiers")
    }
    guard figure.measure != .auc, figure.measure != .lift else {
      throw refuse("\(figure.measure.rawValue) is compared with a number")
    }
    guard !figure.tiers.isEmpty, !other.tiers.isEmpty,
      Set(figure.tiers).isDisjoint(with: other.tiers)
    else { throw refuse("both sides have the same accounts in them, so name tiers that differ") }
  }

  private mutating func figure() throws(Problem) -> AgreedFigure {
    let names = AgreedFigure.Measure.allCases.map(\.rawValue)
    guard case .word(let word) = token.kind else {
      throw problem("begin with a figure: \(names.joined(separator: ", "))")
    }
    guard let measure = AgreedFigure.Measure(rawValue: word) else {
      throw problem(
        nearestName(to: word, among: names).map { "did you mean “\($0)”?" }
          ?? "the figures are \(names.joined(separator: ", "))")
    }
    let start = token
    index += 1
    let chosen = try tierList(measure)
    if chosen.isEmpty, measure == .recall || measure == .lift {
      throw Problem(token: start, wayOut: "name its tiers, as in \(measure.rawValue)(1)")
    }
    if !chosen.isEmpty, measure == .auc {
      throw Problem(token: start, wayOut: "auc is of the score over all tiers, so write auc alone")
    }
    return AgreedFigure(measure, tiers: chosen)
  }

  /// Reads `(1, 2)`; nothing where there is no bracket.
  private mutating func tierList(_ measure: AgreedFigure.Measure) throws(Problem) -> [Int] {
    guard token.kind == .bracket("(") else { return [] }
    var chosen: Set<Int> = []
    repeat {
      index += 1
      guard case .number(let number) = token.kind, let tier = Int(exactly: number),
        tiers.contains(tier)
      else {
        throw problem(
          token.kind == .end
            ? "the bracket is not closed; a criterion that holds a comma needs quotes, as in "
              + "\"recall(1, 2) >= 0.6\""
            : "write one of the tiers \(TierSection.words(tiers))")
      }
      chosen.insert(tier)
      index += 1
    } while token.kind == .bracket(",")
    guard token.kind == .bracket(")") else {
      throw problem(
        "close the bracket; a criterion that holds a comma needs quotes, as in "
          + "\"recall(1, 2) >= 0.6\"")
    }
    index += 1
    return chosen.sorted()
  }
}
