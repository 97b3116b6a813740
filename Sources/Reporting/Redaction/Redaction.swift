import Backtesting
import Modeling
import Reading
import Scoring

/// What is written in place of names when a result is shared outside.
///
/// Everything is computed with the true data, so that figures are the same; then names, domains and identifiers are
/// replaced in the tables, and whatever sentence names an account, a person or a file is searched while it is written.
/// No key is kept that leads back.
public struct Redaction: Sendable {
  let numbers: AccountNumbers
  private var secrets = SecretTexts()
  /// What other redactions know.
  private var further: [SecretTexts] = []

  /// What is replaced in everything that is written at the moment; nothing where names stay.
  @TaskLocal static var current: Redaction?

  /// Collects what must not be seen.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - market: What was read.
  ///   - scores: Tiers and scores, which give accounts their numbers.
  ///   - files: The names of further files: the model's, an earlier run's.
  public init(
    model: Model, market: Market, scores: ScoredAccounts, files: [(name: String, role: String)] = []
  ) {
    numbers = AccountNumbers(market.accounts, scores: scores)
    addAccounts(market.accounts)
    addDeals(market)
    addPeople(market, model)
    let columns = market.accounts.columns + (market.deals?.columns ?? [])
    let vocabulary = Self.vocabulary
    for value in RevealingValues(columns).values
    where !Self.words(value).allSatisfy(vocabulary.contains) {
      secrets.add(value, as: "withheld", foldsCase: RevealingValues.isAddress(value))
    }
    addFiles(market, files)
    addModel(model)
    addConditions(model, market)
    secrets.sort()
  }

  /// Returns a redaction that knows the names of another one too.
  public func adding(_ other: Redaction?) -> Redaction {
    var both = self
    if let other { both.further = other.further + [other.secrets] }
    return both
  }

  /// Returns what a body returns, names being replaced in everything that is written meanwhile.
  public func applied<Result>(_ body: () throws -> Result) rethrows -> Result {
    try Self.$current.withValue(self, operation: body)
  }

  /// Returns a text as it may be written now.
  static func text(_ text: String) -> String {
    current.map { $0.replaced(in: text) } ?? text
  }

  /// Returns a sentence as it may be said outside of what is written.
  ///
  /// - Parameter sentence: A sentence that may name accounts or files.
  /// - Returns: The same without their names.
  public func said(_ sentence: String) -> String { replaced(in: sentence) }

  /// Returns a text without names.
  func replaced(in text: String) -> String {
    further.reduce(secrets.replaced(in: Self.withoutExamples(text))) { $1.replaced(in: $0) }
  }

