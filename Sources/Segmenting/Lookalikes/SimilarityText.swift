import Statistics

/// A similarity in words and percent.
public enum SimilarityText {
  /// What the percentage means, in a sentence.
  public static let definition =
    "Similarity is 100% for accounts that are the same in everything known of both, and 0% for two as different as "
    + "accounts drawn at random, by the model's features and family weights: 1 − squared distance ÷ the mean of it."

  /// Returns a word: “nearly the same” from 90%, “very alike” from 75%, “alike” from 50%, “somewhat alike” from 25%.
  public static func word(_ similarity: Double) -> String {
    switch similarity {
    case 0.9...: "nearly the same"
    case 0.75...: "very alike"
    case 0.5...: "alike"
    case 0.25...: "somewhat alike"
    default: "hardly alike"
    }
  }

  /// Returns the percentage, 0 where accounts differ more than by chance.
  public static func percent(_ similarity: Double) -> String {
    DecimalText.percent(max(0, similarity), places: 0)
  }
}
