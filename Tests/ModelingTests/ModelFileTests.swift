import Foundation
import Modeling
import Reading
import Testing

struct ModelFileTests {
  @Test func readsEverySourceOfAWholeModel() throws {
    let model = try ModelFile.parse(wholeModel, file: "m.yaml")
    #expect(model.name == "Acme target accounts")
    #expect(model.file == "m.yaml")
    #expect(
      model.accounts
        == SourceOptions(
          path: "accounts.csv", columns: ["id": "Account ID"],
          kinds: ["founded": .number, "public": .yesNo]))
    let deals = try #require(model.deals)
    #expect(deals.source == SourceOptions(path: "deals.csv"))
    #expect(
      deals.outcome
        == OutcomeRule(
          won: ["Closed Won"], lost: ["Closed Lost"],
          exclude: ["pipeline": ["Renewals", "Up, sell"]]))
    #expect(deals.unit == .account)
    #expect(deals.windowMonths == 12)
    #expect(deals.currency == "€")
    #expect(model.signals == SourceOptions(path: "signals.csv"))
    #expect(model.contacts == SourceOptions(path: "contacts.csv"))
  }

  @Test func readsTheLeastModelWithItsDefaults() throws {
    let model = try ModelFile.parse(leastModel, file: "m.yaml")
    #expect(model.accounts == SourceOptions(path: "accounts.csv"))
    #expect(model.deals == nil)
    #expect(model.groups.isEmpty)
    #expect(model.families.isEmpty)
    #expect(!model.isSuggested)
    #expect(model.tiers.count == 1)
    #expect(model.segments.tiers.isEmpty)
    #expect(model.segments.sizes == 5...15)
  }

  @Test func readsAByteOrderMarkAndWindowsLineEnds() throws {
    let text = "\u{FEFF}" + leastModel.split(separator: "\n").joined(separator: "\r\n")
    #expect(try ModelFile.parse(text, file: "m.yaml").tiers.count == 1)
  }

  @Test(arguments: [
    (
      "tessera: 1\naccount: a.csv",
      "m.yaml, line 2, column 1: “account” is no key of the model; did you mean “accounts”?"
    ),
    (
      "tessera: 1\nbudgets: a.csv",
      "m.yaml, line 2, column 1: “budgets” is no key of the model; its keys are tessera, name, "
        + "accounts, deals, signals, contacts, features, score, conditions, tiers, "
        + "gates, disqualify, customers, overrides, segments, criteria."
    ),
    (
      "tessera: 1\nscore:\n\tfit: 3",
      "m.yaml, line 3, column 1: this cannot be read as YAML (the line holds a tab, where YAML takes spaces only)"
    ),
    (
      "accounts: a.csv",
      "m.yaml, line 1, column 1: the model has no “tessera”; add one, for instance tessera: 1."
    ),
    (
      "tessera: 2",
      "m.yaml, line 1, column 10: tessera is “2”; this program reads format 1, so write 1."
    ),
    (
      "tessera: 1\nname: a\ntiers: {1: {when: otherwise}}",
      "m.yaml, line 1, column 1: the model has no “accounts”; add one, for instance accounts: "
        + "accounts.csv."
    ),
    (
      "tessera: 1\naccounts: a.csv",
      "m.yaml, line 1, column 1: the model has no “tiers”; add one, for instance tiers: "
        + "{ 1: { when: \"score > 75\" } }."
    ),
    ("tessera: 1\nname: a\nname: b", "m.yaml, line 2, column 1: “name” is in one mapping twice"),
    (
      "tessera: 1\nname: a\n\"name\": b", "m.yaml, line 2, column 1: “name” is in one mapping twice"
    ),
    (
      "tessera: 1\nname: [a",
      "m.yaml, line 3, column 1: this cannot be read as YAML (while parsing a flow sequence from line 2: did "
        + "not find expected"
    ),
    ("tessera: 1\n  name: a", "m.yaml, line 2, column 7: this cannot be read as YAML ("),
    ("tessera: 1\nname: &a [*b]", "m.yaml, line 2, column 11: this cannot be read as YAML ("),
    ("- a\n- b", "m.yaml, line 1, column 1: the model is a list; write tessera: 1 and"),
    ("tessera:", "m.yaml, line 1, column 9: tessera is empty; write the version"),
    ("", "m.yaml: the file is empty; tessera init writes a first one."),
    ("tessera: 1\nname: \u{0}", "m.yaml, line 2: this cannot be read as YAML ("),
  ])
  func saysWhereAndWhat(text: String, expected: String) {
    #expect(complaint(text).hasPrefix(expected), "\(complaint(text))")
  }

  @Test func namesAFileThatIsNotThere() {
    #expect(throws: ModelingError.self) { try ModelFile.read(path: "/no/such/tessera.yaml") }
    do throws(ModelingError) {
      _ = try ModelFile.read(path: "/no/such/tessera.yaml")
    } catch {
      #expect(error.description.hasPrefix("/no/such/tessera.yaml: there is no such model file"))
    }
  }

  @Test func readsAFileAndRefusesBytesThatAreNoText() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let good = folder.appending(path: "good.yaml")
    try Data(wholeModel.utf8).write(to: good)
    #expect(try ModelFile.read(path: good.path).groups.count == 2)
    let bad = folder.appending(path: "bad.yaml")
    try Data([0x74, 0xFF, 0xFE, 0x0A]).write(to: bad)
    do throws(ModelingError) {
      _ = try ModelFile.read(path: bad.path)
      Issue.record("bytes that are no UTF-8 were read")
    } catch {
      #expect(error.description.hasSuffix("bad.yaml: the file is no UTF-8 text; save it as UTF-8."))
    }
    do throws(ModelingError) {
      _ = try ModelFile.read(path: folder.path)
      Issue.record("a folder was read")
    } catch {
      #expect(error.description.contains("it cannot be read; check that it is a file"))
    }
  }

  /// A model file cut off anywhere is read or refused with its place, and never stops the program.
  @Test func everyPrefixIsReadOrRefused() {
    for length in 0..<wholeModel.count {
      let said = complaint(String(wholeModel.prefix(length)))
      #expect(said.isEmpty || said.hasPrefix("m.yaml"), "\(length): \(said)")
    }
  }
}
