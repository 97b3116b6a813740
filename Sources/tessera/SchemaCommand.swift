import ArgumentParser
import Modeling

/// Writes the JSON Schema of model files, which editors complete and check them with.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schema of model files, for editors.",
    discussion: """
      tessera schema
      tessera schema > tessera.schema.json
      tessera schema | python3 -m json.tool

      Editors with a YAML language server read the first line of a model file:
      # yaml-language-server: $schema=tessera.schema.json
      """)

  func run() throws {
    try Console.write(ModelSchema.text)
  }
}
