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
  /// The groups of criteria, in file order; a group's score is capped to 0...maximum.
  public var groups: [ScoreGroup]
  /// The tiers, from the first to the last; the first rule that holds decides.
  public var tiers: [TierRule]
  /// The rule for existing customers, or nothing.
  public var customers: CustomerRule?
  /// How micro-segments are made.
  public var segments: SegmentOptions
  /// Whether points were suggested from the same deals that a back-test will use.
  public var isSuggested: Bool
  /// The model file as its reader named it, for messages.
  public var file: String

  /// Creates a model.
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

/// The deals and what a back-test counts.
public struct DealOptions: Sendable {
  /// The file and its columns.
  public var source: SourceOptions
  /// What counts as won and lost.
  public var outcome: OutcomeRule
  /// What is compared: accounts (conversion) or deals (win rate).
  public var unit: Unit
  /// Months before the as-of date in which a deal must close to count; nothing means all of history.
  public var windowMonths: Int?
  /// The currency sign before amounts.
  public var currency: String

  /// What a back-test counts.
  public enum Unit: String, Sendable, CaseIterable {
    case account, deal
  }

  /// Creates options.
  public init(
    source: SourceOptions, outcome: OutcomeRule, unit: Unit, windowMonths: Int?,
    currency: String = "$"
  ) {
    self.source = source
    self.outcome = outcome
    self.unit = unit
    self.windowMonths = windowMonths
    self.currency = currency
  }
}

/// The four signal families.
public enum SignalFamily: String, Sendable, CaseIterable {
  case firmographic, technographic, intent, engagement
}

/// What describes an account in one signal family, for clustering.
public struct FamilyOptions: Sendable {
  /// The family.
  public var family: SignalFamily
  /// Its weight beside the other families; 0 leaves it out of clustering.
  public var weight: Double
  /// The fields, in file order: account columns, or `signals.KIND` for the decayed count of a kind of signal.
  public var features: [Feature]

  /// One field and how it becomes numbers.
  public struct Feature: Sendable, Equatable {
    /// The field of an account column, or `signals.KIND`.
    public var field: String
    /// How numbers are transformed; categories without an order and tags have one way only.
    public var transform: Transform
    /// The levels of a category from low to high, which make a number of it; nothing for one without an order.
    public var order: [String]?
    /// Days until a date, or a signal, counts half; a date without it is an age in days.
    public var halfLifeDays: Double?
    /// The line of the model file, 1-based; 0 where made in code.
    public var line: Int

    /// How a number is transformed before it is scaled.
    public enum Transform: String, Sendable, CaseIterable {
      case none, log, rank
    }

    /// Creates a feature.
    public init(
      field: String, transform: Transform, order: [String]? = nil, halfLifeDays: Double? = nil,
      line: Int = 0
    ) {
      self.field = field
      self.transform = transform
      self.order = order
      self.halfLifeDays = halfLifeDays
      self.line = line
    }
  }

  /// Creates options.
  public init(family: SignalFamily, weight: Double, features: [Feature]) {
    self.family = family
    self.weight = weight
    self.features = features
  }
}

/// A group of criteria whose points are added: fit, intent, engagement.
public struct ScoreGroup: Sendable, Equatable {
  /// The name that tier rules use.
  public var name: String
  /// The most that the group can give, in hundredths of a point.
  public var maximum: Int
  /// The criteria, in file order.
  public var criteria: [Criterion]

  /// Creates a group.
  public init(name: String, maximum: Int, criteria: [Criterion]) {
    self.name = name
    self.maximum = maximum
    self.criteria = criteria
  }
}

/// One criterion: a field and the points that its values give, in hundredths of a point.
public struct Criterion: Sendable, Equatable {
  /// The field of an account column, or `signals.KIND`.
  public var field: String
  /// How values become points.
  public var points: Points
  /// The points of an account without a value.
  public var missing: Int
  /// The line of the model file, 1-based; 0 where made in code.
  public var line: Int

  /// How values become points, in hundredths of a point.
  public enum Points: Sendable, Equatable {
    /// Points by category or tag (the highest that applies), compared without case; others give `other`.
    case levels([Level], other: Int)
    /// Points by range of a number or of a range's midpoint; outside all bands it is 0.
    case bands([Band])
    /// Points per unit of a number or per signal, up to a cap; a signal's weight halves every half-life.
    case per(points: Int, cap: Int, halfLifeDays: Double?)
    /// Points for yes (or for any value of a text, date or tag column).
    case present(Int)
    /// Points that halve every half-life since a date column's day; dates after the as-of date give 0.
    case recency(points: Int, halfLifeDays: Double)
  }

  /// A level and its points.
  public struct Level: Sendable, Equatable {
    /// The category or tag.
    public var name: String
    /// Hundredths of a point.
    public var points: Int

    /// Creates a level.
    public init(name: String, points: Int) {
      self.name = name
      self.points = points
    }
  }

  /// A closed range and its points.
  public struct Band: Sendable, Equatable {
    /// The least value; -infinity where open.
    public var lower: Double
    /// The greatest value, included; infinity where open.
    public var upper: Double
    /// Hundredths of a point.
    public var points: Int

    /// Creates a band.
    public init(lower: Double, upper: Double, points: Int) {
      self.lower = lower
      self.upper = upper
      self.points = points
    }
  }

  /// Creates a criterion.
  public init(field: String, points: Points, missing: Int = 0, line: Int = 0) {
    self.field = field
    self.points = points
    self.missing = missing
    self.line = line
  }
}

/// A tier: when an account is in it, and what it is given.
public struct TierRule: Sendable {
  /// The tier's number, 1 being the highest.
  public var tier: Int
  /// The condition; nothing means otherwise.
  public var condition: Condition?
  /// How many accounts the team can work, or nothing.
  public var capacity: Int?
  /// Money per account and month, low and high, or nothing.
  public var budgetPerMonth: ClosedRange<Double>?
  /// The play in a few words, or nothing.
  public var play: String?
  /// The line of the model file, 1-based; 0 where made in code.
  public var line: Int

  /// Creates a rule.
  public init(
    tier: Int, condition: Condition?, capacity: Int? = nil,
    budgetPerMonth: ClosedRange<Double>? = nil, play: String? = nil, line: Int = 0
  ) {
    self.tier = tier
    self.condition = condition
    self.capacity = capacity
    self.budgetPerMonth = budgetPerMonth
    self.play = play
    self.line = line
  }
}

/// The tier of existing customers, whatever their score.
public struct CustomerRule: Sendable {
  /// The condition that makes an account a customer, for instance `existing_customer = yes`.
  public var condition: Condition
  /// Their tier.
  public var tier: Int
  /// The line of the model file, 1-based; 0 where made in code.
  public var line: Int

  /// Creates a rule.
  public init(condition: Condition, tier: Int, line: Int = 0) {
    self.condition = condition
    self.tier = tier
    self.line = line
  }
}

/// How micro-segments are made.
public struct SegmentOptions: Sendable {
  /// The tiers whose accounts are segmented; empty means all accounts.
  public var tiers: [Int]
  /// The sizes that a segment may have.
  public var sizes: ClosedRange<Int>
  /// Fields that are named first in a segment's name, in this order, where they set it apart.
  public var axes: [String]
  /// The number of coarse segments that the whole market is cut into by k-means; 0 for none.
  public var marketSegmentCount: Int

  /// Creates options.
  public init(tiers: [Int], sizes: ClosedRange<Int>, axes: [String], marketSegmentCount: Int) {
    self.tiers = tiers
    self.sizes = sizes
    self.axes = axes
    self.marketSegmentCount = marketSegmentCount
  }
}
