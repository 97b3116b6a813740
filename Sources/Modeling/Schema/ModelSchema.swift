/// The JSON Schema of model files, by which editors complete, explain and check them while one writes.
///
/// Made from the lists of keys that the readers of the sections go by. It takes every model that
/// `ModelFile` reads; what only a reader can tell, such as overlapping bands, it lets pass.
///
/// > Source: Wright, Andrews, Hutton, Dennis, "JSON Schema", draft 2020-12, 2022.
public enum ModelSchema {
  /// The schema as JSON text, the same on every machine.
  public static let text = root.json() + "\n"

  private static var root: SchemaValue {
    .object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text("Tessera model")),
        (
          "description",
          .text("Where the data are, how accounts are scored and tiered, and what follows from it.")
        ),
      ])
      .adding(entries(of: .section(ModelFile.keys, properties, required: ["tessera", "tiers"])))
      .adding([("anyOf", .list([.having("accounts"), .having("deals")]))])
      .adding([("$defs", .object(definitions))])
  }

  private static func entries(of value: SchemaValue) -> [(key: String, value: SchemaValue)] {
    if case .object(let entries) = value { entries } else { [] }
  }

  private static var properties: [String: SchemaValue] {
    let list = { (name: String) in SchemaValue.array(.definition(name)) }
    return [
      "tessera": .object([
        ("enum", .list([.whole(Int(ModelFile.version) ?? 1), .text(ModelFile.version)]))
      ]).described("The version of this format: \(ModelFile.version)."),
      "name": scalar.described("A name for titles."),
      "accounts": .definition("source").described(
        "The file of accounts. Without one, every deal is its own account."),
      "deals": .definition("deals").described("The file of deals that a back-test counts."),
      "signals": .definition("source").described(
        "The file of dated signals: visits, downloads, replies."),
      "contacts": .definition("source").described("The file of people who can be reached."),
      "features": .definition("features").described(
        "What makes two accounts alike, by signal family, for micro-segments."),
      "score": .definition("score").described("The groups of criteria and their points."),
      "conditions": SchemaValue.mapping(of: .definition("condition")).described(
        "Conditions with a name, which later conditions use like a word."),
      "tiers": .definition("tiers").described(
        "The tiers from 1; the first whose rule holds takes the account."),
      "gates": list("gate").described(
        "What keeps an account out of the higher tiers, whatever its score."),
      "disqualify": list("disqualifier").described("What puts an account into the last tier."),
      "customers": .definition("customers").described("The tier of existing customers."),
      "overrides": list("override").described(
        "What sales decided by hand; the first that applies decides."),
      "segments": .definition("segments").described("How micro-segments are made."),
      "criteria": .definition("agreement").described(
        "What success is at six and twelve months, agreed before the launch."),
    ]
  }

  private static var definitions: [(key: String, value: SchemaValue)] {
    values + sources + score + decisions + agreements
  }

  // MARK: Values

  /// A number as `NumberRangeText` reads it.
  private static let digits = #"([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][-+]?[0-9]+)?[kKMB]?"#
  static let number = "[-+]?" + digits
  /// Days or weeks: `30d`.
  static let days = #"\+?"# + digits + "[dw]"
  /// A range of numbers, or one number.
  static let range =
    "\(number)( *\\.\\. *(\(number))? *|\\+)?| *\\.\\. *\(number) *"

  /// One text, whatever YAML takes it for.
  static var scalar: SchemaValue {
    .object([("type", .list(["string", "number", "boolean"].map(SchemaValue.text)))])
  }

  /// Types of values that several sections use.
  private static var values: [(key: String, value: SchemaValue)] {
    [
      ("texts", .any([scalar, .array(scalar)])),
      ("condition", .object([("type", .text("string"))])),
      ("points", .pattern(#"[-+]?[0-9]+(\.[0-9]{1,2})?"#, isNumber: true)),
      ("days", .pattern(days)),
      ("range", .pattern("(\(range))", isNumber: true)),
      ("share", .pattern(#"\+?"# + digits + "%")),
      (
        "answer",
        .object([
          (
            "enum",
            .list(
              [.flag(true), .flag(false)] + ["yes", "no", "true", "false"].map(SchemaValue.text))
          )
        ])
      ),
      ("tier", .whole(from: 1, to: 1_000_000)),
    ]
  }
}
