import ArgumentParser
import Foundation
import TestSupport
import Testing
import tessera

/// Help that cannot rot: every example is parsed, and completion scripts are scripts.
@Suite struct HelpTests {
  /// Returns the commands of a line of a shell: up to a pipe, `&&` or a redirection, words in quotes being one.
  private func commands(_ line: String) -> [[String]] {
    var commands: [[String]] = []
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isRedirected = false
    func finish() {
      if !word.isEmpty, !isRedirected { words.append(word) }
      word = ""
    }
    func end() {
      finish()
      if !words.isEmpty { commands.append(words) }
      (words, isRedirected) = ([], false)
    }
    for character in line {
      switch character {
      case "'", "\"":
        if quote == nil { quote = character } else if quote == character { quote = nil }
      case _ where quote != nil: word.append(character)
      case " ": finish()
      case "|", "&": end()
      case ">":
        finish()
        isRedirected = true
      default: word.append(character)
      }
    }
    end()
    return commands
  }

  private func examples(_ discussion: String) -> [String] {
    discussion.split(separator: "\n").map(String.init).prefix {
      !$0.isEmpty && $0.hasPrefix("tessera ")
    }
    .map { $0 }
  }

  @Test func everyCommandHasThreeExamplesThatParse() throws {
    let types = Tessera.configuration.subcommands
    #expect(types.count >= 15)
    for type in [Tessera.self] + types {
      let examples = examples(type.configuration.discussion)
      #expect(examples.count == 3, "\(type): \(examples)")
      var parsed = 0
      for words in examples.flatMap(commands) where words[0] == "tessera" {
        #expect(throws: Never.self, "\(words)") {
          _ = try Tessera.parseAsRoot(Array(words.dropFirst()))
        }
        parsed += 1
        if type != Tessera.self {
          #expect(words.count > 1 && type.configuration.commandName == words[1] || parsed > 3)
        }
      }
      #expect(parsed >= 3)
    }
  }

  @Test func aRottenExampleWouldBeFound() {
    #expect(
      commands("tessera tune --write \"a b\" && tessera tier > x | jq '.a | .b'") == [
        ["tessera", "tune", "--write", "a b"], ["tessera", "tier"], ["jq", ".a | .b"],
      ])
    #expect(throws: (any Error).self) { _ = try Tessera.parseAsRoot(["tier", "--fromat", "csv"]) }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsAreThereAndKnowEveryCommand(shell: String) throws {
    let run = try CommandRun(["--generate-completion-script", shell])
    #expect(run.code == 0, "\(run.talk)")
    for type in Tessera.configuration.subcommands {
      let name = try #require(type.configuration.commandName)
      #expect(run.output.contains(name), "\(name)")
    }
    // The values of enums, and files by their endings.
    for word in ["ndjson", "icp-sweet-spot", "roundtable", "yaml"] {
      #expect(run.output.contains(word), "\(word) in \(shell)")
    }
    guard FileManager.default.isExecutableFile(atPath: "/bin/bash"), shell == "bash" else { return }
    let folder = try TemporaryFolder()
    let path = try folder.write(run.output, to: "completion.bash")
    let checked = try CommandRun(shell: "bash -n '\(path)'")
    #expect(checked.code == 0, "\(checked.talk)")
  }

  @Test func helpNamesFormatsCodesAndCompletion() throws {
    let help = try CommandRun(["--help"]).output
    for word in ["--generate-completion-script", "130", "ndjson"] { #expect(help.contains(word)) }
    let tier = try CommandRun(["tier", "--help"]).output
    for word in ["--quiet", "--verbose", "--no-color", "--format"] { #expect(tier.contains(word)) }
  }
}
