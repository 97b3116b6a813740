import Modeling
import Reading
import Scoring
import Segmenting
import TestSupport
import Testing

/// Axes from the model text to the segments.
@Suite struct AxesTests {
  /// 60 accounts: three verticals of 24, 24 and 12, two regions, customers, funding dates.
  private var market: Market {
    let names = (0..<60).map { "account \($0)" }
    return Market(
      accounts: AccountTable(
        source: "accounts.csv", ids: names, names: names, domains: names.map { _ in "" },
        columns: [
          categories(
            "industry", (0..<60).map { $0 < 24 ? "Logistics" : $0 < 48 ? "Retail" : "Banking" }),
          categories("region", (0..<60).map { $0 % 2 == 0 ? "North" : "South" }),
          numbers("employees", (0..<60).map { Double(10 + $0 % 7 * 100) }),
          answers("existing_customer", (0..<60).map { $0 % 5 == 0 }),
          Column(
            header: "Funding Date", field: "funding_date",
            values: .date(
              DateColumn(
                (0..<60).map { row in
                  row % 4 == 0 ? CalendarDate("2026-06-30")?.adding(days: -row) : nil
                }))),
        ], lines: Array(2..<62)))
  }

  private func segmentation(_ segments: String) throws -> Segmentation {
    let model = try ModelFile.parse(
      """
      tessera: 1
      accounts: accounts.csv
      features: { firmographic: [industry, region, employees], technographic: [existing_customer] }
      tiers: { 1: { when: employees > 1000000 }, 2: { when: otherwise } }
      segments: \(segments)
      """, file: "m.yaml")
    let scores = try Scorer(model: model).score(market, asOf: CalendarDate("2026-06-30"))
    return try Segmenter(model: model).segmentation(of: market, scores: scores, seed: 1)
  }

  private func levels(_ field: String, _ members: [Int]) -> Set<Int32> {
    guard case .category(let codes, _)? = market.accounts.column(field)?.values else { return [] }
    return Set(members.map { codes[$0] })
  }

  @Test func aVerticalIsNotCrossed() throws {
    let found = try segmentation("{ by: vertical }")
    #expect(found.by == ["vertical"])
    #expect(found.segments.flatMap(\.members).sorted() == Array(0..<60))
    for segment in found.segments {
      #expect(levels("industry", segment.members).count == 1)
      #expect(segment.commonKeys.map(\.field) == ["industry"])
      #expect(!segment.isMixed)
      #expect(segment.name.lowercased().contains(segment.commonKeys[0].level.lowercased()))
    }
  }

  @Test func severalAxesAreKeptApartTogether() throws {
    let found = try segmentation(
      "{ by: [vertical, place], axes: { place: { keys: [region] } } }")
    for segment in found.segments {
      #expect(levels("industry", segment.members).count == 1)
      #expect(levels("region", segment.members).count == 1)
      #expect(segment.commonKeys.map(\.field) == ["industry", "region"])
    }
  }

  @Test func triggersTakePartWithinTheirWindowOnly() throws {
    let found = try segmentation("{ by: trigger }")
    // Every fourth account was funded as many days ago as its number says: all within 90 days.
    #expect(found.segments.flatMap(\.members).sorted() == (0..<60).filter { $0 % 4 == 0 })
    #expect(found.leftOver.count == 45)
    #expect(found.leftOverReasons.map(\.reason) == ["no trigger in 90 days"])
    let shorter = try segmentation(
      "{ by: recent, axes: { recent: { keys: trigger, triggers: funding_date, window: 4w } } }")
    #expect(shorter.segments.flatMap(\.members).sorted() == (0...28).filter { $0 % 4 == 0 })
  }

  @Test func lifecycleIsKnownFromCustomers() throws {
    let found = try segmentation("{ by: lifecycle }")
    for segment in found.segments {
      #expect(Set(segment.members.map { $0 % 5 == 0 }).count == 1)
      #expect(
        segment.commonKeys.map(\.level) == [segment.members[0] % 5 == 0 ? "Expansion" : "Net-new"])
    }
  }

  @Test func aFilterAndColumnsOfAnOwnAxis() throws {
    let found = try segmentation(
      """
      { by: north, axes: { north: { where: "region = North and employees < 600", columns: [industry] } } }
      """)
    let chosen = (0..<60).filter { $0 % 2 == 0 && 10 + $0 % 7 * 100 < 600 }
    #expect(found.segments.flatMap(\.members).sorted() == chosen)
    #expect(found.leftOver.map(\.account) == (0..<60).filter { !chosen.contains($0) })
    #expect(found.leftOverReasons[0].reason == "not where region = North and employees < 600")
    #expect(found.segments.allSatisfy { levels("industry", $0.members).count == 1 })
  }

  @Test func weightsDecideWhatMakesAccountsAlike() throws {
    let found = try segmentation(
      "{ by: job, axes: { job: { weights: { firmographic: 0 } } } }")
    // Only customers and others can be told apart.
    #expect(found.segments.allSatisfy { Set($0.members.map { $0 % 5 == 0 }).count == 1 })
    #expect(found.familyShares.map(\.family) == ["technographic"])
  }

  @Test func sizesAreNeverViolated() throws {
    let webinar = try segmentation("{ by: vertical, sizes: 20..30 }")
    #expect(webinar.segments.allSatisfy { (20...30).contains($0.members.count) })
    #expect(webinar.segments.count == 2)
    #expect(webinar.leftOver.map(\.account) == Array(48..<60))
    #expect(
      webinar.leftOverReasons[0].reason
        == "12 with industry Banking, fewer than the smallest segment of 20")
  }

  @Test func whatAnAxisLacksIsSaid() {
    #expect {
      _ = try segmentation("{ by: challenge }")
    } throws: { error in
      "\(error)".hasPrefix(
        "segments by challenge: it needs a column with the challenge (challenge, pain,")
    }
    #expect {
      _ = try segmentation("{ by: own, axes: { own: { keys: [industri] } } }")
    } throws: { error in
      "\(error)".contains("own: keys: accounts.csv has no column industri; did you mean industry?")
    }
    #expect {
      _ = try segmentation("{ by: own, axes: { own: { keys: [employees] } } }")
    } throws: { error in
      "\(error)".contains("employees is read as number, which has no levels")
    }
    #expect {
      _ = try segmentation("{ by: own, axes: { own: { columns: [regio] } } }")
    } throws: { error in
      "\(error)".contains("regio is not among the features; did you mean region?")
    }
    #expect {
      _ = try segmentation(
        "{ by: own, axes: { own: { weights: { firmographic: 0, technographic: 0 } } } }")
    } throws: { error in
      "\(error)".contains("no feature with a weight above 0")
    }
    #expect {
      _ = try segmentation("{ by: own, axes: { own: { where: \"regio = North\" } } }")
    } throws: { error in
      "\(error)".contains("segments: axes: own: ") && "\(error)".contains("regio")
    }
  }
}
