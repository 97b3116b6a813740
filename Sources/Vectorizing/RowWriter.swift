import LinearAlgebra

/// Writes the values of fitted fields as encoded rows.
struct RowWriter: Sendable {
  private let layout: EncodedLayout
  private let numbers: [ScaledField]
  private let categories: [ScaledField]
  private let tags: [ScaledField]
  private let limits: [BehaviorLimit]
  /// The values of the numbers, then of the categories, then of the tags.
  private let values: [FeatureValues]
  private let plans: [FieldPlan]

  init(
    layout: EncodedLayout, numbers: [ScaledField], categories: [ScaledField], tags: [ScaledField],
    limits: [BehaviorLimit], values: [FeatureValues]
  ) {
    (self.layout, self.limits, self.values) = (layout, limits, values)
    (self.numbers, self.categories, self.tags) = (numbers, categories, tags)
    plans = Self.plans(
      numbers + categories + tags, values, layout: layout, numberCount: numbers.count)
  }

  /// Returns the rows of all accounts.
  func rows(count: Int, threadCount: Int) -> EncodedRows {
    let chunkCount = ChunkedWork.chunkCount(rowCount: count)
    let parts = ChunkedWork.map(chunkCount: chunkCount, threadCount: threadCount) { chunk in
      write(ChunkedWork.rows(ofChunk: chunk, chunkCount: chunkCount, rowCount: count))
    }
    return joined(parts, rowCount: count)
  }

  /// For each field, the entry of every level of the market, or the rank of an ordered one.
  private struct FieldPlan: Sendable {
    var entries: [Int32] = []
    var ranks: [Double] = []
  }

  private static func plans(
    _ fields: [ScaledField], _ values: [FeatureValues], layout: EncodedLayout, numberCount: Int
  ) -> [FieldPlan] {
    fields.enumerated().map { place, field in
      var plan = FieldPlan()
      let levels: [String]
      switch values[place] {
      case .numbers: return plan
      case .levels(_, let names): levels = names
      case .tags(let lists, _): levels = lists.levels
      }
      if case .ordered(let ordered, _) = field.field.scale {
        plan.ranks = levels.map { ordered.rank($0) ?? .nan }
        return plan
      }
      let block = layout.blocks[place - numberCount]
      let known = Dictionary(
        (field.levels ?? []).enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: { first, _ in first })
      // A level without a column stands at the mean; a tag without one adds nothing.
      plan.entries = levels.map { level in
        known[level].map { Int32(block.firstEntry + $0) } ?? Int32(block.meanEntry)
      }
      return plan
    }
  }

  /// The encoded rows of one chunk.
  private struct ChunkRows: Sendable {
    var numbers: [Float] = []
    var codes: [Int32] = []
    var counts: [Int32] = []
    var entries: [Int32] = []
    var values: [Float] = []
  }

  private func write(_ places: Range<Int>) -> ChunkRows {
    var rows = ChunkRows()
    rows.counts = [Int32](repeating: 0, count: places.count)
    rows.numbers = [Float](repeating: 0, count: places.count * numbers.count)
    rows.codes = [Int32](repeating: 0, count: places.count * categories.count)
    // Per row: which numbers are missing, then its tags.
    var missing: [(place: Int, entry: Int32)] = []
    for (index, field) in numbers.enumerated() {
      addNumbers(field, index, places, &rows, &missing)
    }
    for limit in limits {
      for offset in 0..<places.count {
        limit.apply(to: &rows.numbers, from: offset * numbers.count)
      }
    }
    for index in categories.indices { addCodes(index, places, &rows) }
    addLists(places, &rows, missing)
    return rows
  }

  private func addNumbers(
    _ field: ScaledField, _ index: Int, _ places: Range<Int>, _ rows: inout ChunkRows,
    _ missing: inout [(place: Int, entry: Int32)]
  ) {
    let entry = Int32(layout.missingEntry(ofNumber: index))
    func add(_ offset: Int, _ raw: Double, _ scale: NumberScale) {
      let value = scale.value(raw)
      if value.isNaN {
        missing.append((offset, entry))
      } else {
        rows.numbers[offset * numbers.count + index] = Float(value * field.factor)
      }
    }
    switch (field.field.scale, values[index]) {
    case (.number(let scale), .numbers(let numbers)):
      for (offset, place) in places.enumerated() { add(offset, numbers[place], scale) }
    case (.ordered(_, let scale), .levels(let codes, _)):
      for (offset, place) in places.enumerated() {
        let code = codes[place]
        // An unknown level is at the mean.
        if code >= 0, plans[index].ranks[Int(code)].isNaN { continue }
        add(offset, code < 0 ? .nan : plans[index].ranks[Int(code)], scale)
      }
    default:
      // The field has another kind in this market: nothing is known of it.
      for offset in 0..<places.count { missing.append((offset, entry)) }
    }
  }

