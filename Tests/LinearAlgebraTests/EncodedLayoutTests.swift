import LinearAlgebra
import Testing

@Suite struct EncodedLayoutTests {
  @Test func columnsAndEntriesByHand() {
    let layout = EncodedLayout(
      numberCount: 2, levelCounts: [3, 1], levelValues: [1, 1, 1, 2], means: [0, 0, 0, 0])
    #expect(layout.columnCount == 6)
    #expect(layout.entryCount == 10)  // two numbers, 3 + 2 and 1 + 2
    #expect(layout.missingEntry(ofNumber: 1) == 1)
    let (first, second) = (layout.blocks[0], layout.blocks[1])
    #expect(first.columns == 2..<5 && second.columns == 5..<6)
    #expect(first.levelEntries == 2..<5 && first.missingEntry == 5 && first.meanEntry == 6)
    #expect(second.levelEntries == 7..<8 && second.missingEntry == 8 && second.meanEntry == 9)
  }
}
