import LinearAlgebra
import Modeling
import Reading
import Scoring
import Segmenting
import Statistics
import Testing
import Vectorizing

@Suite struct AccountMapTests {
  @Test(arguments: [128, 12]) func agreesWithJacobiOnTheRowsThatWereCut(columnLimit: Int) throws {
    var planted = PlantedAccounts(groupCount: 12, groupSize: 9)
    planted.missingShare = columnLimit == 128 ? 0.1 : 0
    let segmentation = try segmentation(planted) { $0.columnLimit = columnLimit }
    let map = try #require(segmentation.map)
    #expect(map.accounts == Array(0..<planted.count))
    let rows = try ClusteringRows(
      of: try planted.encoded(), columnLimit: 128, threadCount: 1
    ).rows
    let naive = NaivePrincipalAxes((0..<rows.rowCount).map { rows.row($0).map(Double.init) })
    for (place, axis) in [map.horizontal, map.vertical].enumerated() {
      #expect(abs(axis.share - naive.share(place)) < 1e-6)
      for (value, expected) in zip(axis.coordinates, naive.coordinates(place)) {
        #expect(abs(Double(value) - expected) < 1e-4)
      }
    }
    #expect(map.share == map.horizontal.share + map.vertical.share && map.share < 1)
  }

  @Test func namesTheColumnsThatWeighMostOnEachEnd() throws {
    let planted = PlantedAccounts(groupCount: 12, groupSize: 9)
    let encoded = try planted.encoded()
    let map = try #require(try segmentation(planted).map)
    let naive = NaivePrincipalAxes(
      (0..<planted.count).map { encoded.written.row($0).map(Double.init) })
    for (place, axis) in [map.horizontal, map.vertical].enumerated() {
      let weights = naive.signed(place)
      let least = 0.5 / Double(weights.count).squareRoot()
      for (isHigh, loads) in [(false, axis.low), (true, axis.high)] {
        let expected = weights.indices.filter { column in
          abs(weights[column]) >= least
            && (encoded.columns[column].level == nil || (weights[column] > 0) == isHigh)
        }.sorted { abs(weights[$0]) > abs(weights[$1]) }.prefix(3)
        #expect(loads.map(\.field) == expected.map { encoded.columns[$0].field })
        #expect(loads.map(\.level) == expected.map { encoded.columns[$0].level })
        for (load, column) in zip(loads, expected) {
          #expect(abs(load.loading - weights[column]) < 1e-5)
          if load.level == nil {
            let isMuch = (weights[column] > 0) == isHigh
            let beginnings = isMuch ? ["high ", "many "] : ["low ", "few "]
            #expect(beginnings.contains { load.text.hasPrefix($0) })
          } else {
            #expect(load.text == load.level)
          }
        }
      }
    }
  }

