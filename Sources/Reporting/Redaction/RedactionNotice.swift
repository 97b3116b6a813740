/// What a page says first when names are replaced.
struct RedactionNotice {
  let report: RunReport

  var markup: Markup {
    guard report.redaction != nil else { return .empty }
    return """
      <p class="note"><b>Names are replaced.</b> \(report.unit == "deal" ? "Deals" : "Accounts") have numbers in the order \
      of tier and score; people, files and values that hardly two of them share are left out. The figures are the true \
      ones. No key was kept.</p>
      """
  }
}
