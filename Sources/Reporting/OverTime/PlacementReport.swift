import Reading
import Segmenting
import Statistics

/// Where accounts go, as a table, as CSV and as JSON.
public struct PlacementReport: Answer {
  private let result: Placement.Result
  private let accounts: AccountTable
  private let notes: [String]
  /// How many accounts a table shows.
  private let shownCount = 40

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - result: Where the accounts go.
  ///   - accounts: The table that they are rows of.
  ///   - notes: What else a reader must know, in sentences.
  public init(_ result: Placement.Result, accounts: AccountTable, notes: [String]) {
    self.result = result
    self.accounts = accounts
    self.notes = notes + result.notes
  }

  /// How many accounts went where, in a sentence.
  public var summary: String {
    let choices = result.places.compactMap(Self.choice)
    let waiting = result.places.count - choices.count
    let far = choices.count(where: \.isFar)
    guard !result.places.isEmpty else {
      return "Every account is in a segment: none is to be placed."
    }
    let all = result.places.count
    return
      "\(DecimalText.whole(choices.count)) of \(DecimalText.whole(all)) account\(all == 1 ? "" : "s") "
      + "\(choices.count == 1 ? "has" : "have") a segment"
      + (far > 0 ? ", \(DecimalText.whole(far)) of them far from its members" : "")
      + (waiting > 0 ? "; \(DecimalText.whole(waiting)) wait" : "") + "."
  }

  /// Returns the text.
  public func text(_ layout: TextLayout) -> String {
    var table = TextTable([
      .init(title: "account"), .init(title: "#", isNumber: true), .init(title: "segment"),
      .init(title: "how near"), .init(title: "else", isNumber: true),
      .init(title: "what it shares, the rarest first"),
    ])
    for place in result.places.prefix(shownCount) {
      let choice = Self.choice(place)
      table.append([
        accounts.names[place.account], choice.map { "\($0.number)" } ?? "–",
        choice?.name ?? "waits",
        nearness(place), place.runnerUp.map { "\($0.number)" + ($0.isFull ? " (full)" : "") } ?? "",
        place.shared.prefix(4).map(\.text).joined(separator: ", "),
      ])
    }
    let rest =
      result.places.count > shownCount
      ? ["and \(DecimalText.whole(result.places.count - shownCount)) more; --format csv has all"]
      : []
    let tables = result.places.isEmpty ? [] : [table.text(layout)]
    return layout.joined(tables + (rest + [summary] + notes).map(layout.sentence))
  }

  /// Returns one row per account; the first columns are those of the table of members.
  public func rows(as form: RowForm) -> String {
    var rows = RowText(
      [
        "segment", "segment_name", "account_id", "account_name", "domain", "distance",
        "members_farther", "members", "far", "little_known", "runner_up", "runner_up_name",
        "runner_up_distance", "runner_up_full", "waits_because", "shared",
      ], form: form)
    for place in result.places {
      let choice = Self.choice(place)
      func cell(_ text: String?) -> RowText.Cell { .text(text ?? "") }
      rows.append([
        choice.map { .count($0.number) } ?? .text(""), cell(choice?.name),
        .text(accounts.ids[place.account]), .text(accounts.names[place.account]),
        .text(accounts.domains[place.account]),
        choice.map { .decimal($0.distance, places: 4) } ?? .text(""),
        choice.map { .count($0.fartherCount) } ?? .text(""),
        choice.map { .count($0.memberCount) } ?? .text(""),
        cell(choice.map { $0.isFar ? "yes" : "no" }), .text(place.isLittleKnown ? "yes" : "no"),
        place.runnerUp.map { .count($0.number) } ?? .text(""), cell(place.runnerUp?.name),
        place.runnerUp.map { .decimal($0.distance, places: 4) } ?? .text(""),
        cell(place.runnerUp.map { $0.isFull ? "yes" : "no" }), cell(Self.reason(place)),
        .text(place.shared.map(\.text).joined(separator: "; ")),
      ])
    }
    return rows.text
  }

  /// The same as JSON.
  public var json: String {
    JSONValue.object([
      ("summary", .text(summary)), ("fence", .number(result.fence)),
      ("notes", .array(notes.map { .text($0) })),
      (
        "accounts",
        .array(
          result.places.map { place in
            .object([
              ("id", .text(accounts.ids[place.account])),
              ("name", .text(accounts.names[place.account])),
              ("domain", .text(accounts.domains[place.account])),
              ("segment", Self.choice(place).map(Self.json) ?? .null),
              ("waitsBecause", Self.reason(place).map { .text($0) } ?? .null),
              ("runnerUp", place.runnerUp.map(Self.json) ?? .null),
              ("littleKnown", .bool(place.isLittleKnown)),
              ("shared", .array(place.shared.map(SharedText.json))),
            ])
          })
      ),
    ]).text()
  }

  private static func json(_ choice: Placement.Choice) -> JSONValue {
    .object([
      ("number", .whole(choice.number)), ("name", .text(choice.name)),
      ("distance", .number(choice.distance)), ("membersFarther", .whole(choice.fartherCount)),
      ("members", .whole(choice.memberCount)), ("far", .bool(choice.isFar)),
      ("full", .bool(choice.isFull)),
    ])
  }

  private static func choice(_ place: Placement.Place) -> Placement.Choice? {
    if case .placed(let choice) = place.outcome { choice } else { nil }
  }

  private static func reason(_ place: Placement.Place) -> String? {
    if case .waiting(let reason) = place.outcome { reason } else { nil }
  }

  private func nearness(_ place: Placement.Place) -> String {
    guard let choice = Self.choice(place) else { return Self.reason(place) ?? "" }
    let marks = (choice.isFar ? ", far" : "") + (place.isLittleKnown ? ", little is known" : "")
    return "nearer than \(choice.fartherCount) of \(choice.memberCount)" + marks
  }
}
