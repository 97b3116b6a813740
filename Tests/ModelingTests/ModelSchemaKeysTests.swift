import Modeling
import TestSupport
import Testing

/// The keys of the schema against those that the readers name when they refuse another.
struct ModelSchemaKeysTests {
  private let schema: PlainTree

  init() throws {
    schema = try plainTree(ModelSchema.text)
  }

  /// Every section that refuses unknown keys: a model with the key `zzz` in it, and where it is.
  private static let sections: [(place: String, text: String)] = [
    ("", leastModel + "\nzzz: 1"),
    ("source", leastModel + "\ncontacts: { source: a, zzz: 1 }"),
    ("deals", leastModel + "\ndeals: { source: a, zzz: 1 }"),
    ("features", leastModel + "\nfeatures: { zzz: 1 }"),
    ("family", leastModel + "\nfeatures: { intent: { columns: [], zzz: 1 } }"),
    ("fields", leastModel + "\nfeatures: { intent: [{a: {zzz: 1}}] }"),
    ("criterion", leastModel + "\nscore: { fit: { max: 1, a: { yes: 1, zzz: 1 } } }"),
    ("tier_rule", "tessera: 1\naccounts: a\ntiers: { 1: { when: otherwise, zzz: 1 } }"),
    (
      "tier_rule/capacity",
      "tessera: 1\naccounts: a\ntiers: { 1: { when: otherwise, capacity: { zzz: 1 } } }"
    ),
    ("gate", leastModel + "\ngates: [{ when: a = 1, tier: 1, zzz: 1 }]"),
    ("disqualifier", leastModel + "\ndisqualify: [{ when: a = 1, zzz: 1 }]"),
    ("customers", leastModel + "\ncustomers: { when: a = 1, zzz: 1 }"),
    ("override", leastModel + "\noverrides: [{ column: a, zzz: 1 }]"),
    ("segments", leastModel + "\nsegments: { zzz: 1 }"),
    ("axis", leastModel + "\nsegments: { axes: { a: { zzz: 1 } } }"),
    ("axis_weights", leastModel + "\nsegments: { axes: { a: { weights: { zzz: 1 } } } }"),
    ("agreement", leastModel + "\ncriteria: { agreed: 2026-01-15, 6m: wins > 1, zzz: 1 }"),
  ]

  /// Groups and criteria have names of their own beside these.
  private static let openSections = [("score", ["suggested"]), ("group", ["max", "min"])]

  @Test func everySectionHasTheKeysOfItsReader() {
    for section in Self.sections {
      do throws(ModelingError) {
        _ = try ModelFile.parse(section.text, file: "m.yaml")
        Issue.record("\(section.place) takes the key zzz")
      } catch {
        guard case .keyUnknown(_, "zzz", _, let allowed) = error else {
          Issue.record("\(section.place): \(error)")
          continue
        }
        #expect(keys(section.place) == allowed, "\(section.place)")
      }
    }
    for (place, allowed) in Self.openSections { #expect(keys(place) == allowed) }
  }

  @Test func thereAreNoOtherSections() {
    // A way to give points says what its points are, and has no keys of its own.
    let count = objects(in: schema).count { $0["additionalProperties"] != nil }
    #expect(count == Self.sections.count + Self.openSections.count)
  }

  @Test func everyKeyIsDescribedInAShortSentence() {
    for object in objects(in: schema) where object["additionalProperties"] != nil {
      for entry in object["properties"]?.entries ?? [] {
        let text = entry.value["description"]?.string ?? ""
        #expect(text.hasSuffix(".") && (12...280).contains(text.count), "\(entry.key): \(text)")
      }
    }
  }

  @Test func everyDefinitionIsUsedAndEveryReferenceDefined() {
    let used = Set(references(in: schema))
    let defined = Set((schema["$defs"]?.entries ?? []).map { "#/$defs/\($0.key)" })
    #expect(used == defined)
  }

  private func keys(_ place: String) -> [String]? {
    var part = schema
    for (depth, name) in place.split(separator: "/").map(String.init).enumerated() {
      let next = depth == 0 ? schema["$defs"]?[name] : objects(in: part).first?["properties"]?[name]
      part = next ?? .null
    }
    return objects(in: part).first?["properties"]?.entries.map(\.key)
  }

  /// The schemas of mappings with keys of their own, outer ones first.
  private func objects(in tree: PlainTree) -> [PlainTree] {
    let own = tree["properties"]?.entries.isEmpty == false ? [tree] : []
    return own + tree.entries.flatMap { objects(in: $0.value) } + tree.items.flatMap(objects)
  }

  private func references(in tree: PlainTree) -> [String] {
    tree.entries.flatMap { entry in
      entry.key == "$ref" ? [entry.value.string ?? ""] : references(in: entry.value)
    } + tree.items.flatMap(references)
  }
}
