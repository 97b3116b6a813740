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
  private var unnamed: Set<Int> = []
  private var madeCount = 0

  /// Creates identities of no account, with room for some.
  ///
  /// - Parameters:
  ///   - rowCount: About how many accounts there will be.
  ///   - rows: Some of them, which say how long their texts are.
  init(rowCount: Int = 0, like rows: IdentityRows? = nil) {
    used = TextSet(count: rowCount)
    guard let rows, rows.count > 0 else { return }
    func room(_ column: TextColumn) -> Int {
      Int(Double(column.bytes.count) / Double(rows.count) * Double(rowCount))
    }
    ids.reserve(rowCount: rowCount, byteCount: room(rows.ids))
    names.reserve(rowCount: rowCount, byteCount: room(rows.names))
    domains.reserve(rowCount: rowCount, byteCount: room(rows.domains))
  }

  /// Adds an account unless its id is already used.
  ///
  /// A row without an id gets its domain, or else its name, or else its line as one.
  ///
  /// - Parameters:
  ///   - rows: What some rows say of themselves.
  ///   - row: One of them.
  ///   - line: Its line in the file.
  /// - Returns: Whether it was added.
  mutating func add(_ rows: IdentityRows, row: Int, line: Int) -> Bool {
    let (id, name, domain) = (rows.ids.range(row), rows.names.range(row), rows.domains.range(row))
    if !id.isEmpty {
      guard used.insert(rows.ids.bytes.span.extracting(id), as: ids.count, in: ids) else {
        return false
      }
      ids.append(rows.ids.bytes[id])
    } else {
      ids.append(made(rows.names[row], rows.domains[row], line: line))
      madeCount += 1
    }
    if !name.isEmpty {
      names.append(rows.names.bytes[name])
    } else {
      unnamed.insert(names.count)
      if domain.isEmpty {
        names.append(ids.bytes[ids.range(ids.count - 1)])
      } else {
        names.append(rows.domains.bytes[domain])
      }
    }
    domains.append(rows.domains.bytes[domain])
    return true
  }

  private mutating func made(_ name: String, _ domain: String, line: Int) -> String {
    let label = name.isEmpty ? domain : name
    let last = label.isEmpty ? "row on line \(line)" : "\(label) (line \(line))"
    for candidate in [domain, name, last] where !candidate.isEmpty {
      if used.insert(Array(candidate.utf8).span, as: ids.count, in: ids) { return candidate }
    }
    // Only an account whose own id looks like a made one gets here.
    let line = "line \(line)"
    _ = used.insert(Array(line.utf8).span, as: ids.count, in: ids)
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
  func notes(lines: [Int], threadCount: Int) -> [String] {
    var notes: [String] = []
    if madeCount > 0, madeCount < ids.count {
      notes.append("\(madeCount) accounts have no id: their domain, name or line stands for it")
    }
    let shared = ChunkedWork.map(chunkCount: 2, threadCount: threadCount) { chunk in
      chunk == 0
        ? SharedTexts(of: domains, leavingOut: [], asNames: false)
        : SharedTexts(of: names, leavingOut: unnamed, asNames: true)
    }
    for (shared, what) in zip(shared, ["domain", "name"]) {
      if let note = Self.note(shared, what, lines) { notes.append(note) }
    }
    return notes
  }

  private static func note(_ shared: SharedTexts, _ what: String, _ lines: [Int]) -> String? {
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
