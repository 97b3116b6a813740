import Foundation
import Reading
import Yams

/// Reads model files: `tessera.yaml`.
///
/// Every mistake is a `ModelingError` that names its line and column, what stands there and the way
/// out; nothing is guessed and no key is ignored.
public enum ModelFile {
  /// The version of the format that this reader knows.
  static let version = "1"

  static let keys = [
    "tessera", "name", "accounts", "deals", "signals", "contacts", "features", "score",
    "conditions", "tiers", "gates", "disqualify", "customers", "overrides", "segments", "criteria",
  ]

  /// Returns the model of a file.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The model, checked.
  /// - Throws: `ModelingError` when there is no such file or it is no model.
  public static func read(path: String) throws(ModelingError) -> Model {
    guard FileManager.default.fileExists(atPath: path) else {
      throw .fileUnreadable(
        file: path, reason: "there is no such model file; tessera init writes a first one")
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw .fileUnreadable(
        file: path, reason: "it cannot be read; check that it is a file and its permissions")
    }
    guard let text = String(data: bytes, encoding: .utf8) else {
      throw .fileUnreadable(file: path, reason: "the file is no UTF-8 text; save it as UTF-8")
    }
    return try parse(text, file: path)
  }

  /// Returns the model that a text writes.
  ///
  /// - Parameters:
  ///   - text: The YAML text.
  ///   - file: The name of the file in errors.
  /// - Returns: The model, checked.
  /// - Throws: `ModelingError` when the text is no model.
  public static func parse(_ text: String, file: String) throws(ModelingError) -> Model {
    let root = try document(text, file: file)
    let model = try root.section(allowed: keys, example: "tessera: 1 and the keys that follow")
    try checkVersion(try model.required("tessera", example: "tessera: 1"))

    let accounts = try model["accounts"].map(SourceSection.options)
    let deals = try model["deals"].map { node throws(ModelingError) in
      try SourceSection.deals(node, hasAccounts: accounts != nil)
    }
    guard accounts != nil || deals != nil else {
      throw .keyMissing(
        model.place, key: "accounts", section: "the model", example: "accounts: accounts.csv")
    }
    let groups = try model["score"].map(ScoreSection.groups) ?? []
    var conditions = ConditionReader()
    let definitions = try conditions.define(
      model["conditions"], taken: ["score"] + groups.map(\.name))
    let tiers = try TierSection(conditions: conditions).tiers(
      try model.required("tiers", example: "tiers: { 1: { when: \"score > 75\" } }"))
    let decisions = DecisionSection(conditions: conditions, tiers: tiers.map(\.tier))
    var parsed = Model(
      name: try model["name"]?.text(example: "a name for titles") ?? "Target accounts",
      accounts: accounts, deals: deals,
      signals: try model["signals"].map(SourceSection.options),
      contacts: try model["contacts"].map(SourceSection.options),
      families: try model["features"].map(FeatureSection.families) ?? [], groups: groups,
      tiers: tiers, customers: try model["customers"].map(decisions.customers),
      segments: try SegmentSection(conditions: conditions, tiers: tiers.map(\.tier)).options(
        model["segments"]),
      isSuggested: try model["score"].map(ScoreSection.isSuggested) ?? false, file: file)
    parsed.definitions = definitions
    parsed.gates = try model["gates"].map(decisions.gates) ?? []
    parsed.disqualifiers = try model["disqualify"].map(decisions.disqualifiers) ?? []
    parsed.overrides = try model["overrides"].map(decisions.overrides) ?? []
    parsed.agreement = try model["criteria"].map(
      AgreementSection(tiers: tiers.map(\.tier)).criteria)
    return parsed
  }

  private static func checkVersion(_ node: ModelNode) throws(ModelingError) {
    let version = try node.text(example: "the version of the format, tessera: \(Self.version)")
    guard version == Self.version else {
      throw node.wrongValue(
        version, wayOut: "this program reads format \(Self.version), so write \(Self.version)")
    }
  }

  static func document(_ text: String, file: String) throws(ModelingError) -> ModelNode {
    // A byte order mark would be part of the first key.
    let yaml = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw syntaxError(error, file: file, text: text)
    } catch {
      throw .syntax(ModelPlace(file: file, line: 1, column: 0), problem: "\(error)")
    }
    guard let root else {
      throw .fileUnreadable(
        file: file, reason: "the file is empty; tessera init writes a first one")
    }
    return ModelNode(node: root, file: file, section: "")
  }

  private static func syntaxError(
    _ error: YamlError, file: String, text: String
  ) -> ModelingError {
    func place(_ mark: Mark) -> ModelPlace {
      ModelPlace(file: file, line: mark.line, column: mark.column)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let origin = context.map { "\($0.text) from line \($0.mark.line): " } ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let hasTab = lines.indices.contains(mark.line - 1) && lines[mark.line - 1].contains("\t")
      return .syntax(
        place(mark),
        problem: hasTab ? "the line holds a tab, where YAML takes spaces only" : origin + problem)
    case .duplicatedKeysInMapping(let keys, let context):
      return .keyTwice(place(context.mark), key: keys.first ?? "", section: "one mapping")
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      return .syntax(ModelPlace(file: file, line: line, column: 0), problem: problem)
    default:
      return .syntax(ModelPlace(file: file, line: 1, column: 0), problem: "\(error)")
    }
  }
}
