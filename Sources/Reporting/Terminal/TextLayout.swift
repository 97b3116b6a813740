/// How tables and sentences are laid out: within the columns of a terminal, or as Markdown.
///
/// Reports are lists of blocks (headings, sentences, bullets, tables), so that every report has every layout.
public struct TextLayout: Sendable {
  /// Where the text goes.
  enum Form { case terminal, markdown }

  let form: Form
  /// The columns that a line may take.
  let width: Int
  let style: TerminalStyle
  private var isPiped = false

  /// Creates the layout of a terminal.
  ///
  /// - Parameters:
  ///   - width: The columns that tables and sentences may take.
  ///   - isColored: Whether headings and marks have color.
  ///   - isPiped: Whether a file or a program takes the text, so that a single sentence stays on one line.
  public init(width: Int, isColored: Bool = false, isPiped: Bool = false) {
    self.init(form: .terminal, width: width, style: TerminalStyle(isColored: isColored))
    self.isPiped = isPiped
  }

  /// GitHub's Markdown: the same content, tables with pipes, and nothing left out for want of width.
  public static let markdown = TextLayout(
    form: .markdown, width: 1_000_000, style: TerminalStyle(isColored: false))

  private init(form: Form, width: Int, style: TerminalStyle) {
    (self.form, self.width, self.style) = (form, width, style)
  }

  /// A heading.
  func heading(_ title: String) -> String {
    switch form {
    case .terminal:
      TextWrap.lines(title, width: width).map(style.bold).joined(separator: "\n")
    case .markdown: "## " + MarkdownText.literal(title)
    }
  }

  /// A sentence of its own; wide terminals do not make long lines of it.
  func sentence(_ text: String) -> String {
    switch form {
    case .terminal: TextWrap.lines(text, width: lineWidth).joined(separator: "\n")
    case .markdown: MarkdownText.literal(text)
    }
  }

  /// A sentence that is passed on as it is: on a line of its own wherever no terminal would be too narrow for it.
  func whole(_ text: String) -> String {
    isPiped ? PrintableText.of(text) : sentence(text)
  }

  /// A sentence that is seen first.
  func strong(_ text: String) -> String {
    switch form {
    case .terminal: TextWrap.lines(text, width: lineWidth).map(style.bold).joined(separator: "\n")
    case .markdown: "**" + MarkdownText.literal(text) + "**"
    }
  }

  /// A sentence behind a mark of so many columns, further lines indented.
  func bullet(_ text: String, mark: String = "·", markWidth: Int = 1) -> String {
    switch form {
    case .terminal:
      let indent = String(repeating: " ", count: markWidth + 1)
      return mark + " "
        + TextWrap.lines(text, width: lineWidth - indent.count).joined(separator: "\n" + indent)
    case .markdown: return "- " + (mark == "·" ? "" : mark + " ") + MarkdownText.literal(text)
    }
  }

  /// Blocks under one another.
  func joined(_ blocks: [String]) -> String {
    guard form == .markdown else { return blocks.joined(separator: "\n") }
    var text = ""
    var isBullet = false
    for block in blocks {
      let follows = isBullet && block.hasPrefix("- ")
      text += text.isEmpty ? block : (follows ? "\n" : "\n\n") + block
      isBullet = block.hasPrefix("- ")
    }
    return text
  }

  /// Sentences longer than this are hard to read.
  private var lineWidth: Int { min(width, 110) }
}

/// Data in Markdown.
enum MarkdownText {
  /// Returns text that Markdown shows as it is: signs that would mark something up are escaped, and lines are joined.
  static func literal(_ text: String) -> String {
    var literal = ""
    for scalar in PrintableText.of(Redaction.text(text)).unicodeScalars {
      if "\\|<*`[".unicodeScalars.contains(scalar) { literal += "\\" }
      literal.unicodeScalars.append(scalar)
    }
    return literal
  }
}
