import Statistics

/// What a result was computed from, so that it can be computed again and compared.
struct ProvenanceTable {
  let provenance: Provenance

  var markup: Markup {
    var table = PageTable([
      .init(title: "read as"), .init(title: "file"), .init(title: "rows", isNumber: true),
      .init(title: "bytes", isNumber: true), .init(title: "SHA-256"),
    ])
    for file in [provenance.model] + provenance.sources {
      table.append([
        Markup(escaping: file.role), Markup(escaping: file.name),
        Markup(escaping: file.rowsRead.map { DecimalText.whole($0) } ?? ""),
        Markup(escaping: file.byteCount.map { DecimalText.whole($0) } ?? "–"),
        file.sha256.map { "<code>\($0)</code>" } ?? "–",
      ])
    }
    return """
      <p class="note">\(provenance.version): <code>\(provenance.command)</code></p>
      \(table.markup)
      <p class="note">\(provenance.sentence)</p>
      """
  }
}
