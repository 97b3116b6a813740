/// An HTML page taken apart for tests: sections, rows of tables, and sentences of lists.
public struct PageText: Sendable {
  private let html: String

  /// Takes a page.
  public init(_ html: String) {
    self.html = html
  }

  /// A cell: a figure, and the small print below it.
  public struct Cell: Sendable {
    /// The text before the small print.
    public let figure: String
    /// The small print; empty without one.
    public let detail: String

    /// The figure as a number; nothing where there is none.
    public var value: Double? { PageText.number(figure) }

    /// The two numbers of the small print; nothing where there are none.
    public var interval: (lower: Double, upper: Double)? {
      let ends = (detail.split(separator: ", n").first ?? "").split(separator: "–").map(String.init)
      guard ends.count == 2, let upper = PageText.number(ends[1]) else { return nil }
      // The sign of a percentage is written once.
      let lower = ends[1].hasSuffix("%") ? ends[0] + "%" : ends[0]
      return PageText.number(lower).map { ($0, upper) }
    }
  }

  /// Returns the section with an id; nothing where there is none.
  ///
  /// - Parameter id: The id.
  /// - Returns: What stands in it.
  public func section(_ id: String) -> PageText? {
    guard let start = html.range(of: "<section id=\"\(id)\">"),
      let end = html[start.upperBound...].range(of: "</section>")
    else { return nil }
    return PageText(String(html[start.upperBound..<end.lowerBound]))
  }

  /// The rows of all tables, headings left out.
  public var rows: [[Cell]] {
    parts("tr").map { row in
      PageText(row).parts("td").map { cell in
        let pieces = cell.split(
          separator: "<small>", maxSplits: 1, omittingEmptySubsequences: false)
        return Cell(
          figure: Self.plain(String(pieces[0])),
          detail: pieces.count > 1 ? Self.plain(String(pieces[1])) : "")
      }
    }.filter { !$0.isEmpty }
  }

  /// The sentences of all lists, without their marks.
  public var sentences: [String] {
    parts("li").map { item in
      let afterMark = item.range(of: "</span>").map { String(item[$0.upperBound...]) } ?? item
      return Self.plain(afterMark)
    }
  }

  /// Returns the points of the first polyline of a kind, in the numbers of the picture.
  ///
  /// - Parameter kind: Its class.
  /// - Returns: The points, y growing downwards.
  public func points(_ kind: String) -> [(x: Double, y: Double)] {
    guard let start = html.range(of: "<polyline class=\"\(kind)\" points=\""),
      let end = html[start.upperBound...].range(of: "\"")
    else { return [] }
    return html[start.upperBound..<end.lowerBound].split(separator: " ").compactMap { point in
      let ends = point.split(separator: ",").compactMap { Double($0) }
      return ends.count == 2 ? (ends[0], ends[1]) : nil
    }
  }

  /// What stands between the opening and the closing tags of a name.
  private func parts(_ tag: String) -> [String] {
    html.split(separator: "<\(tag)", omittingEmptySubsequences: false).dropFirst().compactMap {
      part in
      guard let first = part.first, first == ">" || first == " ",
        let start = part.firstIndex(of: ">"), let end = part.range(of: "</\(tag)>")
      else { return nil }
      return String(part[part.index(after: start)..<end.lowerBound])
    }
  }

  /// The text without tags, its entities read.
  private static func plain(_ markup: String) -> String {
    var text = ""
    var isTag = false
    for character in markup {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">" { isTag = false }
    }
    for (entity, sign) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: sign)
    }
    return text
  }

  /// A printed number: `$3.22K` is 3,220, `20.0%` is 0.2, `3.5×` is 3.5.
  private static func number(_ text: String) -> Double? {
    var digits = text.filter { $0.isNumber || $0 == "." }
    if text.contains("−") { digits = "-" + digits }
    let scale =
      switch text.last {
      case "%": 0.01
      case "K": 1e3
      case "M": 1e6
      case "B": 1e9
      default: 1.0
      }
    return Double(digits).map { $0 * scale }
  }
}
