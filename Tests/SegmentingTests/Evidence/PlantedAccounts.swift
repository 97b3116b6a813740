import Modeling
import Reading
import Statistics
import Vectorizing

/// Accounts in groups that are alike in industry, country, size, technologies, intent and visits, and some at random.
struct PlantedAccounts {
  var groupCount = 20
  var groupSize = 10
  /// The chance that a value is another group's, and how far numbers are spread about their group's.
  var noise = 0.1
  /// The share of accounts that belong to no group: each of their values is some group's, drawn by itself.
  var strangerShare = 0.0
  var missingShare = 0.0
  /// Which families are alike within a group; the others are drawn at random.
  var plantedFamilies = Set(SignalFamily.allCases)
  var families = SignalFamily.allCases
  var seed: UInt64 = 1

  static let numberFields = ["employees", "demand", "research", "visits", "events"]

  /// The number of accounts; those of one group lie side by side, the strangers at the end.
  var count: Int { groupCount * groupSize + strangerCount }
  var strangerCount: Int {
    Int((strangerShare * Double(groupCount * groupSize) / (1 - strangerShare)).rounded())
  }
  /// The group of each account; −1 for a stranger.
  var groups: [Int] {
    (0..<count).map { $0 < groupCount * groupSize ? $0 / groupSize : -1 }
  }

  /// Each account as it is encoded.
  func encoded(_ market: Market? = nil, threadCount: Int = 1) throws -> EncodedAccounts {
    var encoder = AccountEncoder(families: options)
    encoder.threadCount = threadCount
    return try encoder.encode(market ?? self.market, accounts: Array(0..<count), asOf: nil)
  }

  /// Returns the accounts with other columns.
  func table(_ columns: [Column]) -> AccountTable {
    let names = (0..<count).map { "account \($0)" }
    return AccountTable(
      source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
      columns: columns, lines: Array(2..<count + 2))
  }

  var options: [FamilyOptions] {
    let fields: [SignalFamily: [String]] = [
      .firmographic: ["industry", "country", "employees"], .technographic: ["technologies"],
      .intent: ["demand", "research"], .engagement: ["visits", "events"],
    ]
    return families.map { family in
      FamilyOptions(
        family: family, weight: 1,
        features: (fields[family] ?? []).map { .init(field: $0, transform: .none) })
    }
  }

  var market: Market {
    var generator = SeededGenerator(seed: seed)
    let profiles = (0..<groupCount).map { _ in Profile(using: &generator) }
    var (industries, countries): ([Int32], [Int32]) = ([], [])
    var numbers = [[Double]](repeating: [], count: Self.numberFields.count)
    var (offsets, codes, isMissing): ([Int32], [Int32], [Bool]) = ([0], [], [])
    let groups = groups
    for group in groups {
      func profile(_ family: SignalFamily) -> Profile {
        let isOwn =
          group >= 0 && plantedFamilies.contains(family) && generator.unit() >= noise
        return isOwn
          ? profiles[group] : profiles[Int(generator.next(upperBound: UInt64(groupCount)))]
      }
      func isUnknown() -> Bool { generator.unit() < missingShare }
      let (industry, country) = (profile(.firmographic), profile(.firmographic))
      industries.append(isUnknown() ? -1 : industry.industry)
      countries.append(isUnknown() ? -1 : country.country)
      for (place, family) in [
        SignalFamily.firmographic, .intent, .intent, .engagement, .engagement,
      ].enumerated() {
        let spread = (generator.unit() + generator.unit() + generator.unit() - 1.5) * 4 * noise
        let value = profile(family).numbers[place] + spread
        numbers[place].append(isUnknown() ? .nan : value)
      }
      let own = profile(.technographic).tags.filter { _ in generator.unit() >= noise / 2 }
      isMissing.append(isUnknown())
      if isMissing.last == false { codes += own }
      offsets.append(Int32(codes.count))
    }
    let columns =
      [
        Column(
          header: "Industry", field: "industry",
          values: .category(codes: industries, levels: (0..<12).map { "industry \($0)" })),
        Column(
          header: "Country", field: "country",
          values: .category(codes: countries, levels: (0..<8).map { "country \($0)" })),
        Column(
          header: "Technologies", field: "technologies",
          values: .tags(
            TagLists(
              offsets: offsets, codes: codes, levels: (0..<30).map { "tool \($0)" },
              isMissing: isMissing))),
      ]
      + zip(Self.numberFields, numbers).map {
        Column(header: $0, field: $0, values: .number($1))
      }
    return Market(accounts: table(columns))
  }

  /// What the accounts of a group have in common.
  private struct Profile {
    let industry: Int32
    let country: Int32
    let numbers: [Double]
    let tags: [Int32]

    init(using generator: inout SeededGenerator) {
      industry = Int32(generator.next(upperBound: UInt64(12)))
      country = Int32(generator.next(upperBound: UInt64(8)))
      numbers = (0..<5).map { _ in generator.unit() * 6 }
      var tags = Set<Int32>()
      while tags.count < 4 { tags.insert(Int32(generator.next(upperBound: UInt64(30)))) }
      self.tags = tags.sorted()
    }
  }
}

extension Column {
  /// The column with nothing known of one row.
  func forgetting(row: Int) -> Column {
    switch values {
    case .number(var numbers):
      numbers[row] = .nan
      return Column(header: header, field: field, values: .number(numbers))
    case .category(var codes, let levels):
      codes[row] = -1
      return Column(header: header, field: field, values: .category(codes: codes, levels: levels))
    case .tags(var lists):
      let own = Int(lists.offsets[row])..<Int(lists.offsets[row + 1])
      lists.codes.removeSubrange(own)
      for later in row + 1..<lists.offsets.count { lists.offsets[later] -= Int32(own.count) }
      lists.isMissing[row] = true
      return Column(header: header, field: field, values: .tags(lists))
    case .yesNo, .date, .text: return self
    }
  }
}

extension Column {
  /// The column with the rows in another order.
  func reordered(_ order: [Int]) -> Column {
    switch values {
    case .number(let numbers):
      return Column(header: header, field: field, values: .number(order.map { numbers[$0] }))
    case .category(let codes, let levels):
      return Column(
        header: header, field: field,
        values: .category(codes: order.map { codes[$0] }, levels: levels))
    case .tags(let lists):
      let rows = order.map { lists.codes(ofRow: $0) }
      let offsets = rows.reduce(into: [Int32(0)]) { $0.append(($0.last ?? 0) + Int32($1.count)) }
      return Column(
        header: header, field: field,
        values: .tags(
          TagLists(
            offsets: offsets, codes: rows.flatMap { $0 }, levels: lists.levels,
            isMissing: order.map { lists.isMissing[$0] })))
    case .yesNo, .date, .text: return self
    }
  }
}
