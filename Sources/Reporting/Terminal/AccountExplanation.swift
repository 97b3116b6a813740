import Modeling
import Scoring
import Statistics

/// Why an account is in its tier, for a terminal: one sentence, a table, and what would move it up.
public struct AccountExplanation: Answer {
  private let explanation: Explanation
  private let account: Int
  private let advice: String

  /// Creates the explanation of an account.
  ///
  /// - Throws: `ScoringError` where a rule asks for what the market does not have.
  public init(_ explanation: Explanation, account: Int) throws(ScoringError) {
    self.explanation = explanation
    self.account = account
    advice = try explanation.advice(account: account)
  }

  /// Returns the text.
  public func text(_ layout: TextLayout) -> String {
    let rows = explanation.rows(account: account)
    var parts = [layout.sentence(explanation.sentence(account: account))]
    if !rows.isEmpty { parts.append(table(rows).text(layout)) }
    if let day = explanation.asOf {
      parts.append(layout.sentence("Ages and signals as of \(day)."))
    }
    if rows.contains(where: \.isUndated) {
      parts.append(
        layout.sentence(
          "† says what is so today, as the export has no date for it; on the as-of day it may have been "
            + "otherwise."))
    }
    return layout.joined(parts + [layout.sentence(advice)])
  }

  /// Returns the criteria as rows for a program.
  public func rows(as form: RowForm) -> String {
    var text = RowText(["group", "criterion", "value", "points", "most", "dated"], form: form)
    for row in explanation.rows(account: account) {
      text.append([
        .text(row.group), .text(row.criterion), .text(row.value), .points(Int32(row.points)),
        .points(Int32(row.most)), .text(row.isUndated ? "no" : "yes"),
      ])
    }
    return text.text
  }

  /// The same as JSON.
  public var json: String {
    let rows = explanation.rows(account: account).map { row in
      JSONValue.object([
        ("group", .text(row.group)), ("criterion", .text(row.criterion)),
        ("value", .text(row.value)), ("points", .number(Double(row.points) / 100)),
        ("most", .number(Double(row.most) / 100)), ("dated", .bool(!row.isUndated)),
      ])
    }
    return JSONValue.object([
      ("sentence", .text(explanation.sentence(account: account))),
      ("score", .number(Double(rowTotal) / 100)), ("criteria", .array(rows)),
      ("oneTierUp", .text(advice)),
    ]).text()
  }

  private var rowTotal: Int {
    explanation.rows(account: account).reduce(0) { $0 + $1.points }
  }

  private func table(_ rows: [Explanation.Row]) -> TextTable {
    var table = TextTable([
      .init(title: "group"), .init(title: "criterion"), .init(title: "what it has"),
      .init(title: "points", isNumber: true), .init(title: "of", isNumber: true),
    ])
    var group = ""
    for row in rows {
      if row.group != group { table.rule() }
      let sum = rows.filter { $0.group == row.group }.reduce(0) { $0 + $1.points }
      table.append([
        row.group == group ? "" : "\(row.group) \(PointText.text(sum))",
        row.criterion + (row.isUndated ? " †" : ""), row.value,
        PointText.text(row.points), PointText.text(row.most),
      ])
      group = row.group
    }
    table.rule()
    table.append(["", "score", "", PointText.text(rowTotal), ""])
    return table
  }
}
