import Foundation

/// A file that is written beside its place and takes it only when it is whole.
///
/// An interrupted run leaves what was there before, and a file with the ending `.partial`.
package struct WholeFile {
  private let path: String
  private let handle: FileHandle

  private var partialPath: String { path + ".partial" }

  /// Opens a file in a folder, which is made where there is none.
  package init(folder: String, name: String) throws(GeneratingError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .folderNotMade(folder: folder, reason: error.localizedDescription)
    }
    let place = folder.hasSuffix("/") ? folder + name : folder + "/" + name
    let partial = place + ".partial"
    guard FileManager.default.createFile(atPath: partial, contents: nil),
      let opened = FileHandle(forWritingAtPath: partial)
    else { throw .fileNotWritten(file: partial, reason: "it cannot be opened") }
    path = place
    handle = opened
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(GeneratingError) {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw .fileNotWritten(file: partialPath, reason: error.localizedDescription)
    }
  }

  /// Closes the file and puts it in its place in one step, whatever stood there.
  ///
  /// Where nothing stood there, the file is renamed. An old file is replaced by an atomic write of the mapped
  /// new one: Foundation has no renaming over a file, and its `replaceItemAt` has on Linux removed the file that
  /// it was to replace.
  package func finish() throws(GeneratingError) {
    let files = FileManager.default
    do {
      try handle.close()
      guard files.fileExists(atPath: path) else {
        try files.moveItem(atPath: partialPath, toPath: path)
        return
      }
      let whole = try Data(contentsOf: URL(filePath: partialPath), options: .alwaysMapped)
      try whole.write(to: URL(filePath: path), options: .atomic)
      try files.removeItem(atPath: partialPath)
    } catch {
      throw .fileNotWritten(file: path, reason: error.localizedDescription)
    }
  }
}
