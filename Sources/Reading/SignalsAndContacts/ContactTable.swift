/// People at accounts, for the question whether a segment can be reached.
public struct ContactTable: Sendable {
  /// The file's name without its folder.
  public let source: String
  /// One person.
  public struct Contact: Sendable {
    /// The account's row in the account table.
    public var account: Int
    /// The person's name; empty where unknown.
    public var name: String
    /// The job title; empty where unknown.
    public var title: String
    /// Whether an e-mail address or a telephone number is known.
    public var isReachable: Bool
    /// Whether the export says so, or the title does (chief, vice president, head, director).
    public var isDecisionMaker: Bool

    /// Creates a contact.
    public init(
      account: Int, name: String, title: String, isReachable: Bool, isDecisionMaker: Bool
    ) {
      self.account = account
      self.name = name
      self.title = title
      self.isReachable = isReachable
      self.isDecisionMaker = isDecisionMaker
    }
  }
  /// The contacts in file order.
  public let contacts: [Contact]

  /// Creates a table.
  public init(source: String, contacts: [Contact]) {
    self.source = source
    self.contacts = contacts
  }
}
