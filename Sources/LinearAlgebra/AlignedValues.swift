/// Values that begin where a cache line does, so that no load of a whole vector touches two lines.
///
/// An array's first value stands behind the array's header; these stand behind some values more, as many as
/// it takes. A copy of the array that is changed later holds the same values, aligned or not.
struct AlignedValues<Value: BitwiseCopyable & Sendable>: Sendable {
  /// The number of values.
  let count: Int
  private var storage: [Value]
  private let start: Int

  private static var lineBytes: Int { 64 }

  /// Creates so many equal values.
  init(repeating value: Value, count: Int) {
    let stride = MemoryLayout<Value>.stride
    self.count = count
    storage = [Value](repeating: value, count: count + Self.lineBytes / stride)
    let address = unsafe storage.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
    start = (Self.lineBytes - address % Self.lineBytes) % Self.lineBytes / stride
  }

  /// Creates the values of all parts, one part after the other.
  init(_ parts: [[Value]], filling value: Value) {
    self.init(repeating: value, count: parts.reduce(0) { $0 + $1.count })
    var place = start
    for part in parts {
      storage.replaceSubrange(place..<place + part.count, with: part)
      place += part.count
    }
  }

  subscript(index: Int) -> Value { storage[start + index] }

  subscript(range: Range<Int>) -> ArraySlice<Value> {
    storage[start + range.lowerBound..<start + range.upperBound]
  }

  /// Lets a kernel see the values.
  func withPointer<Result>(_ body: (UnsafePointer<Value>?) -> Result) -> Result {
    unsafe storage.withUnsafeBufferPointer { buffer in
      unsafe body(buffer.baseAddress.map { unsafe $0 + start })
    }
  }
}
