import Checking

extension TerminalReport {
  /// What should be known or mended, and the count of it.
  public var findingSection: String {
    let errors = report.findings.count { $0.severity == .error }
    let warnings = report.findings.count - errors
    let lines = report.findings.map { finding in
      let mark = finding.severity == .error ? style.bad(finding.code) : style.open(finding.code)
      let text = wrapped("\(finding.place): \(finding.message)")
      return mark + " " + text.split(separator: "\n").joined(separator: "\n     ")
    }
    let summary =
      errors + warnings == 0
      ? "PASS: nothing to mend"
      : "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
    return section("Checks", lines + [errors > 0 ? style.bad(summary) : style.good(summary)])
  }
}
