import Foundation

/// Finds the data that tests read.
public enum TestData {
  /// The repository's root.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of small data sets that belong to the repository.
  public static let datasets = root.appending(path: "datasets")

  /// The folder of public data that `TESSERA_TEST_DATA` names; nothing where it is not set.
  public static let publicData: URL? = ProcessInfo.processInfo.environment["TESSERA_TEST_DATA"]
    .map { URL(filePath: $0) }

  /// What a skipped test says.
  public static let skipMessage: String =
    "skipped: TESSERA_TEST_DATA does not name the folder of public data"
}
