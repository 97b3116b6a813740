import Segmenting
import Testing

@Suite struct PlayChoiceTests {
  @Test(arguments: [
    (24, 20, 3, SegmentPlan.Play.webinar), (20, 12, 0, .webinar), (24, 14, 20, .research),
    (12, 9, 6, .roundTable), (12, 9, 5, .research), (15, 15, 8, .roundTable),
    (10, 6, 5, .roundTable), (10, 5, 10, .research), (9, 9, 9, .research), (16, 16, 16, .research),
  ])
  func sizeReachAndNeedDecide(
    members: Int, reached: Int, active: Int, play: SegmentPlan.Play
  ) {
    let choice = PlayChoice(memberCount: members, reachedCount: reached, activeCount: active).play
    #expect(choice.play == play)
    #expect(!choice.reason.isEmpty)
  }

  @Test func theReasonSaysTheNumbers() {
    #expect(
      PlayChoice(memberCount: 11, reachedCount: 4, activeCount: 9).play.reason
        == "4 of 11 have a contact: find the people first, asking what they need")
    #expect(
      PlayChoice(memberCount: 11, reachedCount: 9, activeCount: 7).play.reason
        == "7 of 11 showed interest in 90 days, and 10 to 15 peers fit one table")
  }

  @Test func withoutContactsAndSignalsTheSizeDecides() {
    #expect(PlayChoice(memberCount: 25, reachedCount: nil, activeCount: nil).play.play == .webinar)
    let round = PlayChoice(memberCount: 12, reachedCount: nil, activeCount: nil).play
    #expect(round.play == .research)
    #expect(
      round.reason.hasSuffix(
        "no signals say who of them has the need that a round table would be about"))
  }
}
