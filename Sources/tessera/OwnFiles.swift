/// Files that somebody may still need, and that a command would write over.
enum OwnFiles {
  /// Refuses to write over files that the command has not written itself.
  ///
  /// - Parameters:
  ///   - folder: Where the command writes.
  ///   - force: Whether that is wanted.
  ///   - reason: Why a file would be lost: "is not as the demo writes it".
  ///   - found: Returns the names of the files of a folder that would be lost.
  /// - Throws: `Failure` with the way out.
  static func check(
    in folder: String, force: Bool, reason: String, _ found: (_ folder: String) -> [String]
  ) throws {
    guard !force, let first = found(folder).first else { return }
    throw Failure(
      usage:
        "\(folder)/\(first) is there already and \(reason); name another folder by --output, or "
        + "write over it by --force")
  }
}
