/// Reads from a header in what unit its numbers are.
package enum HeaderUnit {
  /// Returns what to multiply by: 1,000 for `Revenue (in 000s USD)`, 1,000,000 for `in millions`.
  package static func factor(_ header: String) -> Double {
    let words = HeaderText.key(header).split(separator: "_")
    if words.contains(where: { ["000s", "000", "thousands"].contains($0) }) { return 1000 }
    return words.contains("millions") ? 1_000_000 : 1
  }
}
