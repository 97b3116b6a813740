import Reading

/// What success is to look like some months after the launch, agreed before it.
public struct AgreedCriteria: Sendable, Equatable {
  /// The day of the launch: only what happens after it counts.
  public var agreed: CalendarDate
  /// The criteria, those of six months first, each in file order.
  public var criteria: [AgreedCriterion]
  /// The seal as the file writes it; nothing where it has none.
  public var seal: String?
  /// Where the model file writes the seal, or else the section.
  public var place: ModelPlace

  /// Creates criteria.
  public init(
    agreed: CalendarDate, criteria: [AgreedCriterion], seal: String? = nil,
    place: ModelPlace = .code
  ) {
    (self.agreed, self.criteria, self.seal, self.place) = (agreed, criteria, seal, place)
  }

  /// What the seal has to be: 16 hexadecimal digits made from the day and the criteria.
  ///
  /// The order of criteria, spaces and the way in which a number is written make no difference: each criterion is
  /// written anew, `6m conversion(1) > conversion(2)`, the lines are sorted, the day goes before them, and the bytes
  /// are hashed by FNV-1a with 64 bits, which a few lines of any language can repeat. A seal shows that something was
  /// changed; it is no lock, since whoever edits the criteria can write a new one.
  ///
  /// > Source: Fowler, Noll, Vo, Eastlake, "The FNV non-cryptographic hash algorithm", section 2,
  /// > offset 14695981039346656037, prime 1099511628211.
  public var wantedSeal: String {
    let lines = ["agreed \(agreed)"] + criteria.map { "\($0.months)m \($0)" }.sorted()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in lines.joined(separator: "\n").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Whether the file has a seal and it does not belong to the criteria.
  public var isChanged: Bool {
    seal.map { $0.lowercased() != wantedSeal } ?? false
  }

  /// The day on which criteria of so many months are due.
  public func due(months: Int) -> CalendarDate { agreed.adding(months: months) }
}

/// One criterion: a figure compared with a number or with another figure, so many months after the launch.
public struct AgreedCriterion: Sendable, Equatable, CustomStringConvertible {
  /// Calendar months after the launch.
  public var months: Int
  /// What is looked at.
  public var figure: AgreedFigure
  /// How it is to stand: `>`, `>=`, `<` or `<=`.
  public var comparison: Condition.Comparison
  /// To what.
  public var target: Target
  /// Where the model file writes it.
  public var place: ModelPlace

  /// What a figure is compared with.
  public enum Target: Sendable, Equatable {
    case number(Double)
    case figure(AgreedFigure)
  }

  /// Creates a criterion.
  public init(
    months: Int, figure: AgreedFigure, comparison: Condition.Comparison, target: Target,
    place: ModelPlace = .code
  ) {
    (self.months, self.figure, self.comparison) = (months, figure, comparison)
    (self.target, self.place) = (target, place)
  }

  /// The criterion as the model file may write it, the same for the same meaning: `recall(1, 2) >= 0.6`.
  public var description: String {
    let right =
      switch target {
      case .number(let number): NumberRangeText.text(number)
      case .figure(let figure): "\(figure)"
      }
    return "\(figure) \(comparison.rawValue) \(right)"
  }
}

/// A figure of some tiers.
public struct AgreedFigure: Sendable, Equatable, CustomStringConvertible {
  /// What is measured.
  public var measure: Measure
  /// The tiers that it is of, ascending; empty for all of them.
  public var tiers: [Int]

  /// What can be measured.
  public enum Measure: String, Sendable, CaseIterable {
    /// Accounts won ÷ accounts.
    case conversion
    /// Deals won ÷ deals won or lost.
    case winRate = "win_rate"
    /// The share of all wins that these tiers have.
    case recall
    /// Their rate ÷ that of all tiers.
    case lift
    /// Deals won.
    case wins
    /// The amounts of won deals, together.
    case revenue
    /// The amounts of deals that are open at the end, together.
    case pipeline
    /// Revenue ÷ won deals with an amount.
    case averageDeal = "average_deal"
    /// The median days from creation to close of won deals.
    case cycleDays = "cycle_days"
    /// How well the score ranks what is won above the rest.
    case auc

    /// Whether it is a share, so that 25% may be written for 0.25.
    public var isShare: Bool {
      switch self {
      case .conversion, .winRate, .recall, .auc: true
      default: false
      }
    }
  }

  /// Creates a figure.
  public init(_ measure: Measure, tiers: [Int] = []) {
    (self.measure, self.tiers) = (measure, tiers)
  }

  /// The figure as the model file writes it: `recall(1, 2)`.
  public var description: String {
    tiers.isEmpty
      ? measure.rawValue : "\(measure.rawValue)(\(tiers.map(String.init).joined(separator: ", ")))"
  }
}
