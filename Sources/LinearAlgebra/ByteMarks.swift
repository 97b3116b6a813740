import CVectorKernels

/// Where the bytes stand that end the cells of a CSV text or open and close quotes.
///
/// They are found 64 bytes at a time, and come in windows, so that few are held at a time.
///
/// > Source: the places of the bits of a mask, eight at a time, are written as in G. Langdale,
/// > D. Lemire, "Parsing gigabytes of JSON per second", The VLDB Journal 28, 2019,
/// > doi:10.1007/s00778-019-00578-5.
public struct ByteMarks: Sendable {
  /// The places of the marks in the window, ascending; those from `count` on mean nothing.
  public private(set) var places: [UInt32]
  /// How many marks the window has.
  public private(set) var count = 0
  /// Where the window ends.
  public private(set) var end: Int
  private let delimiter: UInt8
  private static let windowSize = 1 << 12

  /// Creates an empty window.
  ///
  /// - Parameters:
  ///   - start: Where the first window begins.
  ///   - delimiter: What is a mark beside quotes, line feeds and carriage returns.
  public init(from start: Int, delimiter: UInt8) {
    self.delimiter = delimiter
    end = start
    places = Array(repeating: 0, count: Self.windowSize + 8)
  }

  /// Moves on to the next window that has a mark.
  ///
  /// - Parameter bytes: The text.
  /// - Returns: Whether there is one.
  /// - Complexity: O(n) in the bytes up to its end.
  public mutating func advance(in bytes: Span<UInt8>) -> Bool {
    precondition(
      bytes.count <= Int(UInt32.max),
      "a text to mark has \(bytes.count) bytes, and \(UInt32.max) are the most")
    count = 0
    while count == 0, end < bytes.count {
      let window = bytes.extracting(end..<min(bytes.count, end + Self.windowSize))
      let (delimiter, offset) = (delimiter, UInt32(end))
      count = unsafe window.withUnsafeBufferPointer { window in
        unsafe places.withUnsafeMutableBufferPointer { places in
          guard let bytes = window.baseAddress, let places = places.baseAddress else { return 0 }
          return Int(
            unsafe tessera_find_marks(bytes, Int64(window.count), delimiter, offset, places))
        }
      }
      end += window.count
    }
    return count > 0
  }
}
