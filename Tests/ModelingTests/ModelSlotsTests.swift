import Modeling
import Testing

struct ModelSlotsTests {
  private static let text = """
    # Our model – Größe zählt
    tessera: 1
    accounts: accounts.csv
    score:
      fit:
        max: 30
        industry:  # by sector
          points: { Software: 20 }   # best
          other: 5
        employees: { bands: { ..50: 0, 51..1000: 10 }, weight: 1.5, missing: 2 }
      intent:
        max: 20
        signals.visit: { per: 2, half_life: 30d }
        signals.demo:
          weight: '2'
          per: 1.5
    tiers:
      2: { when: score >= 20 }
      1: { when: "score > 40 and fit >= 12.5 and employees > 60", capacity: 20 }
      3: { when: otherwise }

    """

  private func slots(_ text: String) throws -> ModelSlots? {
    ModelSlots(text: text, model: try ModelFile.parse(text, file: "m.yaml"))
  }

  @Test func itsOwnNumbersGiveItsOwnText() throws {
    let slots = try #require(try slots(Self.text.replacing("'2'", with: "2")))
    let limits = [4000, 1250, 2000]
    #expect(
      slots.text(factors: [100, 150, 100, 200], limits: limits)
        == Self.text.replacing("'2'", with: "2"))
    // The only change to a text is where a number changes.
    let other = slots.text(factors: [80, 100, 250, 0], limits: [4050, 1300, 1775])
    #expect(
      other
        == Self.text.replacing("'2'", with: "0")
        .replacing("      points: { Software", with: "      weight: 0.8\n      points: { Software")
        .replacing("weight: 1.5", with: "weight: 1")
        .replacing("{ per: 2", with: "{ weight: 2.5, per: 2")
        .replacing("score > 40", with: "score > 40.5").replacing("12.5", with: "13")
        .replacing("score >= 20", with: "score >= 17.75"))
    let model = try ModelFile.parse(other, file: "m.yaml")
    #expect(model.groups.flatMap(\.criteria).map(\.factor) == [80, 100, 250, 0])
  }

  @Test func sharedAndUnusualNumbersGiveNothing() throws {
    #expect(try slots(Self.text) == nil, "a number in quotes")
    let anchored = Self.text.replacing("'2'", with: "2")
      .replacing("industry:  # by sector", with: "industry: &own")
      .replacing(
        "employees: { bands: { ..50: 0, 51..1000: 10 }, weight: 1.5, missing: 2 }",
        with: "region: *own"
      )
      .replacing(" and employees > 60", with: "")
    #expect(try slots(anchored) == nil, "an anchor")
    let block = Self.text.replacing("'2'", with: "2")
      .replacing("2: { when: score >= 20 }", with: "2:\n    when: >\n      score >= 20")
    #expect(try slots(block) == nil, "a block of lines")
  }

  @Test func aWeightIsReadAndItsMistakesAreSaid() throws {
    let model = try ModelFile.parse(Self.text, file: "m.yaml")
    let criteria = model.groups.flatMap(\.criteria)
    #expect(criteria.map(\.factor) == [100, 150, 100, 200])
    #expect(criteria[1].attainable == 0...1500)
    #expect(criteria[1].weight == 1500)
    // Other weights make it part of the points.
    let scaled = criteria[1].scaled(toWeight: 3000)
    #expect(scaled.factor == 100 && scaled.weight == 3000)
    for wrong in ["-1", "much", "1.234", "101"] {
      let text = Self.text.replacing("weight: 1.5", with: "weight: \(wrong)")
      #expect("\(wrong)") {
        _ = try ModelFile.parse(text, file: "m.yaml")
      } throws: { error in
        "\(error)".contains("m.yaml, line 10")
          && "\(error)".contains("how many times the points count")
      }
    }
  }

  @Test func numbersBeyondAllPointsAreNoSlots() throws {
    let plain = Self.text.replacing("'2'", with: "2")
    #expect(try slots(plain.replacing("score > 40 and", with: "score < 1e18 and")) == nil)
    // A hundred times is the most that a weight can be.
    #expect(try slots(plain.replacing("weight: 1.5", with: "weight: 100")) != nil)
    #expect("more points than fit") {
      _ = try ModelFile.parse(
        plain.replacing("51..1000: 10", with: "51..1000: 50000").replacing(
          "weight: 1.5", with: "weight: 100"),
        file: "m.yaml")
    } throws: { "\($0)".contains("would give more than 100000 points") }
  }
}
