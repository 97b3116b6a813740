import Backtesting
import Statistics
import TestSupport
import Testing

@Suite struct StratifiedAreasTests {
  func stratum(_ count: Int, seed: UInt64, shift: Double = 0) -> StratifiedAreas.Stratum {
    var generator = SeededGenerator(seed: seed)
    var stratum = StratifiedAreas.Stratum()
    for trial in 0..<count {
      let isWon = generator.next() % 3 == 0
      stratum.append(
        score: generator.unit() + (isWon ? 0.3 : 0) + shift,
        other: generator.unit() + (isWon ? 0.1 : 0) + shift, isWon: isWon, group: trial)
    }
    return stratum
  }

  @Test func ofOneStratumAreDeLongs() {
    let stratum = stratum(200, seed: 1)
    let areas = StratifiedAreas([stratum])
    let pair = PairedAreas(
      scores: stratum.scores, others: stratum.others, successes: stratum.wins.map { $0 ? 1 : 0 },
      failures: stratum.wins.map { $0 ? 0 : 1 })
    #expect(abs(areas.first.value - pair.first.value) < 1e-12)
    #expect(abs(areas.difference.value - pair.difference) < 1e-12)
    #expect(abs(areas.p - pair.p) < 1e-12)
  }

  /// Scores of one stratum that are all higher say nothing about its trials beside those of another.
  @Test func doNotCompareAcrossStrata() {
    let plain = StratifiedAreas([stratum(200, seed: 1), stratum(300, seed: 2)])
    let moved = StratifiedAreas([stratum(200, seed: 1), stratum(300, seed: 2, shift: 50)])
    #expect(abs(plain.first.value - moved.first.value) < 1e-9)
    #expect(abs(plain.difference.value - moved.difference.value) < 1e-9)
    let (one, two) = (
      StratifiedAreas([stratum(200, seed: 1)]), StratifiedAreas([stratum(300, seed: 2)])
    )
    let pairs = [one, two].map { Double($0.winCount * ($0.trialCount - $0.winCount)) }
    let share = pairs[0] / (pairs[0] + pairs[1])
    #expect(
      abs(
        plain.difference.value - share * one.difference.value - (1 - share) * two.difference.value)
        < 1e-12)
  }

  /// Of two scores without meaning the difference is called proven about as often as it says.
  @Test(.enabled(if: BuildMode.isOptimized, Comment(rawValue: BuildMode.skipMessage)))
  func rejectsNoDifferenceOneTimeInTwenty() {
    var rejected = 0
    for seed in 0..<400 as Range<UInt64> {
      var strata: [StratifiedAreas.Stratum] = []
      var generator = SeededGenerator(seed: seed, stream: 77)
      for _ in 0..<3 {
        var stratum = StratifiedAreas.Stratum()
        for trial in 0..<120 {
          stratum.append(
            score: generator.unit(), other: generator.unit(), isWon: generator.next() % 3 == 0,
            group: trial)
        }
        strata.append(stratum)
      }
      if StratifiedAreas(strata).p < 0.05 { rejected += 1 }
    }
    // 20 of 400 are expected; 32 would be the upper end of chance at 1 in 200.
    #expect((8...34).contains(rejected), "\(rejected) of 400")
  }

  @Test func areNothingWithOneOutcome() {
    var stratum = StratifiedAreas.Stratum()
    stratum.append(score: 1, other: 2, isWon: true, group: 0)
    let areas = StratifiedAreas([stratum])
    #expect(areas.winCount == 0 && areas.difference.value.isNaN && areas.p.isNaN)
  }
}
