import Foundation

/// One run of the program that was built beside the tests.
public struct CommandRun: Sendable {
  /// The exit code.
  public let code: Int32
  /// What went to standard output.
  public let output: String
  /// What went to standard error.
  public let talk: String

  /// Runs `tessera` with arguments.
  ///
  /// - Parameters:
  ///   - arguments: The arguments after the program's name.
  ///   - folder: The working folder; the current one when left out.
  ///   - input: What comes on standard input; nothing when left out.
  ///   - environment: Variables beside those of the tests.
  /// - Throws: When the program cannot be started.
  public init(
    _ arguments: [String], in folder: URL? = nil, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws {
    try self.init(
      program: Self.program, arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a line of a shell in which `$tessera` is the program.
  ///
  /// - Parameters:
  ///   - line: The line, for bash.
  ///   - folder: The working folder; the current one when left out.
  /// - Throws: When bash cannot be started.
  public init(shell line: String, in folder: URL? = nil) throws {
    try self.init(
      program: URL(filePath: "/bin/bash"), ["-c", line], in: folder, input: Data(),
      environment: ["tessera": Self.program.path])
  }

  private init(
    program: URL, _ arguments: [String], in folder: URL?, input: Data,
    environment: [String: String]
  ) throws {
    let scratch = try TemporaryFolder()
    let (out, error, fed) = (
      scratch.url.appending(path: "out"), scratch.url.appending(path: "error"),
      scratch.url.appending(path: "in")
    )
    for file in [out, error] { try Data().write(to: file) }
    try input.write(to: fed)
    let process = Process()
    process.executableURL = program
    process.environment = Self.environment.merging(environment) { $1 }
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = try FileHandle(forReadingFrom: fed)
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    output = String(decoding: try Data(contentsOf: out), as: UTF8.self)
    talk = String(decoding: try Data(contentsOf: error), as: UTF8.self)
  }

  /// The variables of the tests, but what whoever runs these says of colors.
  static var environment: [String: String] {
    ProcessInfo.processInfo.environment.merging(["NO_COLOR": "", "CLICOLOR_FORCE": ""]) { $1 }
  }

  /// The program that was built beside the tests.
  public static var program: URL {
    URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
      .appending(path: "tessera")
  }
}

/// A folder that is gone when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes an empty folder.
  ///
  /// - Throws: When the folder cannot be made.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "tessera-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a text file into the folder and returns its path.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: The file's name.
  /// - Returns: The path.
  /// - Throws: When the file cannot be written.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes a file into the folder and returns its path.
  ///
  /// - Parameters:
  ///   - data: The bytes.
  ///   - name: The file's name.
  /// - Returns: The path.
  /// - Throws: When the file cannot be written.
  @discardableResult
  public func write(_ data: Data, to name: String) throws -> String {
    let file = url.appending(path: name)
    try data.write(to: file)
    return file.path
  }

  /// Returns the text of a file in the folder.
  ///
  /// - Parameter name: The file's name.
  /// - Returns: The text.
  /// - Throws: When the file cannot be read.
  public func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }
}
