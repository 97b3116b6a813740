/// The state of reading one cell as a number in one style.
struct NumberScanner {
  /// Which separator begins the decimals.
  let style: NumberStyle
  /// What the separators seen so far say.
  private(set) var evidence = NumberEvidence.none
  /// Whether there was a point or a comma between digits.
  private(set) var sawSeparator = false
  /// The offset of the next byte to read.
  var position = 0

  init(style: NumberStyle) {
    self.style = style
  }

  /// A number and the factor of its suffix, as yet apart: `10-50M` lends the factor.
  private struct Amount {
    var digits: Double
    var factor: Double
    var value: Double { digits * factor }
  }

  /// Returns the number that the whole cell stands for.
  mutating func cell(_ text: Span<UInt8>) -> Double? {
    let last = text.count - 1
    if text[0] == 0x28, text[last] == 0x29 {
      guard let value = range(text.extracting(1..<last))?.value, value > 0 else { return nil }
      return -value
    }
    if text[0].isLetter, text[last] == 0x29,
      let opening = text.indices.last(where: { text[$0] == 0x28 })
    {
      guard let inner = range(text.extracting((opening + 1)..<last)), inner.isRange else {
        return nil
      }
      return inner.value
    }
    return range(text)?.value
  }

  /// Reads an amount, a closed range or an open one, up to the end.
  private mutating func range(_ text: Span<UInt8>) -> (value: Double, isRange: Bool)? {
    position = 0
    skipSpaces(text)
    let isBound = skipBound(text)
    guard let low = amount(text) else { return nil }
    let isOpen = skip(0x2B, in: text)
    let hasUnit = skipUnit(text)
    skipSpaces(text)
    if position == text.count { return (low.value, isBound || isOpen || hasUnit) }
    guard !isBound, !isOpen, skipDash(text), let high = amount(text) else { return nil }
    _ = skipUnit(text)
    skipSpaces(text)
    guard position == text.count else { return nil }
    let lent = Amount(digits: low.digits, factor: low.factor == 1 ? high.factor : low.factor)
    let start = lent.value <= high.value ? lent.value : low.value
    guard start >= 0, start <= high.value else { return nil }
    return (start == 0 ? high.value / 2 : (start * high.value).squareRoot(), true)
  }

  /// Reads sign, currency, digits, suffix, currency and percent sign.
  private mutating func amount(_ text: Span<UInt8>) -> Amount? {
    skipSpaces(text)
    var isNegative = skipMinus(text)
    skipCurrency(text)
    if !isNegative { isNegative = skipMinus(text) }
    guard let digits = digits(text) else { return nil }
    let factor = suffix(text)
    skipCurrency(text)
    skipSpaces(text, before: 0x25)
    _ = skip(0x25, in: text)
    return Amount(digits: isNegative ? -digits : digits, factor: factor)
  }

  /// Reads digits with their separators and an exponent.
  private mutating func digits(_ text: Span<UInt8>) -> Double? {
    let start = position
    var groups = DigitGroups()
    while position < text.count {
      let byte = text[position]
      if byte.isDigit {
        groups.add(digit: byte)
        position += 1
      } else if byte == 0x2E || byte == 0x2C {
        // A separator at the very end of the digits is not theirs, but for `12.`.
        groups.add(separator: byte)
        position += 1
      } else if let width = neutralSeparator(text) {
        groups.add(separator: 0x20)
        position += width
      } else {
        break
      }
    }
    guard position > start, let reading = groups.reading(style: style) else {
      sawSeparator = sawSeparator || groups.hasSeparator
      return nil
    }
    sawSeparator = sawSeparator || groups.hasSeparator
    if evidence == .none || reading.evidence == .point || reading.evidence == .comma {
      evidence = reading.evidence
    }
    return reading.value * exponent(text)
  }

  /// The width of a space or apostrophe that has three digits behind it, or nothing.
  private func neutralSeparator(_ text: Span<UInt8>) -> Int? {
    let width: Int
    switch text[position] {
    case 0x20, 0x27: width = 1
    case 0xC2 where position + 1 < text.count && text[position + 1] == 0xA0: width = 2
    case 0xE2
    where position + 2 < text.count && text[position + 1] == 0x80
      && [0xAF, 0x89, 0x99].contains(text[position + 2]):
      width = 3
    default: return nil
    }
    let end = position + width + 3
    guard position > 0, text[position - 1].isDigit, end <= text.count else { return nil }
    for index in (position + width)..<end where !text[index].isDigit { return nil }
    return end == text.count || !text[end].isDigit ? width : nil
  }

  /// Reads `e6` or `E+05` and returns its power of ten, or 1.
  private mutating func exponent(_ text: Span<UInt8>) -> Double {
    guard position + 1 < text.count, text[position].lowercased == 0x65 else { return 1 }
    var index = position + 1
    let isNegative = text[index] == 0x2D
    if isNegative || text[index] == 0x2B { index += 1 }
    let first = index
    var power = 0
    while index < text.count, text[index].isDigit, index - first < 3 {
      power = power * 10 + Int(text[index] - 0x30)
      index += 1
    }
    guard index > first, power <= 22 else { return 1 }
    position = index
    let scale = (0..<power).reduce(1.0) { scale, _ in scale * 10 }
    return isNegative ? 1 / scale : scale
  }

  /// Reads `k`, `M`, `bn`, `million` and so on and returns the factor, or 1.
  private mutating func suffix(_ text: Span<UInt8>) -> Double {
    let start = position
    skipSpaces(text)
    let first = position
    while position < text.count, text[position].isLetter { position += 1 }
    if position - first <= 8 {
      let word = MissingText.packed(text.extracting(first..<position))
      if let factor = NumberWords.factors[word] { return factor }
    }
    position = start
    return 1
  }
}
