import Segmenting
import Statistics

/// Why an account is in its segment and not in another, or in none.
public struct SegmentReason: Answer {
  private let report: RunReport
  private let account: Int
  private let against: Int?

  /// Creates the answer for a row of the account table; the other segment is named by its number, or is the nearest.
  public init(report: RunReport, account: Int, against: Int?) {
    (self.report, self.account, self.against) = (report, account, against)
  }

  private var segments: [Segment] { report.segmentation?.segments ?? [] }
  private var name: String { report.market.accounts.names[account] }

  private var contrast: SegmentContrast? {
    let other = against.flatMap { number in segments.firstIndex { $0.number == number } }
    return report.segmentation?.contrasts?.contrast(ofAccount: account, with: other)
  }

  /// Returns the answer in words, with the parts of every field; they sum to the whole.
  public func text(_ layout: TextLayout) -> String {
    guard let contrast else { return layout.sentence(plain) }
    let (here, there) = (segments[contrast.here], segments[contrast.there])
    let sentence = contrast.sentence(account: name, here: here.name, there: there.name)
    var table = TextTable([
      .init(title: "field"), .init(title: "family"), .init(title: "part", isNumber: true),
    ])
    for (field, percent) in zip(contrast.fields, contrast.percentages) {
      table.append([
        SegmentContrast.words(field.field), field.family.rawValue, signed(percent),
      ])
    }
    table.rule()
    table.append([
      "nearer to \(here.number) than to \(there.number)", "", signed(contrast.shownTotal),
    ])
    return layout.joined([
      layout.sentence(sentence), table.text(layout),
      layout.sentence(
        "Parts of the difference of the squared distances to both centers; below 0 speaks for the other."
      ),
    ])
  }

  /// The answer as JSON, in squared distances.
  public var json: String {
    guard let contrast else {
      return JSONValue.object([
        ("account", .text(report.market.accounts.ids[account])), ("answer", .text(plain)),
      ]).text()
    }
    let (here, there) = (segments[contrast.here], segments[contrast.there])
    return JSONValue.object([
      ("account", .text(report.market.accounts.ids[account])),
      ("segment", .whole(here.number)), ("other", .whole(there.number)),
      (
        "answer",
        .text(contrast.sentence(account: name, here: here.name, there: there.name))
      ),
      ("total", .number(contrast.total)),
      (
        "fields",
        .array(
          contrast.fields.map {
            .object([
              ("field", .text($0.field)), ("family", .text($0.family.rawValue)),
              ("value", .number($0.value)),
            ])
          })
      ),
    ]).text()
  }

  /// The answer where there is nothing to compare.
  private var plain: String {
    if let left = report.segmentation?.leftOver.first(where: { $0.account == account }) {
      return "\(name) is in no segment: \(left.reason)."
    }
    if let segment = segments.first(where: { $0.members.contains(account) }) {
      return against == segment.number
        ? "\(name) is in segment \(segment.number), \(segment.name), itself."
        : "\(name) is in the only segment, \(segment.name)."
    }
    return
      "\(name) is in Tier \(report.scores.tiers[account]), and \(report.segmentation?.scope ?? "nothing") is segmented."
  }

  private func signed(_ percent: Int) -> String { percent > 0 ? "+\(percent)%" : "\(percent)%" }
}
