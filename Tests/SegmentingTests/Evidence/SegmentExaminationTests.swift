import Segmenting
import Testing

@Suite struct SegmentExaminationTests {
  @Test func everySegmentIsFilledIn() throws {
    let planted = PlantedAccounts(groupCount: 6, groupSize: 6)
    // The accounts of the table are the encoded ones in another order, and segments have numbers of their own.
    let encoded = try planted.encoded()
    var segmentation = Segmentation(
      segments: (0..<6).map { place in
        Segment(
          number: 10 + place, name: "s\(place)", members: Array(place * 6..<place * 6 + 6),
          traits: [], cohesion: 0, silhouette: 0, reach: nil)
      }, scope: "Tier 2", sizes: 5...15, marketSegments: [], familyShares: [], notes: [])
    var examination = SegmentExamination(of: encoded)
    examination.threadCount = 2
    examination.add(to: &segmentation)
    let geometry = SegmentGeometry(of: encoded, labels: planted.groups, threadCount: 1)
    for (segment, part) in zip(segmentation.segments, geometry.parts) {
      #expect(segment.position?.typical == part.typical && segment.position?.edge == part.edge)
      #expect(segment.position?.sibling == part.sibling.map { $0 + 10 })
      #expect(segment.position?.separation == part.separation)
      #expect(segment.makeup?.shares.count == 4)
      #expect(segment.stability != nil)
    }
    #expect(segmentation.stability?.judgements == segmentation.segments.map(\.stability))
    #expect(segmentation.contrasts?.contrast(ofAccount: 7)?.here == 1)
  }

  @Test func withoutStabilityTheRestIsThere() throws {
    let planted = PlantedAccounts(groupCount: 3, groupSize: 6)
    var segmentation = Segmentation(
      segments: [
        Segment(
          number: 1, name: "s", members: Array(0..<6), traits: [], cohesion: 0, silhouette: 0,
          reach: nil)
      ], scope: "Tier 2", sizes: 5...15, marketSegments: [], familyShares: [], notes: [])
    var examination = SegmentExamination(of: try planted.encoded())
    examination.judgesStability = false
    examination.add(to: &segmentation)
    #expect(segmentation.stability == nil && segmentation.segments[0].stability == nil)
    #expect(segmentation.segments[0].position?.typical.count == 2)
  }

  @Test func everyFigureIsOfOneKindAndSaidInItsSentence() {
    let figures = SegmentFigureKind.Figure.allCases
    #expect(
      SegmentFigureKind.allCases.flatMap(\.figures).map(\.rawValue).sorted()
        == figures.map(\.rawValue).sorted())
    for figure in figures {
      #expect((figure.comparedWith != nil) == (figure.kind == .tested))
      let word = figure == .randomSegmentation ? "random segments" : figure.rawValue
      let stem = word == "rule" ? "rules" : word
      #expect(figure.kind.sentence.lowercased().contains(stem))
    }
  }
}