  /// Returns a sentence without the value that it quotes from a line of a file: “…, the first on line 7: Acme”.
  private static func withoutExamples(_ text: String) -> String {
    guard text.contains(" on line ") else { return text }
    return text.replacing(#/( on line [0-9,]+): [^);]+/#) { "\($0.output.1): withheld" }
  }

  private mutating func addAccounts(_ accounts: AccountTable) {
    let vocabulary = Self.vocabulary
    for account in numbers.order {
      let number = numbers.text(account)
      let (name, id) = (accounts.names[account], accounts.ids[account])
      secrets.add(accounts.domains[account], as: "account-\(number).example", foldsCase: true)
      if Self.isTelling(name, vocabulary) { secrets.add(name, as: "Account \(number)") }
      if Self.isTellingID(id), Self.isTelling(id, vocabulary) {
        secrets.add(id, as: "account-\(number)")
      }
    }
  }

  private mutating func addDeals(_ market: Market) {
    let vocabulary = Self.vocabulary
    var companyCount = 0
    for deal in market.deals?.deals ?? [] {
      if Self.isTellingID(deal.id) { secrets.add(deal.id, as: "a deal") }
      let reference = deal.accountReference
      guard Self.isTellingID(reference), Self.isTelling(reference, vocabulary) else { continue }
      if let account = deal.account {
        secrets.add(reference, as: "Account \(numbers.text(account))")
      } else {
        companyCount += 1
        secrets.add(reference, as: "Company \(companyCount)")
      }
    }
  }

  private mutating func addPeople(_ market: Market, _ model: Model) {
    for contact in market.contacts?.contacts ?? [] where contact.name.count >= 3 {
      secrets.add(contact.name, as: "a person")
    }
    for person in market.signals?.people ?? [] where person.count >= 3 {
      secrets.add(person, as: "a person", foldsCase: person.contains("@"))
    }
    let columns = market.accounts.columns + (market.deals?.columns ?? [])
    // “marketing” is a role, “Ada Lovelace” is somebody.
    let treated = model.tiers.compactMap(\.treatment.owner).filter { $0.first?.isUppercase == true }
    let owners = RevealingValues(columns).owners + treated
    for (place, owner) in owners.enumerated() where owner.count >= 3 {
      secrets.add(owner, as: "Owner \(place < 9 ? "0" : "")\(place + 1)")
    }
  }

  private mutating func addFiles(_ market: Market, _ files: [(name: String, role: String)]) {
    let roles = ["accounts", "deals", "signals", "contacts"]
    let named = zip(market.reconciliations.map(\.source), fileRoles(market))
    for (name, role) in named + files where name != "standard input" {
      secrets.add(name, as: "\(roles.contains(role) ? "\(role) file" : role)", foldsCase: true)
    }
  }

  /// What each file was read as, in the order of the reconciliations.
  func fileRoles(_ market: Market) -> [String] {
    let hasAccountFile = market.reconciliations.count > parts(market).count
    return (hasAccountFile ? ["accounts"] : []) + parts(market)
  }

  private func parts(_ market: Market) -> [String] {
    [
      market.deals == nil ? nil : "deals", market.signals == nil ? nil : "signals",
      market.contacts == nil ? nil : "contacts",
    ].compactMap(\.self)
  }

  /// The names of conditions that have a word of a company's name, such as `acme_peers`.
  ///
  /// One of a single word is left: it would be found in sentences that mean something else, as `strong` would.
  private mutating func addConditions(_ model: Model, _ market: Market) {
    let named = model.definitions.enumerated().filter { $0.element.name.contains("_") }
    guard !named.isEmpty else { return }
    var telling: Set<String> = []
    for name in market.accounts.names { telling.formUnion(Self.words(name)) }
    for deal in market.deals?.deals ?? [] where deal.account == nil {
      telling.formUnion(Self.words(deal.accountReference))
    }
    telling.subtract(Self.vocabulary)
    for (place, definition) in named
    where Self.words(definition.name).contains(where: { $0.count >= 3 && telling.contains($0) }) {
      secrets.add(definition.name, as: "condition \(place + 1)")
    }
  }

  /// Reasons that somebody wrote beside single accounts.
  private mutating func addModel(_ model: Model) {
    for override in model.overrides {
      if case .account(let name, _, let reason) = override.choice {
        secrets.add(name, as: "an account", foldsCase: name.contains("."))
        secrets.add(reason, as: "a reason of its own")
      }
    }
  }

  /// What a model is called when its name may be that of a company.
  static let title = "Accounts, names replaced"

  /// The words by which the program itself explains its results.
  private static var vocabulary: Set<String> {
    let texts = Glossary.entries.flatMap { [$0.word, $0.meaning] }
    return Set(texts.flatMap(words))
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter }.map { $0.lowercased() }
  }

  /// Whether a name can be searched in sentences: a single word that the program says of itself cannot, since its
  /// replacement would tell it to everybody; such a name is replaced only where it stands for its account.
  private static func isTelling(_ name: String, _ vocabulary: Set<String>) -> Bool {
    name.count >= 3 && !vocabulary.contains(name.lowercased())
  }

  /// Whether an identifier can be searched in sentences: a short number could be any figure.
  private static func isTellingID(_ id: String) -> Bool {
    id.count >= 4 && (id.contains(where: \.isLetter) || id.count >= 6)
  }
}
