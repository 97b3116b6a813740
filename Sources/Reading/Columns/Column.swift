/// How the values of a column are read.
public enum ColumnKind: String, Sendable, CaseIterable {
  case number, category, tags, date, yesNo = "yes/no", text
}

/// The values of one column, one entry per row of its table, missing values included.
public enum ColumnValues: Sendable {
  /// One number per row; missing is NaN, and no other value is non-finite.
  case number([Double])
  /// One code per row, an index into `levels`; missing is -1.
  case category(codes: [Int32], levels: [String])
  /// A list of tags per row.
  case tags(TagLists)
  /// One day per row.
  case date(DateColumn)
  /// One answer per row.
  case yesNo([Bool?])
  /// One text per row; missing is the empty text.
  case text(TextColumn)
}

/// A list of tags for every row, stored one after the other.
///
/// Shapes: `offsets` has n + 1 entries; row i has the codes `offsets[i] ..< offsets[i + 1]`.
public struct TagLists: Sendable {
  /// Where each row's codes begin, and at the end how many there are in all.
  public var offsets: [Int32]
  /// Indices into `levels`, each at most once a row, ascending within the row.
  public var codes: [Int32]
  /// The tags in order of first appearance.
  public var levels: [String]
  /// Whether the row's list is absent (an empty cell), which is not an empty list.
  public var isMissing: [Bool]

  /// Creates lists from their parts.
  public init(offsets: [Int32], codes: [Int32], levels: [String], isMissing: [Bool]) {
    precondition(
      offsets.count == isMissing.count + 1,
      "\(offsets.count) offsets do not match \(isMissing.count) rows")
    self.offsets = offsets
    self.codes = codes
    self.levels = levels
    self.isMissing = isMissing
  }

  /// Returns the codes of one row.
  public func codes(ofRow row: Int) -> ArraySlice<Int32> {
    codes[Int(offsets[row])..<Int(offsets[row + 1])]
  }
}

/// A typed column of a table.
public struct Column: Sendable {
  /// The header as it stands in the file.
  public let header: String
  /// The name that model files use: a canonical name such as `employees`, or the header in snake case.
  public let field: String
  /// The values, one per row.
  public let values: ColumnValues

  /// Creates a column.
  public init(header: String, field: String, values: ColumnValues) {
    self.header = header
    self.field = field
    self.values = values
  }

  /// How the column was read.
  public var kind: ColumnKind {
    switch values {
    case .number: .number
    case .category: .category
    case .tags: .tags
    case .date: .date
    case .yesNo: .yesNo
    case .text: .text
    }
  }

  /// The number of rows.
  public var count: Int {
    switch values {
    case .number(let values): values.count
    case .category(let codes, _): codes.count
    case .tags(let lists): lists.isMissing.count
    case .date(let values): values.count
    case .yesNo(let values): values.count
    case .text(let values): values.count
    }
  }

  /// Returns whether the row has no value.
  public func isMissing(_ row: Int) -> Bool {
    switch values {
    case .number(let values): values[row].isNaN
    case .category(let codes, _): codes[row] < 0
    case .tags(let lists): lists.isMissing[row]
    case .date(let values): values[row] == nil
    case .yesNo(let values): values[row] == nil
    case .text(let values): values.isEmpty(row)
    }
  }
}
