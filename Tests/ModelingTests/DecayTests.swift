import Modeling
import Testing

struct DecayTests {
  @Test func halvesEveryHalfLife() {
    let decay = Decay.halfLife(days: 30)
    #expect([0, 30, 60].map { decay.weight(ageDays: $0) } == [1, 0.5, 0.25])
    #expect(abs(decay.weight(ageDays: 15) - 0.7071067811865476) < 1e-15)
  }

  @Test func fallsEvenlyToNothing() {
    let decay = Decay.linear(days: 90)
    #expect([0, 45, 90, 91].map { decay.weight(ageDays: $0) } == [1, 0.5, 0, 0])
  }

  @Test func theFirstStepThatHoldsTheAgeCounts() {
    let decay = Decay.steps([.init(days: 7, weight: 1), .init(days: 30, weight: 0.5)])
    #expect([0, 7, 8, 30, 31].map { decay.weight(ageDays: $0) } == [1, 1, 0.5, 0.5, 0])
  }

  @Test func whatIsYetToComeWeighsNothing() {
    let decays: [Decay] = [
      .halfLife(days: 1), .linear(days: 1), .steps([.init(days: 1, weight: 1)]),
    ]
    #expect(decays.allSatisfy { $0.weight(ageDays: -1) == 0 })
  }
}
