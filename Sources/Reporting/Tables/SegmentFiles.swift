import Segmenting

/// A table of members for every micro-segment, as a campaign takes them up.
public struct SegmentFiles: Sendable {
  private let report: RunReport

  /// Creates the files.
  public init(report: RunReport) {
    self.report = report
  }

  /// The files by name: `segment-07-us-logistics-on-sap.csv`; none without segments.
  public var files: [(name: String, text: String)] {
    let segments = report.segmentation?.segments ?? []
    let width = String(segments.map(\.number).max() ?? 0).count
    return segments.map { segment in
      let number = String(segment.number)
      let zeros = String(repeating: "0", count: width - number.count)
      return (
        "segment-\(zeros)\(number)-\(Self.slug(Redaction.text(segment.name))).csv",
        MemberRows(report: report, segments: [segment]).text
      )
    }
  }

  /// Returns a name in lower-case letters, digits and hyphens, at most 60 of them.
  static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in name.lowercased().unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
      if isPlain {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    slug = String(slug.prefix(60))
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "accounts" : slug
  }
}
