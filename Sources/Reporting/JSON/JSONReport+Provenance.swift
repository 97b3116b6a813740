extension JSONReport {
  /// How the result was computed; null where nobody said.
  var provenance: JSONValue {
    guard let provenance = report.provenance else { return .null }
    return .object([
      ("version", .text(provenance.version)), ("command", .text(provenance.command)),
      ("seed", .text(String(provenance.seed))),
      ("asOf", provenance.asOf.map { .text("\($0)") } ?? .null),
      ("redacted", .bool(provenance.isRedacted)), ("model", file(provenance.model)),
      ("files", .array(provenance.sources.map(file))), ("sentence", .text(provenance.sentence)),
    ])
  }

  private func file(_ file: Provenance.File) -> JSONValue {
    .object([
      ("role", .text(file.role)), ("name", .text(file.name)),
      ("bytes", file.byteCount.map { .whole($0) } ?? .null),
      ("rows", file.rowsRead.map { .whole($0) } ?? .null),
      ("sha256", file.sha256.map { .text($0) } ?? .null),
    ])
  }
}
