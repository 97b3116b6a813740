/// What stands around the digits of a number and is stepped over.
extension NumberScanner {
  mutating func skipSpaces(_ text: Span<UInt8>) {
    while position < text.count, text[position] == 0x20 { position += 1 }
    // A no-break space has two bytes in UTF-8.
    while position + 1 < text.count, text[position] == 0xC2, text[position + 1] == 0xA0 {
      position += 2
    }
  }

  /// Skips spaces where that byte follows them.
  mutating func skipSpaces(_ text: Span<UInt8>, before byte: UInt8) {
    let start = position
    skipSpaces(text)
    if position == text.count || text[position] != byte { position = start }
  }

  mutating func skip(_ byte: UInt8, in text: Span<UInt8>) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  /// Skips a word, without case, and the spaces before it, when it is one of the words.
  mutating func skipWord(_ text: Span<UInt8>, in words: [UInt64]) -> Bool {
    let start = position
    skipSpaces(text)
    let first = position
    while position < text.count, text[position].isLetter { position += 1 }
    if position > first, position - first <= 8,
      words.contains(MissingText.packed(text.extracting(first..<position)))
    {
      return true
    }
    position = start
    return false
  }

  /// Skips `employees` and the like.
  mutating func skipUnit(_ text: Span<UInt8>) -> Bool {
    let start = position
    skipSpaces(text)
    let first = position
    while position < text.count, text[position].isLetter { position += 1 }
    if position - first == 9, text[first].lowercased == 0x65,
      MissingText.packed(text.extracting((first + 1)..<position)) == NumberWords.employeesTail
    {
      return true
    }
    position = start
    return skipWord(text, in: NumberWords.units)
  }

  /// Skips `-`, `–`, `—` or `to`, with the spaces around it.
  mutating func skipDash(_ text: Span<UInt8>) -> Bool {
    skipSpaces(text)
    if skip(0x2D, in: text) { return true }
    if position + 2 < text.count, text[position] == 0xE2, text[position + 1] == 0x80,
      text[position + 2] == 0x93 || text[position + 2] == 0x94
    {
      position += 3
      return true
    }
    guard position + 2 < text.count, text[position].lowercased == 0x74,
      text[position + 1].lowercased == 0x6F, text[position + 2] == 0x20
    else { return false }
    position += 2
    return true
  }

  /// Skips `-` or the typographic minus, when a digit or a currency follows.
  mutating func skipMinus(_ text: Span<UInt8>) -> Bool {
    if skip(0x2D, in: text) { return true }
    guard position + 2 < text.count, text[position] == 0xE2, text[position + 1] == 0x88,
      text[position + 2] == 0x92
    else { return false }
    position += 3
    return true
  }

  /// Skips `$`, `€`, `£`, `¥`, `US$` or a code such as `EUR`.
  mutating func skipCurrency(_ text: Span<UInt8>) {
    // Behind the code a space is no separator of thousands: `USD 51,000`.
    if skipWord(text, in: NumberWords.currencies) { skipSpaces(text) }
    let start = position
    skipSpaces(text)
    if skip(0x24, in: text) {
    } else if position + 2 < text.count, text[position] == 0xE2, text[position + 1] == 0x82,
      text[position + 2] == 0xAC
    {
      position += 3
    } else if position + 1 < text.count, text[position] == 0xC2,
      text[position + 1] == 0xA3 || text[position + 1] == 0xA5
    {
      position += 2
    } else {
      position = start
      return
    }
    skipSpaces(text)
  }

  /// Skips `<`, `>`, `~`, `≤`, `≥`, `under`, `over`, `less than`, `more than`, `up to`.
  mutating func skipBound(_ text: Span<UInt8>) -> Bool {
    if skip(0x3C, in: text) || skip(0x3E, in: text) || skip(0x7E, in: text) {
      _ = skip(0x3D, in: text)
      return true
    }
    if position + 2 < text.count, text[position] == 0xE2, text[position + 1] == 0x89 {
      position += 3
      return true
    }
    guard skipWord(text, in: NumberWords.bounds) else { return false }
    _ = skipWord(text, in: NumberWords.boundTails)
    return true
  }
}
