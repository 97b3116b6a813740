/// Turns the bytes of a file into UTF-8, whatever the program that wrote them chose.
enum TextEncoding {
  /// Returns UTF-8 bytes without a byte order mark, and a note where a guess was needed.
  static func utf8(
    _ bytes: [UInt8], source: String
  ) throws(ReadingError) -> (bytes: [UInt8], note: String?) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return (utf16(bytes, isBigEndian: false), "read as UTF-16, little-endian")
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (utf16(bytes, isBigEndian: true), "read as UTF-16, big-endian")
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let zero = text.firstIndex(of: 0) {
      throw .fileBinary(file: source, line: line(of: zero, in: text))
    }
    let survey = UTF8Survey(text)
    guard let first = survey.firstInvalid else { return (text, nil) }
    let line = line(of: first, in: text)
    if survey.validCount > survey.invalidCount {
      return (
        Array(String(decoding: text, as: UTF8.self).utf8),
        "\(survey.invalidCount) bytes are not UTF-8, the first on line \(line); each reads as \u{FFFD}"
      )
    }
    return (windows1252(text), "not UTF-8 (first on line \(line)): read as Windows-1252")
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let isUpperControl = (0x80...0x9F).contains(byte)
      scalars.append(isUpperControl ? upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return Array(String(scalars).utf8)
  }

  /// What Windows-1252 has at 0x80...0x9F, where Latin-1 has control characters.
  private static let upperControls = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}

/// How much of a text is UTF-8 beyond ASCII.
struct UTF8Survey {
  /// Well-formed sequences of more than one byte.
  private(set) var validCount = 0
  /// Bytes that belong to no well-formed sequence.
  private(set) var invalidCount = 0
  /// The offset of the first such byte.
  private(set) var firstInvalid: Int?

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let length = Self.sequenceLength(bytes, at: index)
      if length == 0 {
        invalidCount += 1
        if firstInvalid == nil { firstInvalid = index }
      } else {
        validCount += 1
      }
      index += max(1, length)
    }
  }

  /// Returns 2, 3 or 4 for a well-formed sequence and 0 for anything else.
  ///
  /// > Source: The Unicode Standard, version 15, table 3-7.
  private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(lead), index + length <= bytes.count else { return 0 }
    let second: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard second.contains(bytes[index + 1]) else { return 0 }
    let isWhole = bytes[(index + 2)..<max(index + 2, index + length)]
      .allSatisfy { (0x80...0xBF).contains($0) }
    return isWhole ? length : 0
  }
}
