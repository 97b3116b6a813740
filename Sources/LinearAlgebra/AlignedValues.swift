/// Values that begin where a cache line does, so that no load of a whole vector touches two lines.
///
/// An array's first value stands behind the array's header; these stand behind some values more, as many as
/// it takes. Where the array is ever copied the copy holds the same values, aligned or not.
struct AlignedValues<Value: BitwiseCopyable & Sendable>: Sendable {
  /// The number of values.
  let count: Int
  private var storage: [Value]
  private let start: Int

  private static var lineBytes: Int { 64 }

  /// Creates the values of all parts, one part after the other.
  ///
  /// - Parameters:
  ///   - parts: The values.
  ///   - filling: What stands before and behind them.
  init(_ parts: [[Value]], filling: Value) {
    let room = Self.lineBytes / MemoryLayout<Value>.stride
    count = parts.reduce(0) { $0 + $1.count }
    storage = [Value](repeating: filling, count: count + room)
    let address = unsafe storage.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
    start =
      (Self.lineBytes - address % Self.lineBytes) % Self.lineBytes / MemoryLayout<Value>.stride
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
