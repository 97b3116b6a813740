import Scoring

/// What sets two accounts apart, in one sentence, and what that leans on without a date.
public struct AccountContrast: Answer {
  private let sentence: String
  private let undated: [String]
  private let note: String?

  /// Creates the contrast of two accounts.
  public init(_ explanation: Explanation, account: Int, other: Int, scores: ScoredAccounts) {
    sentence = explanation.contrast(account, other)
    undated = scores.undatedFields
    note = UndatedText.sentence(undated, asOf: scores.asOf)
  }

  /// Returns the sentence, and on what it leans without a date.
  public func text(_ layout: TextLayout) -> String {
    layout.joined(
      ([Redaction.text(sentence)] + [note].compactMap { $0 }).map(layout.whole))
  }

  /// The same as JSON.
  public var json: String {
    JSONValue.object([
      ("sentence", .text(sentence)), ("notDated", .array(undated.map { .text($0) })),
    ]).text()
  }
}
