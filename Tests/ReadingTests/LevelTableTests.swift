import Reading
import Statistics
import Testing

struct LevelTableTests {
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func agreesWithADictionary(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var table = LevelTable()
    var codes: [String: Int32] = [:]
    var order: [String] = []
    for _ in 0..<2000 {
      let text = String(Int.random(in: 0..<700, using: &generator), radix: 3)
      let expected = codes[text] ?? Int32(codes.count)
      if codes.updateValue(expected, forKey: text) == nil { order.append(text) }
      #expect(table.code(of: Array(text.utf8).span) == expected)
    }
    #expect(table.levels == order)
    #expect(table.count == order.count)
  }

  @Test func tellsTextsOfEveryLengthApart() {
    var table = LevelTable()
    var texts: [String] = []
    // Texts that differ in their length alone, and in one byte at each place.
    for count in 0..<70 {
      let text = String(repeating: "a", count: count)
      texts.append(text)
      texts += (0..<count).map { place in
        String(text.prefix(place)) + "b" + String(text.dropFirst(place + 1))
      }
    }
    for _ in 0..<2 {
      for (code, text) in texts.enumerated() {
        #expect(table.code(of: Array(text.utf8).span) == Int32(code))
      }
    }
    #expect(table.levels == texts)
  }

  @Test func givesTheEmptyTextACodeToo() {
    var table = LevelTable()
    #expect(table.code(of: Array("a".utf8).span) == 0)
    #expect(table.code(of: [UInt8]().span) == 1)
    #expect(table.levels == ["a", ""])
  }
}
