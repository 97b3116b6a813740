import Checking

/// What should be known or mended.
struct CheckList {
  let report: RunReport

  var markup: Markup {
    guard !report.findings.isEmpty else {
      return
        "<section id=\"checks\"><h2>Checks</h2><p class=\"note\">Nothing to mend.</p></section>"
    }
    var table = PageTable([.init(title: "code"), .init(title: "where"), .init(title: "finding")])
    for finding in report.findings {
      let kind: Markup = finding.severity == .error ? "bad" : "open"
      table.append([
        "<span class=\"tag \(kind)\">\(finding.code) \(finding.severity.rawValue)</span>",
        Markup(escaping: finding.place), Markup(escaping: finding.message),
      ])
    }
    return "<section id=\"checks\"><h2>Checks</h2>\n\(table.markup)\n</section>"
  }
}