  /// Large German manufacturers that were funded lately and small American shops that were not.
  @Test func saysTheEndsInPlainWords() throws {
    let market = twoKinds
    var numbers = twoKindsOptions
    numbers[0].features.removeLast(5)
    let map = try #require(try segmentation(market, options: numbers).map)
    #expect(map.horizontal.share > 0.9)
    let ends = [map.horizontal.low, map.horizontal.high].map { $0.map(\.text) }
    let large = ["many employees", "founded early", "funded lately"]
    let small = ["few employees", "founded late", "funded long ago"]
    #expect(Set(ends.map { Set($0) }) == [Set(large), Set(small)])
    #expect(map.horizontal.lowText == ends[0].joined(separator: ", "))
    #expect(
      map.sentence.hasPrefix(
        "The map shows \(DecimalText.percent(map.share)) of the differences between accounts"))
    var others = twoKindsOptions
    others[0].features.removeFirst(3)
    let levels = try #require(try segmentation(market, options: others).map)
    let words = Set((levels.horizontal.low + levels.horizontal.high).map(\.text))
    #expect(
      words.isSubset(of: [
        "Germany", "United States", "Manufacturing", "Retail", "partner program",
        "no partner program", "SAP", "Shopify", "many demo request signals",
        "few demo request signals",
      ]))
    #expect(words.contains("Germany") && words.contains("United States"))
  }

  @Test func accountsLeftOverAreOnTheMapAndInNoLeaf() throws {
    var planted = PlantedAccounts(groupCount: 10, groupSize: 10)
    planted.strangerShare = 0.1
    let segmentation = try segmentation(planted) { _ in
    } change: {
      $0.leftOver = .leave
    }
    let map = try #require(segmentation.map)
    let tree = try #require(segmentation.tree)
    #expect(!segmentation.leftOver.isEmpty)
    #expect(map.accounts == Array(0..<planted.count))
    #expect(
      tree.leaves.reduce(0) { $0 + $1.accountCount } + segmentation.leftOver.count == planted.count)
    let sizes = Dictionary(
      uniqueKeysWithValues: segmentation.segments.map { ($0.number, $0.members.count) })
    for leaf in tree.leaves {
      #expect(leaf.accountCount == leaf.segments.reduce(0) { $0 + (sizes[$1] ?? 0) })
    }
    #expect(
      tree.leaves.flatMap(\.segments).sorted() == segmentation.segments.map(\.number).sorted())
  }

  @Test func accountsThatAreAllTheSameAreOnePoint() throws {
    let names = (0..<10).map { "account \($0)" }
    let market = Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          Column(
            header: "E", field: "employees", values: .number([Double](repeating: 7, count: 10)))
        ], lines: Array(2..<12)))
    let options = [
      FamilyOptions(
        family: .firmographic, weight: 1,
        features: [.init(field: "employees", transform: .none)])
    ]
    let segmentation = try segmentation(market, options: options)
    let map = try #require(segmentation.map)
    for axis in [map.horizontal, map.vertical] {
      #expect(axis.share == 0 && axis.low.isEmpty && axis.high.isEmpty && axis.lowText.isEmpty)
      #expect(axis.coordinates == [Float](repeating: 0, count: 10))
    }
    #expect(map.sentence == "The accounts do not differ, so the map shows one point.")
    #expect(segmentation.tree?.insideShare == 0)
  }

  @Test func isTheSameForAnyNumberOfThreadsAndOnlyWhereAskedFor() throws {
    var planted = PlantedAccounts(groupCount: 60, groupSize: 10)
    planted.missingShare = 0.1
    let one = try segmentation(planted)
    let two = try segmentation(planted) { $0.threadCount = 2 }
    #expect(one.map != nil && one.map == two.map && one.tree == two.tree)
    let partition = try segmentation(planted) { $0.detail = .partition }
    #expect(partition.map == nil && partition.tree == nil)
  }

  // MARK: What is mapped

  private func segmentation(
    _ planted: PlantedAccounts, _ adjust: (inout Segmenter) -> Void = { _ in },
    change: (inout SegmentOptions) -> Void = { _ in }
  ) throws -> Segmentation {
    try segmentation(planted.market, options: planted.options, adjust, change: change)
  }

  private func segmentation(
    _ market: Market, options: [FamilyOptions], _ adjust: (inout Segmenter) -> Void = { _ in },
    change: (inout SegmentOptions) -> Void = { _ in }
  ) throws -> Segmentation {
    var segments = SegmentOptions(
      tiers: [], sizes: 5...15, nameFields: [], marketSegmentCount: 0)
    change(&segments)
    let model = Model(
      name: "Test", accounts: SourceOptions(path: "accounts.csv"), deals: nil, signals: nil,
      contacts: nil, families: options, groups: [], tiers: [], customers: nil,
      segments: segments, isSuggested: false)
    let count = market.accounts.count
    let scores = ScoredAccounts(
      asOf: CalendarDate(dayNumber: 20_000), criteria: [], groupNames: [], groupMaxima: [],
      groupScores: [], totals: [Int32](repeating: 0, count: count),
      tiers: [Int](repeating: 2, count: count),
      reasons: [TierReason](repeating: .rule, count: count))
    var segmenter = Segmenter(model: model)
    segmenter.detail = .described
    adjust(&segmenter)
    return try segmenter.segmentation(of: market, scores: scores, seed: 1)
  }

  private var twoKindsOptions: [FamilyOptions] {
    let recent = FamilyOptions.Feature(
      field: "funding_date", transform: .none, halfLifeDays: 90)
    return [
      FamilyOptions(
        family: .firmographic, weight: 1,
        features: [
          .init(field: "employees", transform: .log), .init(field: "founded", transform: .none),
          recent, .init(field: "country", transform: .none),
          .init(field: "industry", transform: .none),
          .init(field: "partner_program", transform: .none),
          .init(field: "technologies", transform: .none),
          .init(field: "signals.demo_request", transform: .none),
        ])
    ]
  }

  private var twoKinds: Market {
    let isLarge = (0..<40).map { $0 % 2 == 0 }
    let names = isLarge.indices.map { "account \($0)" }
    func levels(_ field: String, _ levels: [String]) -> Column {
      Column(
        header: field, field: field,
        values: .category(codes: isLarge.map { $0 ? 0 : 1 }, levels: levels))
    }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          Column(
            header: "e", field: "employees", values: .number(isLarge.map { $0 ? 20_000 : 12 })),
          Column(header: "f", field: "founded", values: .number(isLarge.map { $0 ? 1921 : 2019 })),
          Column(
            header: "d", field: "funding_date",
            values: .date(
              DateColumn(isLarge.map { CalendarDate(dayNumber: $0 ? 19_990 : 18_000) }))),
          levels("country", ["Germany", "United States"]),
          levels("industry", ["Manufacturing", "Retail"]),
          Column(header: "p", field: "partner_program", values: .yesNo(isLarge.map { $0 })),
          Column(
            header: "t", field: "technologies",
            values: .tags(
              TagLists(
                offsets: Array(0...40), codes: isLarge.map { $0 ? 0 : 1 },
                levels: ["SAP", "shopify"], isMissing: isLarge.map { _ in false }))),
        ], lines: Array(2..<42)),
      signals: SignalTable(
        source: "signals.csv", kinds: ["demo_request"], people: [],
        signals: isLarge.indices.filter { isLarge[$0] }.map {
          SignalTable.Signal(
            account: Int32($0), kind: 0, date: CalendarDate(dayNumber: 19_990), strength: 1,
            person: -1)
        }))
  }
}
