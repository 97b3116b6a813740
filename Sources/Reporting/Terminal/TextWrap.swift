/// Text broken into lines at spaces.
package enum TextWrap {
  /// Returns lines of at most so many columns, the further ones indented; a longer word stands alone.
  package static func lines(_ text: String, width: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in Redaction.text(text).split(separator: " ") {
      let next = line.isEmpty ? String(word) : line + " " + word
      let room = width - (lines.isEmpty ? 0 : indent.count)
      if DisplayWidth.of(next) > room, !line.isEmpty {
        lines.append((lines.isEmpty ? "" : indent) + line)
        line = String(word)
      } else {
        line = next
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append((lines.isEmpty ? "" : indent) + line) }
    return lines
  }
}
