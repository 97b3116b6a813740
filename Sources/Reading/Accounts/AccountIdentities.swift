import LinearAlgebra

/// The ids, names and domains of accounts as they are read, each id once.
struct AccountIdentities: Sendable {
  /// The id of each account.
  private(set) var ids = TextColumn()
  /// The name of each account.
  private(set) var names = TextColumn()
  /// The domain of each account; empty where unknown.
  private(set) var domains = TextColumn()
  private var used = TextSet()
  /// Whether each id comes behind the one above: they differ then, and `used` has none of them.
  private var idsAscend = true
  private let rowCount: Int
  private var nameHashes: [UInt32] = []
  private var domainHashes: [UInt32] = []
  private var madeCount = 0

  /// Creates identities of no account, with room for some.
  ///
  /// - Parameters:
  ///   - rowCount: About how many accounts there will be.
  ///   - rows: Some of them, which say how long their texts are.
  init(rowCount: Int = 0, like rows: IdentityRows? = nil) {
    self.rowCount = rowCount
    guard let rows, rows.count > 0 else { return }
    func room(_ column: TextColumn) -> Int {
      // Numbers in names get longer; room that is not used costs no memory.
      Int(Double(column.bytes.count) / Double(rows.count) * Double(rowCount) * 1.5)
    }
    ids.reserve(rowCount: rowCount, byteCount: room(rows.ids))
    names.reserve(rowCount: rowCount, byteCount: room(rows.names))
    domains.reserve(rowCount: rowCount, byteCount: room(rows.domains))
    nameHashes.reserveCapacity(rowCount)
    domainHashes.reserveCapacity(rowCount)
  }

  /// Adds accounts but those whose ids are already used.
  ///
  /// A row without an id gets its domain, or else its name, or else its line as one.
  ///
  /// - Parameters:
  ///   - rows: What some rows say of themselves.
  ///   - lines: The lines of the rows.
  ///   - linesAbove: What the lines count from.
  /// - Returns: The rows that were added.
  mutating func add(_ rows: IdentityRows, lines: [Int], linesAbove: Int) -> [Int] {
    var kept: [Int] = []
    kept.reserveCapacity(rows.count)
    if rows.lacksID || rows.lacksName { fillUsed() }
    guard !rows.lacksID, !rows.lacksName else {
      for row in 0..<rows.count where add(rows, row: row, line: linesAbove + lines[row]) {
        kept.append(row)
      }
      return kept
    }
    if idsAscend, rows.idsAscend, rows.count > 0, ids.isEmpty || Self.precedes(ids, rows.ids) {
      append(rows)
      return Array(0..<rows.count)
    }
    fillUsed()
    let above = ids.count
    let new = rows.ids.bytes.span
    for row in 0..<rows.count {
      let hash =
        rows.idsAscend
        ? TextSet.hash(new.extracting(rows.ids.range(row))) : rows.idHashes[row]
      let isNew = used.insert(hash) { other in
        let text = new.extracting(rows.ids.range(row))
        return other < above
          ? Self.isSame(text, ids, other) : Self.isSame(text, rows.ids, kept[other - above])
      }
      if isNew { kept.append(row) }
    }
    if kept.count == rows.count {
      append(rows)
      return kept
    }
    for row in kept {
      ids.append(rows.ids.slice(row))
      names.append(rows.names.slice(row))
      domains.append(rows.domains.slice(row))
      nameHashes.append(rows.nameHashes[row])
      domainHashes.append(rows.domainHashes[row])
    }
    return kept
  }

  /// Adds all rows.
  private mutating func append(_ rows: IdentityRows) {
    ids.append(rows.ids)
    names.append(rows.names)
    domains.append(rows.domains)
    nameHashes += rows.nameHashes
    domainHashes += rows.domainHashes
  }

  /// Puts the ids into the set, which they do not need as long as each comes behind the one above.
  private mutating func fillUsed() {
    guard idsAscend else { return }
    idsAscend = false
    used = TextSet(count: rowCount)
    let ids = ids
    let bytes = ids.bytes.span
    for row in ids.indices {
      _ = used.insert(TextSet.hash(bytes.extracting(ids.range(row)))) { _ in false }
    }
  }

