/// What keeps generated files from being written, and what to do about it.
public enum GeneratingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder is not there and cannot be made.
  case folderNotMade(folder: String, reason: String)
  /// A file cannot be written or put in its place.
  case fileNotWritten(file: String, reason: String)

  /// One sentence that names the path, the reason and the way out.
  public var description: String {
    switch self {
    case .folderNotMade(let folder, let reason):
      "\(folder): the folder cannot be made (\(reason)); name one that you may write to."
    case .fileNotWritten(let file, let reason):
      "\(file): the file cannot be written (\(reason)); check the folder's permissions and the "
        + "space on the disk."
    }
  }
}
