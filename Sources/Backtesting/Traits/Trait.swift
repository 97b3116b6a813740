/// Something that an account has or has not: a level, a tag, a yes, or a number within a band.
public struct Trait: Sendable, Equatable {
  /// The field that it is of.
  public let field: String
  /// Which value of the field: a level, a tag, `yes`, or a band such as `51–200`.
  public let value: String
  /// How a sentence says it behind a noun: `in Logistics`, `with 51–200 employees`.
  public let phrase: String

  /// Creates a trait.
  public init(field: String, value: String, phrase: String) {
    (self.field, self.value, self.phrase) = (field, value, phrase)
  }

  /// How a sentence says it of several: `are in Logistics`, `have 51–200 employees`.
  public var clause: String {
    phrase.hasPrefix("with ")
      ? "have " + phrase.dropFirst(5)
      : (phrase.hasPrefix("founded ") ? "were " : "are ") + phrase
  }

  /// The trait as tables write it: `industry Logistics`.
  public var name: String { "\(field.replacing("_", with: " ")) \(value)" }
}
