import Foundation

/// A column of points as the page carries it: whole steps of a common unit, in 8 bits where there are few different ones and
/// else in 16, as base64.
///
/// The unit is the greatest that all points are multiples of, so that nothing is rounded. Where most accounts have the same
/// points, as of signals that few give, only those of the others are packed.
package struct PackedColumn {
  /// What the page reads.
  package let json: JSONValue

  /// Packs points in hundredths; nothing where 16 bits cannot hold them.
  package init?(_ points: [Int32]) {
    let counts = Dictionary(points.map { ($0, 1) }, uniquingKeysWith: +)
    if counts.count > 1,
      let common = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }),
      Double(common.value) > 0.6 * Double(points.count)
    {
      guard let others = Self.packed(points.filter { $0 != common.key }) else { return nil }
      json = .object([
        ("common", .whole(Int(common.key))), ("where", Self.bits(points.map { $0 != common.key })),
        ("others", others),
      ])
      return
    }
    guard let all = Self.packed(points) else { return nil }
    json = all
  }

  private static func packed(_ points: [Int32]) -> JSONValue? {
    let distinct = Set(points).sorted()
    if distinct.count == 1 { return .object([("common", .whole(Int(distinct[0])))]) }
    if distinct.count <= 256 {
      let places = Dictionary(
        distinct.enumerated().map { ($0.element, UInt8($0.offset)) }, uniquingKeysWith: { $1 })
      return .object([
        ("values", .array(distinct.map { .whole(Int($0)) })),
        ("bytes", .packed(base64(points.map { places[$0] ?? 0 }))),
      ])
    }
    let unit = max(1, distinct.reduce(0) { divisor($0, Int($1).magnitude) })
    let steps = points.map { Int($0) / Int(unit) }
    guard steps.allSatisfy({ Int(Int16.min)...Int(Int16.max) ~= $0 }) else { return nil }
    return .object([
      ("unit", .whole(Int(unit))),
      (
        "words",
        .packed(
          base64(
            steps.flatMap { step -> [UInt8] in
              let bits = UInt16(bitPattern: Int16(step))
              return [UInt8(bits & 0xFF), UInt8(bits >> 8)]
            }))
      ),
    ])
  }

  /// Packs answers, eight to a byte, the first in the lowest bit.
  static func bits(_ answers: [Bool]) -> JSONValue {
    var bytes = [UInt8](repeating: 0, count: (answers.count + 7) / 8)
    for (place, answer) in answers.enumerated() where answer {
      bytes[place / 8] |= 1 << UInt8(place % 8)
    }
    return .packed(base64(bytes))
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
  }

  private static func divisor(_ first: UInt, _ second: UInt) -> UInt {
    var (first, second) = (first, second)
    while second > 0 { (first, second) = (second, first % second) }
    return first
  }
}
