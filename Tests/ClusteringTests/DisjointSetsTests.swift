import Clustering
import Testing

@Suite struct DisjointSetsTests {
  @Test func joinsToTheSmallerNumberAndCounts() {
    var sets = DisjointSets(count: 5)
    #expect(sets.join(4, 2) == 2)
    #expect(sets.join(2, 0) == 0)
    #expect(sets.representative(of: 4) == 0)
    #expect(sets.size(of: 0) == 3)
    #expect(sets.join(4, 0) == 0)
    #expect(sets.size(of: 0) == 3)
    #expect(sets.representative(of: 3) == 3)
  }
}
