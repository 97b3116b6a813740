import LinearAlgebra
import Modeling
import Segmenting
import Statistics
import Testing

@Suite struct SegmentContrastTests {
  @Test(arguments: [0.0, 0.3]) func theFieldsSumToTheDifferenceOfTheDistances(
    missingShare: Double
  ) throws {
    var planted = PlantedAccounts(groupCount: 6, groupSize: 6)
    planted.missingShare = missingShare
    let encoded = try planted.encoded()
    let labels = planted.groups
    let geometry = SegmentGeometry(of: encoded, labels: labels, threadCount: 1)
    let contrasts = SegmentContrasts(encoded, labels: labels, geometry: geometry)
    let naive = NaiveGeometry(encoded, planted.market, labels: labels)
    for row in labels.indices {
      for there in 0..<6 where there != labels[row] {
        let contrast = try #require(contrasts.contrast(ofAccount: row, with: there))
        let difference =
          naive.maskedSquare(row, to: there) - naive.maskedSquare(row, to: labels[row])
        #expect(abs(contrast.total - difference) < 1e-5)
        #expect(abs(contrast.fields.reduce(0) { $0 + $1.value } - contrast.total) < 1e-12)
        #expect(abs(contrast.families.reduce(0) { $0 + $1.value } - contrast.total) < 1e-12)
        for part in contrast.fields {
          #expect(naive.knows(row, part.field))
          let value =
            naive.square(row, part.field, to: there)
            - naive.square(row, part.field, to: labels[row])
          #expect(abs(part.value - value) < 1e-5)
        }
        let sum = contrast.percentages.reduce(0, +)
        #expect(sum == contrast.shownTotal)
        #expect(sum.magnitude <= 100)
      }
      let nearest = try #require(contrasts.contrast(ofAccount: row))
      let expected = (0..<6).filter { $0 != labels[row] }
        .min { naive.maskedSquare(row, to: $0) < naive.maskedSquare(row, to: $1) }
      #expect(nearest.there == expected && nearest.here == labels[row])
    }
  }

  @Test func aClearContrastIsSaidInPercentOfTheWhole() {
    let contrast = contrast([
      ("industry", 6.14), ("technologies", 2.4), ("signals.funding", 2.26), ("country", -0.8),
    ])
    #expect(contrast.percentages == [61, 24, 23, -8] && contrast.shownTotal == 100)
    #expect(
      contrast.sentence(account: "Acme", here: "Logistics on SAP", there: "Retail on SAP")
        == "Acme is in Logistics on SAP and not in Retail on SAP: industry 61%, technologies 24%, "
        + "funding signals 23%; country (−8%) speaks for the other.")
  }

  @Test func roundedPercentagesSumToTheWhole() {
    let thirds = contrast([("a", 1), ("b", 1), ("c", 1)])
    #expect(thirds.percentages == [34, 33, 33])
    let many = contrast([("a", 5), ("b", 2), ("c", 1.5), ("d", 1), ("e", 0.9), ("f", -0.4)])
    #expect(many.percentages == [50, 20, 15, 10, 9, -4])
    #expect(
      many.sentence(account: "Acme", here: "A", there: "B")
        == "Acme is in A and not in B: a 50%, b 20%, c 15%, 2 more 19%; f (−4%) speaks for the other."
    )
  }

  @Test func anAccountThatIsNearerToTheOtherIsSaidToBe() {
    let contrast = contrast([("industry", 1), ("visits", -3)])
    #expect(contrast.percentages == [50, -150] && contrast.shownTotal == -100)
    #expect(
      contrast.sentence(account: "Acme", here: "A", there: "B")
        == "Acme is in A although it is nearer to B: for B visits 150%; for A industry 50%.")
  }

  @Test func aboutEquallyNearIsNoPercentageOfNothing() {
    let contrast = contrast([("industry", 1.01), ("visits", -1)])
    #expect(contrast.percentages == [50, -50] && contrast.shownTotal == 0)
    #expect(
      contrast.sentence(account: "Acme", here: "A", there: "B")
        == "Acme is in A and about as near to B: for A industry 50%; for B visits 50%.")
    #expect(
      self.contrast([("industry", 0)]).sentence(account: "Acme", here: "A", there: "B")
        == "Acme is in A, and nothing that is known of it tells that from B.")
  }

  @Test func withoutASegmentOrAnotherThereIsNothingToCompare() throws {
    let planted = PlantedAccounts(groupCount: 2, groupSize: 4)
    let encoded = try planted.encoded()
    let labels = [0, 0, 0, 0, 1, 1, 1, -1]
    let geometry = SegmentGeometry(of: encoded, labels: labels, threadCount: 1)
    let contrasts = SegmentContrasts(encoded, labels: labels, geometry: geometry)
    #expect(contrasts.contrast(ofAccount: 7) == nil && contrasts.contrast(ofAccount: 99) == nil)
    #expect(contrasts.contrast(ofAccount: 0, with: 0) == nil)
    #expect(contrasts.contrast(ofAccount: 0)?.there == 1)
  }

  @Test(arguments: UInt64(1)...5) func roundingMissesNoValueByOne(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for count in 0..<40 {
      let values = (0..<count).map { _ in generator.unit() * 60 - 20 }
      let rounded = LargestRemainder.rounded(values)
      #expect(rounded.reduce(0, +) == Int(values.reduce(0, +).rounded()))
      #expect(zip(values, rounded).allSatisfy { abs($0 - Double($1)) < 1 })
    }
  }

  private func contrast(_ values: [(String, Double)]) -> SegmentContrast {
    SegmentContrast(
      row: 0, here: 0, there: 1,
      fields: values.map { .init(field: $0.0, family: .firmographic, value: $0.1) },
      families: [.init(family: .firmographic, value: values.reduce(0) { $0 + $1.1 })])
  }
}
