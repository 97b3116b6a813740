/// The words that may stand beside a number, each of up to eight bytes packed into one number.
enum NumberWords {
  /// What a suffix multiplies by.
  static let factors: [UInt64: Double] = {
    let words: KeyValuePairs<String, Double> = [
      "k": 1e3, "thousand": 1e3, "tsd": 1e3,
      "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mil": 1e6, "million": 1e6, "millions": 1e6,
      "b": 1e9, "bn": 1e9, "mrd": 1e9, "billion": 1e9, "billions": 1e9,
    ]
    return Dictionary(uniqueKeysWithValues: words.map { (packed($0.key), $0.value) })
  }()

  /// What is counted.
  static let units = [
    "people", "persons", "staff", "employee", "fte", "ftes", "users", "seats",
  ].map(packed)

  /// `employees` has nine letters; without its first it can be packed.
  static let employeesTail = packed("mployees")

  /// Codes of currencies, and the letters of `US$`.
  static let currencies = [
    "usd", "eur", "gbp", "chf", "sek", "nok", "dkk", "cad", "aud", "jpy", "inr", "brl", "pln",
    "czk", "us",
  ].map(packed)

  /// What begins an open range.
  static let bounds = [
    "under", "below", "over", "above", "less", "more", "up", "about", "around",
  ].map(packed)

  /// What may follow such a beginning.
  static let boundTails = ["than", "to"].map(packed)

  private static func packed(_ word: String) -> UInt64 {
    MissingText.packed(Array(word.utf8).span)
  }
}
