/// Whether a figure of a segment describes the accounts that it was made from, or was tested on something else.
///
/// A partition puts like accounts together, so its segments are compact, apart from each other and rich in some traits even
/// where the accounts are noise. Figures that say so describe the segments; no p-value of them would mean anything.
///
/// > Source: Gao, Bien, Witten, "Selective inference for hierarchical clustering", 2024,
/// > DOI 10.1080/01621459.2022.2116331, on testing with the data that the clusters were made from.
public enum SegmentFigureKind: String, Sendable, CaseIterable {
  /// It says what the members are like.
  case descriptive
  /// It was compared with what chance gives, by something that the segments were not made from.
  case tested

  /// A figure of segments.
  public enum Figure: String, Sendable, CaseIterable {
    case traits, rule, cohesion, silhouette, separation, families, stability, conversion
    case randomSegmentation = "random segmentation"

    /// What the figure is.
    public var kind: SegmentFigureKind {
      switch self {
      case .traits, .rule, .cohesion, .silhouette, .separation, .families: .descriptive
      case .stability, .conversion, .randomSegmentation: .tested
      }
    }

    /// What it was compared with; nothing for one that describes.
    public var comparedWith: String? {
      switch self {
      case .stability: "segments of accounts whose signal families are shuffled"
      case .conversion: "deals, which the segments were not made from"
      case .randomSegmentation: "segments of the same sizes drawn at random"
      case .traits, .rule, .cohesion, .silhouette, .separation, .families: nil
      }
    }
  }

  /// The figures of this kind.
  public var figures: [Figure] { Figure.allCases.filter { $0.kind == self } }

  /// What a reader must know of the figures of this kind, in a sentence.
  public var sentence: String {
    switch self {
    case .descriptive:
      "Traits, rules, cohesion, silhouette, separation and the families' shares of a segment describe the very "
        + "accounts that it was made from: they say what it is like, not that it is more than chance."
    case .tested:
      "Stability, conversion and the test against random segments are measured on what the segments were not made "
        + "from: shuffled accounts, and deals."
    }
  }
}
