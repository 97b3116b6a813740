/// What keeps generated files from being written, and what to do about it.
public enum GeneratingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder is not there and cannot be made.
  case folderNotMade(folder: String, reason: String)
  /// A file cannot be written or put in its place.
  case fileNotWritten(file: String, reason: String)

  /// The share of fields drawn anew is no share.
  case noiseOutOfRange(Double)
  /// The share of empty cells is no share, or leaves nothing.
  case missingShareOutOfRange(Double)
  /// A segment has no account.
  case segmentSizeOutOfRange(Int)
  /// There are not as many kinds of company as segments.
  case tooManySegments(accountsPerSegment: Int, accounts: Int, limit: Int)

  /// One sentence that names the path or the option, the reason and the way out.
  public var description: String {
    switch self {
    case .folderNotMade(let folder, let reason):
      "\(folder): the folder cannot be made (\(reason)); name one that you may write to."
    case .fileNotWritten(let file, let reason):
      "\(file): the file cannot be written (\(reason)); check the folder's permissions and the "
        + "space on the disk."
    case .noiseOutOfRange(let share):
      "noise \(share): it is the share of fields drawn anew, from 0 (none) to 1 (all), for instance 0.08."
    case .missingShareOutOfRange(let share):
      "missing \(share): it is the share of empty cells, from 0 (none) to below 1, for instance 0.2."
    case .segmentSizeOutOfRange(let size):
      "per-segment \(size): a segment has at least 1 account."
    case .tooManySegments(let size, let accounts, let limit):
      "per-segment \(size): \(accounts) accounts would make \(accounts / size) segments and there are "
        + "\(limit) kinds of company; ask for at least \(accounts / (limit + 1) + 1)."
    }
  }
}