  private func addCodes(_ index: Int, _ places: Range<Int>, _ rows: inout ChunkRows) {
    let missingEntry = Int32(layout.blocks[index].missingEntry)
    let place = numbers.count + index
    guard case .levels(let codes, _) = values[place] else {
      // The field has another kind in this market.
      for offset in 0..<places.count {
        rows.codes[offset * categories.count + index] = missingEntry
      }
      return
    }
    let entries = plans[place].entries
    for (offset, row) in places.enumerated() {
      let code = codes[row]
      rows.codes[offset * categories.count + index] =
        code < 0 ? missingEntry : entries[Int(code)]
    }
  }

  /// Adds what is missing and the tags, row by row.
  private func addLists(
    _ places: Range<Int>, _ rows: inout ChunkRows, _ missing: [(place: Int, entry: Int32)]
  ) {
    var lists = tags.indices.map { tagLists($0, places) }
    if !missing.isEmpty { lists.insert(self.lists(of: missing, count: places.count), at: 0) }
    guard lists.count != 1 else {
      (rows.counts, rows.entries, rows.values) = (
        lists[0].counts, lists[0].entries, lists[0].values
      )
      return
    }
    var next = [Int](repeating: 0, count: lists.count)
    for offset in 0..<places.count {
      for (index, list) in lists.enumerated() {
        let own = next[index]..<next[index] + Int(list.counts[offset])
        rows.entries += list.entries[own]
        rows.values += list.values[own]
        rows.counts[offset] += list.counts[offset]
        next[index] = own.upperBound
      }
    }
  }

  /// Entries with their values, row by row.
  private struct EntryLists {
    var counts: [Int32]
    var entries: [Int32] = []
    var values: [Float] = []
  }

  private func lists(of missing: [(place: Int, entry: Int32)], count: Int) -> EntryLists {
    var lists = EntryLists(counts: [Int32](repeating: 0, count: count))
    for (place, entry) in missing.sorted(by: { ($0.place, $0.entry) < ($1.place, $1.entry) }) {
      lists.counts[place] += 1
      lists.entries.append(entry)
      lists.values.append(1)
    }
    return lists
  }

  /// The tags of one field; an absent list is a missing block, a tag without a column adds nothing.
  private func tagLists(_ index: Int, _ places: Range<Int>) -> EntryLists {
    var lists = EntryLists(counts: [Int32](repeating: 0, count: places.count))
    let block = layout.blocks[categories.count + index]
    let place = numbers.count + categories.count + index
    let (missingEntry, meanEntry) = (Int32(block.missingEntry), Int32(block.meanEntry))
    guard case .tags(let table, let tableRows) = values[place] else {
      // The field has another kind in this market.
      lists.counts = [Int32](repeating: 1, count: places.count)
      lists.entries = [Int32](repeating: missingEntry, count: places.count)
      lists.values = [Float](repeating: 1, count: places.count)
      return lists
    }
    lists.entries.reserveCapacity(8 * places.count)
    lists.values.reserveCapacity(8 * places.count)
    let plan = plans[place].entries
    let (entryOfTag, offsets, codes) = (plan.span, table.offsets.span, table.codes.span)
    let (rows, isMissing) = (tableRows.span, table.isMissing.span)
    for offset in 0..<places.count {
      let row = rows[places.lowerBound + offset]
      let before = lists.entries.count
      if isMissing[row] {
        lists.entries.append(missingEntry)
        lists.values.append(1)
      } else {
        let (first, end) = (Int(offsets[row]), Int(offsets[row + 1]))
        let factor = Float(TagScale.factor(tagCount: end - first))
        for index in first..<end {
          let entry = entryOfTag[Int(codes[index])]
          if entry == meanEntry { continue }
          lists.entries.append(entry)
          lists.values.append(factor)
        }
      }
      lists.counts[offset] = Int32(lists.entries.count - before)
    }
    return lists
  }

  private func joined(_ parts: [ChunkRows], rowCount: Int) -> EncodedRows {
    var offsets: [Int64] = [0]
    offsets.reserveCapacity(rowCount + 1)
    var total: Int64 = 0
    for part in parts {
      for count in part.counts {
        total += Int64(count)
        offsets.append(total)
      }
    }
    return EncodedRows(
      layout: layout, rowCount: rowCount, numbers: parts.flatMap(\.numbers),
      codeCount: categories.count, codes: parts.flatMap(\.codes), offsets: offsets,
      entries: parts.flatMap(\.entries), values: parts.flatMap(\.values))
  }
}
