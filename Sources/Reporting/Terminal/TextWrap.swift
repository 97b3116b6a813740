/// Text broken into lines at spaces.
package enum TextWrap {
  /// Returns lines of at most so many columns, the further ones indented; a word longer than a line is broken.
  package static func lines(_ text: String, width: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    func room() -> Int { max(1, width - (lines.isEmpty ? 0 : indent.count)) }
    func finish() {
      lines.append((lines.isEmpty ? "" : indent) + line)
      line = ""
    }
    for word in PrintableText.of(Redaction.text(text)).split(separator: " ") {
      let next = line.isEmpty ? String(word) : line + " " + word
      if DisplayWidth.of(next) <= room() {
        line = next
        continue
      }
      if !line.isEmpty { finish() }
      line = String(word)
      while DisplayWidth.of(line) > room() {
        let (head, tail) = DisplayWidth.split(line, at: room())
        line = head
        finish()
        line = tail
      }
    }
    if !line.isEmpty || lines.isEmpty { finish() }
    return lines
  }

  /// Returns the text in lines that are broken at spaces only, so that a path can be copied whole.
  package static func unbroken(_ text: String, width: Int) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
