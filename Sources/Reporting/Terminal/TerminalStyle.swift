/// Color on a terminal, and nothing elsewhere.
struct TerminalStyle {
  let isColored: Bool

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func good(_ text: String) -> String { wrapped(text, "32") }
  func open(_ text: String) -> String { wrapped(text, "33") }
  func bad(_ text: String) -> String { wrapped(text, "31") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
