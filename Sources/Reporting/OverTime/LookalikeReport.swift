import Reading
import Scoring
import Segmenting
import Statistics

/// The open accounts that are most like some accounts, as a table, as CSV and as JSON.
public struct LookalikeReport: Answer {
  private let result: Lookalikes.Result
  private let accounts: AccountTable
  private let scores: ScoredAccounts
  /// How many groups a table shows.
  private let shownCount = 20

  /// Creates a report.
  public init(_ result: Lookalikes.Result, accounts: AccountTable, scores: ScoredAccounts) {
    (self.result, self.accounts, self.scores) = (result, accounts, scores)
  }

  /// Returns the text: a table for each account, at most twenty of them.
  public func text(_ layout: TextLayout) -> String {
    var parts = result.groups.prefix(shownCount).map { group -> String in
      let title =
        "\(accounts.names[group.account]): the \(group.lookalikes.count) most like it of "
        + "\(DecimalText.whole(result.openCount)) open accounts"
      return layout.joined([
        layout.heading(title),
        group.lookalikes.isEmpty
          ? layout.sentence("None of which enough is known.") : table(group).text(layout),
      ])
    }
    if result.groups.count > shownCount {
      let more = DecimalText.whole(result.groups.count - shownCount)
      parts.append(layout.sentence("and \(more) more accounts; --format csv has all"))
    }
    return layout.joined(
      parts + ([SimilarityText.definition] + result.notes).map { layout.bullet($0) })
  }

  private func table(_ group: Lookalikes.Group) -> TextTable {
    var table = TextTable([
      .init(title: "#", isNumber: true), .init(title: "account"), .init(title: "domain"),
      .init(title: "alike", isNumber: true), .init(title: "tier", isNumber: true),
      .init(title: "score", isNumber: true), .init(title: "what both have, the rarest first"),
    ])
    for (place, other) in group.lookalikes.enumerated() {
      table.append([
        "\(place + 1)", accounts.names[other.account], accounts.domains[other.account],
        SimilarityText.percent(other.similarity), "\(scores.tiers[other.account])",
        PlainNumber.text(units: Int(scores.totals[other.account]), places: 2),
        other.shared.prefix(4).map(\.text).joined(separator: ", "),
      ])
    }
    return table
  }

  /// Returns one row per account and look-alike.
  public func rows(as form: RowForm) -> String {
    var rows = RowText(
      [
        "account_id", "account_name", "rank", "lookalike_id", "lookalike_name",
        "lookalike_domain", "similarity_percent", "in_words", "squared_distance", "tier", "score",
        "shared",
      ], form: form)
    for group in result.groups {
      for (place, other) in group.lookalikes.enumerated() {
        rows.append([
          .text(accounts.ids[group.account]), .text(accounts.names[group.account]),
          .count(place + 1), .text(accounts.ids[other.account]),
          .text(accounts.names[other.account]), .text(accounts.domains[other.account]),
          .decimal(100 * max(0, other.similarity), places: 1),
          .text(SimilarityText.word(other.similarity)),
          .decimal(other.squaredDistance, places: 6), .count(scores.tiers[other.account]),
          .points(scores.totals[other.account]),
          .text(other.shared.map(\.text).joined(separator: "; ")),
        ])
      }
    }
    return rows.text
  }

  /// The same as JSON.
  public var json: String {
    JSONValue.object([
      ("definition", .text(SimilarityText.definition)), ("openAccounts", .whole(result.openCount)),
      ("notes", .array(result.notes.map { .text($0) })),
      (
        "accounts",
        .array(
          result.groups.map { group in
            .object([
              ("id", .text(accounts.ids[group.account])),
              ("name", .text(accounts.names[group.account])),
              ("lookalikes", .array(group.lookalikes.map(lookalike))),
            ])
          })
      ),
    ]).text()
  }

  private func lookalike(_ other: Lookalikes.Lookalike) -> JSONValue {
    .object([
      ("id", .text(accounts.ids[other.account])), ("name", .text(accounts.names[other.account])),
      ("domain", .text(accounts.domains[other.account])), ("similarity", .number(other.similarity)),
      ("inWords", .text(SimilarityText.word(other.similarity))),
      ("squaredDistance", .number(other.squaredDistance)),
      ("tier", .whole(scores.tiers[other.account])),
      ("score", .number(Double(scores.totals[other.account]) / 100)),
      ("shared", .array(other.shared.map(SharedText.json))),
    ])
  }
}

/// What accounts share, for reports.
enum SharedText {
  static func json(_ trait: AccountTraits.Shared) -> JSONValue {
    .object([
      ("field", .text(trait.field)), ("text", .text(trait.text)),
      ("shareOfAll", .number(trait.shareOfAll)),
    ])
  }
}
