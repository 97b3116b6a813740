import LinearAlgebra
import TestSupport
import Testing

@Suite struct FingerprintTests {
  @Test func equalRowsHaveEqualOnesWhereverTheyStand() {
    let rows = Matrix([[1, 2], [2, 1], [1, 2], [0, -0.0], [0, 0]])
    let prints = rows.fingerprints(threadCount: 2)
    #expect(prints[0] == prints[2])
    #expect(prints[0] != prints[1])
    #expect(prints[3] == prints[4])  // minus nothing is nothing
  }

  @Test func fewOfManyRowsShareOne() {
    let rows = Matrix(RandomPoints.uniform(count: 5000, dimension: 3, seed: 1))
    let prints = rows.fingerprints(threadCount: 1)
    #expect(Set(prints).count == 5000)
    // Half of them lie in the lower half of all numbers, as a sample by least fingerprints needs.
    let low = prints.count { $0 < UInt64.max / 2 }
    #expect((2300...2700).contains(low))
  }

  @Test func theOrderOfTheBitsMatters() {
    var (first, second) = (Fingerprint(), Fingerprint())
    first.add(1)
    first.add(2)
    second.add(2)
    second.add(1)
    #expect(first.value != second.value)
  }
}
