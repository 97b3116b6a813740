import Foundation

/// One run of the program in a pseudo-terminal, which `script` of util-linux makes.
public struct TerminalRun: Sendable {
  /// The exit code.
  public let code: Int32
  /// Every byte that the terminal got, standard output and standard error alike.
  public let bytes: String

  /// Whether this machine can make pseudo-terminals.
  public static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
  /// Why such tests are left out.
  public static let skipMessage = "needs the command script of util-linux for a pseudo-terminal"

  /// Runs `tessera` in a terminal of so many columns.
  ///
  /// - Parameters:
  ///   - arguments: The arguments after the program's name.
  ///   - columns: How wide the terminal is.
  ///   - folder: The working folder.
  ///   - environment: Variables beside those of the tests.
  /// - Throws: When the terminal cannot be made.
  public init(
    _ arguments: [String], columns: Int, in folder: URL, environment: [String: String] = [:]
  ) throws {
    let scratch = try TemporaryFolder()
    let out = scratch.url.appending(path: "out")
    try Data().write(to: out)
    let words = ([CommandRun.program.path] + arguments).map { word in
      "'" + word.replacing("'", with: "'\\''") + "'"
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/script")
    process.arguments = [
      "-qec", "stty cols \(columns) rows 50; exec \(words.joined(separator: " "))", "/dev/null",
    ]
    process.environment = CommandRun.environment
      .merging(["TERM": "xterm", "SHELL": "/bin/sh"]) { $1 }.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: out)
    try process.run()
    process.waitUntilExit()
    code = process.terminationStatus
    bytes = String(decoding: try Data(contentsOf: out), as: UTF8.self)
  }

  /// What stands on the screen in the end, colors left out: a carriage return goes back to the beginning of the line, and
  /// `ESC [ K` wipes out what follows.
  public var lines: [String] {
    var lines: [String] = []
    var line: [Unicode.Scalar] = []
    var place = 0
    var scalars = Array(bytes.unicodeScalars)[...]
    func text() -> String {
      var text = ""
      text.unicodeScalars.append(contentsOf: line)
      return text
    }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\r": place = 0
      case "\n":
        lines.append(text())
        (line, place) = ([], 0)
      case "\u{1B}":
        var code = ""
        while let next = scalars.popFirst() {
          code.unicodeScalars.append(next)
          if next.properties.isAlphabetic { break }
        }
        if code == "[K" { line.removeSubrange(min(place, line.count)...) }
      default:
        if place < line.count { line[place] = scalar } else { line.append(scalar) }
        place += 1
      }
    }
    return line.isEmpty ? lines : lines + [text()]
  }
}
