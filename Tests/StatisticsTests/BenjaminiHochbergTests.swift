import Statistics
import Testing

struct BenjaminiHochbergTests {
  @Test
  func `The values of the paper's example give the adjusted values worked out by hand`() {
    // Four of the fifteen are below their limit i · 0.05 ÷ 15, as the paper says.
    let pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    let adjusted = BenjaminiHochberg.adjusted(pValues)
    #expect(adjusted.count { $0 <= 0.05 } == 4)
    #expect(abs(adjusted[0] - 0.0015) < 1e-12)
    #expect(abs(adjusted[3] - 0.0095 * 15 / 4) < 1e-12)
    // The sixth is 0.0695 by itself; the seventh, 0.0639, is smaller and stands for both.
    #expect(abs(adjusted[5] - 0.0298 * 15 / 7) < 1e-12)
  }

  @Test
  func `Values come back in the order given and the same for any order`() {
    let adjusted = BenjaminiHochberg.adjusted([0.04, 0.01, 0.03])
    #expect(adjusted == [0.04, 0.03, 0.04])
    #expect(BenjaminiHochberg.adjusted([0.01, 0.03, 0.04]) == [0.03, 0.04, 0.04])
  }

  @Test
  func `It is the naive definition on random values with ties`() {
    var generator = SeededGenerator(seed: 11)
    for count in 1...40 {
      let pValues = (0..<count).map { _ in (generator.unit() * 20).rounded() / 20 }
      let expected = pValues.map { own in
        pValues.filter { $0 >= own }.map { other in
          other * Double(count) / Double(pValues.count { $0 <= other })
        }.reduce(1, min)
      }
      for (left, right) in zip(BenjaminiHochberg.adjusted(pValues), expected) {
        #expect(abs(left - right) < 1e-12)
      }
    }
  }

  @Test
  func `One value stays what it is, none gives none`() {
    #expect(BenjaminiHochberg.adjusted([0.2]) == [0.2])
    #expect(BenjaminiHochberg.adjusted([]) == [])
  }
}
