import LinearAlgebra
import Statistics
import Testing

@Suite struct TextPiecesTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func copiesWhatSlicesGive(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = [0, 1, 15, 16, 17, 40, 500][Int(seed % 7)]
    let text = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    var bytes: [UInt8] = [1, 2, 3]
    var ends: [UInt32] = [3]
    var (naiveBytes, naiveEnds) = (bytes, ends)
    for _ in 0..<10 {
      let ranges = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        let start = Int.random(in: 0...count, using: &generator)
        let longest = min(count - start, Int.random(in: 0...40, using: &generator))
        return start..<(start + Int.random(in: 0...longest, using: &generator))
      }
      for range in ranges {
        naiveBytes += text[range]
        naiveEnds.append(UInt32(naiveBytes.count))
      }
      let pieces = ranges.map { UInt64($0.lowerBound) | UInt64($0.upperBound) << 32 }
      TextPieces.append(pieces, of: text.span, to: &bytes, ends: &ends)
    }
    #expect(bytes == naiveBytes)
    #expect(ends == naiveEnds)
  }
}
