/// Sentences as a list, each behind its mark: the first are seen, the rest can be unfolded.
struct SentenceList {
  let sentences: [MarkedSentence]
  private let visibleCount = 8

  init(_ sentences: [MarkedSentence]) {
    self.sentences = sentences
  }

  init(_ sentences: [String]) {
    self.init(sentences.map { MarkedSentence(text: $0) })
  }

  var markup: Markup {
    guard !sentences.isEmpty else { return .empty }
    // One sentence alone is not worth a click.
    let shown = sentences.count <= visibleCount + 1 ? sentences.count : visibleCount
    let hidden = sentences.dropFirst(shown)
    let rest: Markup =
      hidden.isEmpty
      ? .empty
      : """

      <details><summary>\(hidden.count) more</summary>
      \(list(hidden))
      </details>
      """
    return "\(list(sentences.prefix(shown)))\(rest)"
  }

  private func list(_ sentences: ArraySlice<MarkedSentence>) -> Markup {
    let items = sentences.map { "<li>\($0.mark.markup)\($0.text)</li>" as Markup }
    return """
      <ul class="marked">
      \(items)
      </ul>
      """
  }
}

extension EvidenceMark {
  /// The sign, with its meaning for those who hear it or point at it.
  var markup: Markup {
    guard let (meaning, kind) = spoken else {
      return "<span class=\"mark\" aria-hidden=\"true\">\(sign)</span>"
    }
    return """
      <span class="mark \(kind)" role="img" aria-label="\(meaning)" title="\(meaning)">\(sign)</span>
      """
  }

  private var spoken: (meaning: String, kind: String)? {
    switch self {
    case .good: ("holds", "good")
    case .open: ("open", "open")
    case .bad: ("does not hold", "bad")
    case .pending: ("not judged", "pending")
    case .none: nil
    }
  }
}
