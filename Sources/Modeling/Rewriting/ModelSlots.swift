/// A model file cut at its weights and cut-offs, so that others can be written into it by whoever holds the pieces.
///
/// A page writes a model file by it without knowing what a model file is; comments, order and spaces stay.
public struct ModelSlots: Sendable, Equatable {
  /// A part of the text.
  public enum Piece: Sendable, Equatable {
    /// As it stands.
    case text(String)
    /// The weight of a criterion by its place among all; left out where `isWritten` is not set and the weight is 1.
    case weight(criterion: Int, before: String, after: String, isWritten: Bool)
    /// A number that a tier's own rule compares points with, by its place among these.
    case limit(Int)
  }

  /// The parts in their order.
  public let pieces: [Piece]

  /// Cuts a text; nothing where a number is shared or written in a way that others cannot stand in its place.
  ///
  /// - Parameters:
  ///   - text: The YAML text of a model.
  ///   - model: The model that it writes.
  public init?(text: String, model: Model) {
    guard let cuts = try? Self.cuts(text, model) else { return nil }
    guard let pieces = Self.pieces(of: text, cuts) else { return nil }
    self.pieces = pieces
    guard isTrue(to: model) else { return nil }
  }

  /// Returns the text with other weights and cut-offs.
  ///
  /// - Parameters:
  ///   - factors: By how much the points of each criterion count, in hundredths.
  ///   - limits: The numbers that the tiers' rules compare points with, in hundredths, tier by tier.
  /// - Returns: The text of a model file.
  public func text(factors: [Int], limits: [Int]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .weight(let criterion, let before, let after, let isWritten):
        isWritten || factors[criterion] != 100
          ? before + PointText.text(factors[criterion]) + after : ""
      case .limit(let place): PointText.text(limits[place])
      }
    }.joined()
  }

  // MARK: Finding the places

  private struct Cut {
    let line: Int
    let column: Int
    let length: Int
    let piece: Piece
  }

  private static func cuts(_ text: String, _ model: Model) throws -> [Cut] {
    let root = try ModelFile.document(text, file: model.file).entries(example: "a model")
    var cuts: [Cut] = []
    if let score = root["score"] {
      var place = 0
      for group in try score.entries(example: "groups").entries
      where !ScoreSection.keys.contains(group.key) {
        for criterion in try group.value.entries(example: "criteria").entries
        where !ScoreSection.groupKeys.contains(criterion.key) {
          cuts.append(try weight(criterion, place, text))
          place += 1
        }
      }
    }
    var limit = 0
    let tiers = try root["tiers"]?.entries(example: "tiers")
    for rule in model.tiers {
      guard
        let when = try tiers?["\(rule.tier)"]?.entries(example: "when")["when"]
      else { continue }
      cuts += try limits(when, from: &limit, names: ["score"] + model.groups.map(\.name))
    }
    return cuts
  }

  private static func weight(
    _ criterion: ModelSection.Entry, _ place: Int, _ text: String
  ) throws -> Cut {
    let section = try criterion.value.entries(example: "points")
    if let weight = section["weight"] {
      let written = try weight.text(example: "1.5")
      return Cut(
        line: weight.place.line, column: weight.place.column,
        length: written.unicodeScalars.count,
        piece: .weight(criterion: place, before: "", after: "", isWritten: true))
    }
    guard let first = section.entries.first else { throw Unplaced() }
    let isFlow = TextEdits(text).rest(
      line: criterion.value.place.line, column: criterion.value.place.column
    ).hasPrefix("{")
    let indent = TextEdits(text).start(line: first.place.line, column: first.place.column)
    guard isFlow || indent.allSatisfy({ $0 == " " }) else { throw Unplaced() }
    return Cut(
      line: first.place.line, column: first.place.column, length: 0,
      piece: .weight(
        criterion: place, before: "weight: ", after: isFlow ? ", " : "\n" + indent,
        isWritten: false))
  }

  /// A number that stands where it cannot be changed.
  private struct Unplaced: Error {}

  private static func limits(
    _ when: ModelNode, from next: inout Int, names: [String]
  ) throws -> [Cut] {
    let text = try when.text(example: "score > 75")
    let start = ConditionReader.textPlace(when)
    guard start.column > 0, !text.contains("\n") else { throw Unplaced() }
    let tokens = try ConditionLexer.tokens(text)
    var cuts: [Cut] = []
    for (name, (sign, number)) in zip(tokens, zip(tokens.dropFirst(), tokens.dropFirst(2))) {
      guard case .word(let word) = name.kind, names.contains(word),
        case .comparison = sign.kind, case .number = number.kind
      else { continue }
      cuts.append(
        Cut(
          line: start.line, column: start.column + number.offset, length: number.text.count,
          piece: .limit(next)))
      next += 1
    }
    return cuts
  }

  private static func pieces(of text: String, _ cuts: [Cut]) -> [Piece]? {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let order = cuts.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    var pieces: [Piece] = []
    var plain = ""
    var next = order.makeIterator()
    var cut = next.next()
    for (number, line) in lines.enumerated() {
      if number > 0 { plain += "\n" }
      let scalars = Array(line)
      var column = 0
      while let own = cut, own.line == number + 1 {
        // Two numbers in one place, or one beyond the line: anchors, or text that is not as it seems.
        guard own.column - 1 >= column, own.column - 1 + own.length <= scalars.count else {
          return nil
        }
        plain += Self.text(scalars[column..<own.column - 1])
        pieces += [.text(plain), own.piece]
        (plain, column) = ("", own.column - 1 + own.length)
        cut = next.next()
      }
      plain += Self.text(scalars[column...])
    }
    return cut == nil ? pieces + [.text(plain)] : nil
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  // MARK: Reading it again

  /// Whether other numbers come back from the text, and the model's own give the model.
  private func isTrue(to model: Model) -> Bool {
    let factors = model.groups.flatMap(\.criteria).map(\.factor)
    let limits = Self.limits(of: model)
    let limitCount = pieces.count { if case .limit = $0 { true } else { false } }
    guard limitCount == limits.count,
      limits.allSatisfy({ $0 == $0.rounded() && $0.magnitude <= 1e9 })
    else {
      return false
    }
    for shift in [0, 37] {
      // A factor is at most 100 times.
      let (asked, cuts) = (
        factors.map { $0 > 5000 ? $0 - shift : $0 + shift }, limits.map { Int($0) + shift }
      )
      guard
        let read = try? ModelFile.parse(
          text(factors: asked, limits: cuts), file: model.file),
        read.groups.flatMap(\.criteria).map(\.factor) == asked,
        Self.limits(of: read) == cuts.map(Double.init),
        read.groups.flatMap(\.criteria).map(\.points)
          == model.groups.flatMap(\.criteria).map(\.points)
      else { return false }
    }
    return true
  }

  /// The numbers that the tiers' own rules compare points with, in hundredths.
  private static func limits(of model: Model) -> [Double] {
    let names = ["score"] + model.groups.map(\.name)
    func found(_ condition: Condition) -> [Double] {
      switch condition {
      case .and(let left, let right), .or(let left, let right): found(left) + found(right)
      case .not(let inner): found(inner)
      case .number(let name, _, let limit) where names.contains(name):
        [PointText.hundredths(of: limit)]
      default: []
      }
    }
    return model.tiers.compactMap(\.condition).flatMap(found)
  }
}
