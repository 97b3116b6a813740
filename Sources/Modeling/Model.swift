import Reading

/// A model file, checked: where the data are, how they are read, scored, tiered and segmented.
public struct Model: Sendable {
  /// A name for titles.
  public var name: String
  /// The accounts; nothing where every deal is its own account.
  public var accounts: SourceOptions?
  /// The deals, or nothing.
  public var deals: DealOptions?
  /// Dated signals, or nothing.
  public var signals: SourceOptions?
  /// Contacts, or nothing.
  public var contacts: SourceOptions?
  /// What describes an account, by signal family, in the order of `SignalFamily.allCases`.
  public var families: [FamilyOptions]
  /// The groups of criteria, in file order; a group's score is capped to minimum...maximum.
  public var groups: [ScoreGroup]
  /// Conditions with a name, in file order; each may use those before it.
  public var definitions: [Definition] = []
  /// The tiers, from the first to the last; the first rule that holds decides.
  public var tiers: [TierRule]
  /// What keeps an account out of the higher tiers, whatever its score.
  public var gates: [Gate] = []
  /// What puts an account into the last tier.
  public var disqualifiers: [Disqualifier] = []
  /// The rule for existing customers, or nothing.
  public var customers: CustomerRule?
  /// What sales decided by hand, in file order; the first that applies decides.
  public var overrides: [Override] = []
  /// What success is to look like, agreed before the launch; nothing where nothing was.
  public var agreement: AgreedCriteria?
  /// How micro-segments are made.
  public var segments: SegmentOptions
  /// Whether points were suggested from the same deals that a back-test will use.
  public var isSuggested: Bool
  /// The model file as its reader named it, for messages.
  public var file: String

  /// Creates a model without gates, disqualifiers, overrides and named conditions.
  public init(
    name: String, accounts: SourceOptions?, deals: DealOptions?, signals: SourceOptions?,
    contacts: SourceOptions?, families: [FamilyOptions], groups: [ScoreGroup],
    tiers: [TierRule], customers: CustomerRule?, segments: SegmentOptions, isSuggested: Bool,
    file: String = "tessera.yaml"
  ) {
    self.name = name
    self.accounts = accounts
    self.deals = deals
    self.signals = signals
    self.contacts = contacts
    self.families = families
    self.groups = groups
    self.tiers = tiers
    self.customers = customers
    self.segments = segments
    self.isSuggested = isSuggested
    self.file = file
  }
}
