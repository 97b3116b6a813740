/// Color on a terminal, and nothing elsewhere.
struct TerminalStyle {
  let isColored: Bool

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func good(_ text: String) -> String { wrapped(text, "32") }
  func open(_ text: String) -> String { wrapped(text, "33") }
  func bad(_ text: String) -> String { wrapped(text, "31") }

  /// The mark's sign in its color.
  func colored(_ mark: EvidenceMark) -> String {
    switch mark {
    case .good: good(mark.sign)
    case .open: open(mark.sign)
    case .bad: bad(mark.sign)
    case .pending, .none: mark.sign
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
