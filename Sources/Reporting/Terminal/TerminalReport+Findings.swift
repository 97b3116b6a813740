import Checking

extension TerminalReport {
  /// What should be known or mended, and the count of it.
  public var findingSection: String {
    let errors = report.findings.count { $0.severity == .error }
    let warnings = report.findings.count - errors
    let lines = report.findings.map { finding in
      let mark =
        finding.severity == .error
        ? layout.style.bad(finding.code) : layout.style.open(finding.code)
      return layout.bullet(
        "\(finding.place): \(finding.message)", mark: mark, markWidth: finding.code.count)
    }
    let summary =
      errors + warnings == 0
      ? "PASS: nothing to mend"
      : "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
    return section(
      "Checks", lines + [errors > 0 ? layout.style.bad(summary) : layout.style.good(summary)])
  }
}