  /// Whether the last id comes, as ids are compared, before the first of others.
  private static func precedes(_ ids: TextColumn, _ others: TextColumn) -> Bool {
    let last = ids.bytes.span.extracting(ids.range(ids.count - 1))
    let first = others.bytes.span.extracting(others.range(0))
    return ByteHash.precedes(
      last.extracting(0..<AccountKey.idLength(last)),
      first.extracting(0..<AccountKey.idLength(first)))
  }

  /// Adds one account unless its id is already used, which is returned.
  private mutating func add(_ rows: IdentityRows, row: Int, line: Int) -> Bool {
    let (id, name, domain) = (rows.ids.slice(row), rows.names.slice(row), rows.domains.slice(row))
    if !id.isEmpty {
      guard insert(id) else { return false }
      ids.append(id)
    } else {
      ids.append(made(rows.names[row], rows.domains[row], line: line))
      madeCount += 1
    }
    names.append(!name.isEmpty ? name : !domain.isEmpty ? domain : ids.slice(ids.count - 1))
    domains.append(domain)
    nameHashes.append(rows.nameHashes[row])
    domainHashes.append(rows.domainHashes[row])
    return true
  }

  /// Adds an id that becomes the next row, unless it is used.
  private mutating func insert(_ id: ArraySlice<UInt8>) -> Bool {
    let text = id.span
    return used.insert(TextSet.hash(text)) { Self.isSame(text, ids, $0) }
  }

  private static func isSame(_ text: Span<UInt8>, _ column: TextColumn, _ row: Int) -> Bool {
    let other = column.bytes.span.extracting(column.range(row))
    return ByteHash.areEqual(
      text.extracting(0..<AccountKey.idLength(text)),
      other.extracting(0..<AccountKey.idLength(other)))
  }

  private mutating func made(_ name: String, _ domain: String, line: Int) -> String {
    let label = name.isEmpty ? domain : name
    let last = label.isEmpty ? "row on line \(line)" : "\(label) (line \(line))"
    for candidate in [domain, name, last] where !candidate.isEmpty {
      if insert(Array(candidate.utf8)[...]) { return candidate }
    }
    // Only an account whose own id looks like a made one gets here, perhaps more than once.
    let line = "line \(line)"
    if !insert(Array(line.utf8)[...]) { used.skip() }
    return line
  }

  /// Gives back the memory that only adding needs.
  mutating func finish() {
    used = TextSet()
  }

  /// Looks at the identities as a whole.
  ///
  /// - Parameters:
  ///   - lines: The line of each account.
  ///   - threadCount: How many threads may look.
  /// - Returns: What is unusual about them, in sentences.
  func notes(lines: LineNumbers, threadCount: Int) -> [String] {
    var notes: [String] = []
    if madeCount > 0, madeCount < ids.count {
      notes.append("\(madeCount) accounts have no id: their domain, name or line stands for it")
    }
    let shared = ChunkedWork.map(chunkCount: 2, threadCount: threadCount) { chunk in
      chunk == 0
        ? SharedTexts(of: domains, hashes: domainHashes, asNames: false)
        : SharedTexts(of: names, hashes: nameHashes, asNames: true)
    }
    for (shared, what) in zip(shared, ["domain", "name"]) {
      if let note = Self.note(shared, what, lines) { notes.append(note) }
    }
    return notes
  }

  private static func note(_ shared: SharedTexts, _ what: String, _ lines: LineNumbers) -> String? {
    let count = shared.keys.count
    guard count > 0 else { return nil }
    let examples = shared.keys.prefix(5).map { key in
      let all = shared.rows[key, default: []].map { String(lines[$0]) }.joined(separator: ", ")
      return "“\(key)” (lines \(all))"
    }
    return "\(count) \(what)\(count == 1 ? " is" : "s are") shared by several "
      + "accounts and \(count == 1 ? "joins" : "join") nothing to them: "
      + examples.joined(separator: ", ") + (count > 5 ? ", …" : "")
  }
}
