import Reading

/// Returns a column of numbers; nothing is missing.
public func numbers(_ field: String, _ values: [Double?]) -> Column {
  Column(header: field, field: field, values: .number(values.map { $0 ?? .nan }))
}

/// Returns a column of categories in order of appearance; nothing is missing.
public func categories(_ field: String, _ values: [String?]) -> Column {
  var levels: [String] = []
  let codes = values.map { value -> Int32 in
    guard let value else { return -1 }
    if !levels.contains(value) { levels.append(value) }
    return Int32(levels.firstIndex(of: value) ?? -1)
  }
  return Column(header: field, field: field, values: .category(codes: codes, levels: levels))
}

/// Returns a column of answers; nothing is missing.
public func answers(_ field: String, _ values: [Bool?]) -> Column {
  Column(header: field, field: field, values: .yesNo(values))
}
