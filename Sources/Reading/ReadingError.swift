/// What is wrong with a file, where, and what to do about it.
public enum ReadingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no such file.
  case fileMissing(file: String)
  /// The path names a folder.
  case fileIsFolder(file: String)
  /// The file is there but cannot be read.
  case fileUnreadable(file: String)
  /// The file has no bytes, or nothing but blank lines.
  case fileEmpty(file: String)
  /// The file has 4 GiB or more, which is more than offsets of 32 bits can name.
  case fileTooLarge(file: String, byteCount: Int)
  /// The file holds zero bytes and is not text.
  case fileBinary(file: String, line: Int)
  /// The file has a header and no rows.
  case headerOnly(file: String, line: Int)
  /// A quoted field never ends.
  case quoteUnterminated(file: String, line: Int)
  /// Most rows have more or fewer fields than the header.
  case raggedRows(
    file: String, line: Int, fieldCount: Int, headerCount: Int, raggedCount: Int, rowCount: Int)
  /// Two columns have the same header.
  case columnNamedTwice(file: String, line: Int, header: String, first: Int, second: Int)
  /// The options name a column that the file does not have.
  case columnMissing(file: String, role: String, header: String, nearest: String?)
  /// The options name a role that there is not.
  case roleUnknown(file: String, role: String, nearest: String)
  /// No column was found for a role that is needed.
  case roleMissing(file: String, roles: [String], headers: [String])
  /// An option has a value that it cannot have.
  case optionInvalid(file: String, option: String, value: String, allowed: [String])
  /// Dates that could be day/month or month/day.
  case dateOrderAmbiguous(file: String, line: Int, column: Int, header: String, value: String)
  /// No value of a column can be read as what the column has to be.
  case noValueReadable(
    file: String, line: Int, column: Int, header: String, value: String, kind: ColumnKind)
  /// No row is won and none is lost.
  case noOutcome(file: String, line: Int, column: Int, header: String, values: [String])
  /// Every row was left out or could not be used.
  case noRowUsable(file: String, line: Int, reason: String, value: String)
  /// A segment's number is no whole number from 1.
  case segmentNumberWrong(file: String, line: Int, column: Int, header: String, value: String)
  /// A file that was named as a table of members has no column of segments.
  case noSegmentColumn(file: String, headers: [String])
  /// No account of a table of members is among the accounts.
  case noMember(file: String, line: Int, accounts: String)

  /// One sentence that names the file, the line, the column, the value and the way out.
  public var description: String {
    switch self {
    case .fileMissing, .fileIsFolder, .fileUnreadable, .fileEmpty, .fileTooLarge, .fileBinary:
      fileDescription
    case .headerOnly, .quoteUnterminated, .raggedRows, .columnNamedTwice: shapeDescription
    case .columnMissing, .roleUnknown, .roleMissing, .optionInvalid: optionDescription
    case .dateOrderAmbiguous, .noValueReadable, .noOutcome, .noRowUsable: valueDescription
    case .noSegmentColumn, .segmentNumberWrong, .noMember: memberDescription
    }
  }

  private var fileDescription: String {
    switch self {
    case .fileMissing(let file):
      "\(file): there is no such file; check the path, which counts from the model file's folder."
    case .fileIsFolder(let file):
      "\(file): this is a folder; name one CSV file in it."
    case .fileUnreadable(let file):
      "\(file): the file cannot be read; check its permissions."
    case .fileEmpty(let file):
      "\(file): the file is empty; export it again, with a header line and at least one row."
    case .fileTooLarge(let file, let byteCount):
      "\(file): the file has \(byteCount) bytes, and 4294967295 is the most; split it or export "
        + "fewer columns."
    case .fileBinary(let file, let line):
      "\(file), line \(line): the file holds zero bytes and is not text; export it as CSV in "
        + "UTF-8, or in UTF-16 with a byte order mark."
    default: ""
    }
  }

  private var shapeDescription: String {
    switch self {
    case .headerOnly(let file, let line):
      "\(file), line \(line): the file has a header and no rows; export it again with its rows."
    case .quoteUnterminated(let file, let line):
      "\(file), line \(line): the quote that opens here is never closed, so the file is cut off or "
        + "the quote is a stray one; export it again, or double the quote."
    case .raggedRows(
      let file, let line, let fieldCount, let headerCount, let raggedCount, let rowCount):
      "\(file), line \(line): the row has \(fieldCount) field\(fieldCount == 1 ? "" : "s") and the header has \(headerCount), "
        + "as in \(raggedCount) of \(rowCount) rows; quote values that hold the separator, and "
        + "check that the first line is the header."
    case .columnNamedTwice(let file, let line, let header, let first, let second):
      "\(file), line \(line): columns \(first) and \(second) are both named “\(header)”; rename "
        + "one of them, or put a header line above the rows if there is none."
    default: ""
    }
  }

  private var optionDescription: String {
    switch self {
    case .columnMissing(let file, let role, let header, let nearest):
      "\(file), line 1: there is no column “\(header)” for \(role); "
        + (nearest.map { "did you mean “\($0)”?" } ?? "name one of the file's headers.")
    case .roleUnknown(let file, let role, let nearest):
      "\(file): columns has “\(role)”; did you mean “\(nearest)”?"
    case .roleMissing(let file, let roles, let headers):
      "\(file), line 1: no column was found for \(roles.joined(separator: " or ")); say which it is "
        + "under columns, as \(roles.first ?? ""): HEADER (the file has "
        + "\(headers.map { "“\($0)”" }.joined(separator: ", ")))."
    case .optionInvalid(let file, let option, let value, let allowed):
      "\(file): \(option) is “\(value)”; write \(allowed.joined(separator: " or "))."
    default: ""
    }
  }

  private var memberDescription: String {
    switch self {
    case .segmentNumberWrong(let file, let line, let column, let header, let value):
      "\(file), line \(line), column \(column) (\(header)): “\(value)” is no segment's number; write a whole "
        + "number from 1, or leave it empty for an account in no segment."
    case .noSegmentColumn(let file, let headers):
      "\(file), line 1: there is no column segment, so that it is no table of members; name segment-members.csv of an "
        + "earlier tessera run, or what tessera segment --format csv wrote (the file has "
        + "\(headers.prefix(8).map { "“\($0)”" }.joined(separator: ", ")))."
    case .noMember(let file, let line, let accounts):
      "\(file), line \(line): no account from here on is in \(accounts), by id or domain; name the table of members "
        + "that tessera segment --format csv wrote of the same accounts."
    default: ""
    }
  }

  private var valueDescription: String {
    switch self {
    case .dateOrderAmbiguous(let file, let line, let column, let header, let value):
      "\(file), line \(line), column \(column) (\(header)): “\(value)” could be day/month or "
        + "month/day, and no other date of the file decides it; write date_order: day/month or "
        + "date_order: month/day under columns."
    case .noValueReadable(let file, let line, let column, let header, let value, let kind):
      "\(file), line \(line), column \(column) (\(header)): “\(value)” is no \(kind.rawValue), "
        + "and neither is any other value of the column; name another column or another kind."
    case .noOutcome(let file, let line, let column, let header, let values):
      "\(file), line \(line), column \(column) (\(header)): no row is won and none is lost; say "
        + "which of these count, under deals: won and lost in the model file, or as --won and --lost of "
        + "init: "
        + values.map { "“\($0)”" }.joined(separator: ", ") + "."
    case .noRowUsable(let file, let line, let reason, let value):
      "\(file), line \(line): no row can be used (\(reason): “\(value)”); check the columns and "
        + "the rows to leave out."
    default: ""
    }
  }
}
