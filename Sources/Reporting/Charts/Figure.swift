/// A chart as it stands on the page: what it says, what it shows, the picture, and the figures behind it.
struct Figure {
  /// What the page's links and tests call it.
  let id: String
  /// What the picture says, as a sentence.
  let title: String
  /// Units, what is counted, and how to read it.
  var note: Markup = .empty
  /// What a color or a line stands for.
  var legend: [Legend] = []
  let plot: Plot
  /// The picture in words, for those who cannot see it.
  let description: String
  /// The figures behind the picture.
  var table: PageTable?
  /// What stands below it.
  var foot: Markup = .empty

  /// An entry of a legend: the class of what is drawn, and what it means.
  struct Legend {
    let style: String
    let text: Markup
  }

  /// The chart as a section of the page.
  var section: Markup {
    """
    <section id="\(id)">
    <h2>\(title)</h2>
    \(inner)
    </section>
    """
  }

  /// The chart below a heading of its own inside of a section.
  var subsection: Markup {
    """
    <div class="sub" id="\(id)">
    <h3>\(title)</h3>
    \(inner)
    </div>
    """
  }

  private var inner: Markup {
    let words: Markup = note.text.isEmpty ? .empty : "<p class=\"note\">\(note)</p>"
    return Markup(lines: [words, picture, foot, data])
  }

  /// The picture with its legend and without words.
  var picture: Markup {
    let keys = legend.map { entry -> Markup in
      "<span><svg class=\"key\" width=\"18\" height=\"10\" aria-hidden=\"true\">\(Self.key(entry.style))</svg>\(entry.text)</span>"
    }
    let list: Markup = keys.isEmpty ? .empty : "<p class=\"legend\">\(keys)</p>"
    var room = ["plot"]
    if plot.hasLeftLabels { room.append("left") }
    if plot.hasFootLabels { room.append("foot") }
    return """
      \(list)
      <div class="\(room.joined(separator: " "))">
      <svg width="100%" height="\(at: plot.height)" role="img" tabindex="0" aria-label="\(title). \(description)">
      \(plot.markup)
      </svg></div>
      """
  }

  private var data: Markup {
    guard let table else { return .empty }
    return "<details class=\"data\"><summary>The figures</summary>\n\(table.markup)\n</details>"
  }

  private static func key(_ style: String) -> Markup {
    let lines = ["curve", "random", "perfect", "rival", "lost", "base", "whisker", "border", "cut"]
    if lines.contains(style) {
      return "<line class=\"\(style)\" x1=\"0\" x2=\"18\" y1=\"5\" y2=\"5\"/>"
    }
    return style.hasPrefix("dot")
      ? "<circle class=\"\(style)\" cx=\"9\" cy=\"5\" r=\"4.5\"/>"
      : "<rect class=\"\(style)\" width=\"18\" height=\"10\"/>"
  }
}
