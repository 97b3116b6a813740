import LinearAlgebra
import Statistics
import Testing

@Suite struct ByteMarksTests {
  /// Every place of a mark, byte by byte.
  private func naive(_ bytes: [UInt8], from start: Int, delimiter: UInt8) -> [Int] {
    bytes.indices.filter {
      $0 >= start && [delimiter, 0x22, 0x0A, 0x0D].contains(bytes[$0])
    }
  }

  private func found(_ bytes: [UInt8], from start: Int, delimiter: UInt8) -> [Int] {
    var marks = ByteMarks(from: start, delimiter: delimiter)
    var places: [Int] = []
    while marks.advance(in: bytes.span) { places += marks.places[..<marks.count].map(Int.init) }
    #expect(marks.end == max(start, bytes.count))
    return places
  }

  @Test(arguments: [
    0, 1, 7, 63, 64, 65, 127, 128, 200, 4095, 4096, 4097, 4160, 8191, 8192, 8193, 20_000,
  ])
  func findsWhatALoopFinds(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    // From no mark to nothing but marks, and bytes that differ from a mark in one bit.
    for share in [0, 1, 10, 50, 100] {
      for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")] {
        let bytes = (0..<count).map { _ in
          let mark = [delimiter, 0x22, 0x0A, 0x0D][Int.random(in: 0..<4, using: &generator)]
          let isMark = Int.random(in: 0..<100, using: &generator) < share
          return isMark ? mark : mark ^ (1 << UInt8.random(in: 4...7, using: &generator))
        }
        for start in [0, 1, 70, count / 2, count] where start <= count {
          let expected = naive(bytes, from: start, delimiter: delimiter)
          #expect(found(bytes, from: start, delimiter: delimiter) == expected)
        }
      }
    }
  }

  @Test func everyByteIsAMarkOrNot() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(found(bytes, from: 0, delimiter: 0x2C) == [0x0A, 0x0D, 0x22, 0x2C])
  }

  @Test func longStretchesWithoutMarksAreSkipped() {
    var bytes = [UInt8](repeating: 0x61, count: 50_000)
    #expect(found(bytes, from: 0, delimiter: 0x2C).isEmpty)
    bytes[49_999] = 0x2C
    #expect(found(bytes, from: 3, delimiter: 0x2C) == [49_999])
  }
}
