import Foundation
import Reporting
import Statistics
import Testing

/// Points come back from the page's columns as they were.
struct PackedColumnTests {
  /// Unpacks as the page's script does.
  private func unpacked(_ packed: [String: Any], _ count: Int) -> [Int32] {
    func bytes(_ key: String) -> [UInt8] {
      [UInt8](Data(base64Encoded: packed[key] as? String ?? "") ?? Data())
    }
    if let common = packed["common"] as? Int {
      var points = [Int32](repeating: Int32(common), count: count)
      guard let others = packed["others"] as? [String: Any] else { return points }
      let bits = bytes("where")
      let places = (0..<count).filter { bits[$0 / 8] >> UInt8($0 % 8) & 1 == 1 }
      for (place, value) in zip(places, unpacked(others, places.count)) { points[place] = value }
      return points
    }
    if let values = packed["values"] as? [Int] {
      return bytes("bytes").map { Int32(values[Int($0)]) }
    }
    let words = bytes("words")
    let unit = packed["unit"] as? Int ?? 0
    return (0..<count).map {
      let word = UInt16(words[2 * $0]) | UInt16(words[2 * $0 + 1]) << 8
      return Int32(Int16(bitPattern: word)) * Int32(unit)
    }
  }

  private func comesBack(_ points: [Int32]) throws -> Int {
    let text = try #require(PackedColumn(points)).json.text()
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(unpacked(try #require(object as? [String: Any]), points.count) == points)
    return text.utf8.count
  }

  @Test func fewManySparseAndSinglePoints() throws {
    var random = SeededGenerator(seed: 8)
    func column(_ point: () -> Int32) -> [Int32] { (0..<3001).map { _ in point() } }
    _ = try comesBack(column { Int32(random.next() % 5) * 500 - 1000 })
    let many = try comesBack(column { Int32(random.next() % 3000) * 5 - 7000 })
    let sparse = try comesBack(
      column { random.next() % 10 > 0 ? 0 : Int32(random.next() % 3000) })
    #expect(sparse < many / 3)
    #expect(try comesBack(column { 1500 }) < 40)
    // Multiples of a whole point go far beyond 327 points.
    _ = try comesBack(column { Int32(random.next() % 9000) * 100 })
  }

  @Test func pointsThatDoNotFitAreRefused() {
    #expect(PackedColumn((0..<1000).map { Int32($0) * 7919 + Int32($0 % 2) }) == nil)
    #expect(PackedColumn([])?.json.text() == "{\n  \"values\": [],\n  \"bytes\": \"\"\n}")
  }
}
