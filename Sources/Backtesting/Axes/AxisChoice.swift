import Modeling
import Segmenting
import Statistics

/// Which axis to cut accounts by, and the evidence for it.
public struct AxisChoice: Sendable, Equatable {
  /// The axes that were tried, in the order in which they were.
  public let candidates: [Candidate]
  /// The place of the one that was chosen.
  public let chosen: Int
  /// Why, in sentences.
  public let sentences: [String]

  /// One axis and what speaks for it.
  public struct Candidate: Sendable, Equatable {
    /// The axis; `blend` for all families together.
    public let name: String
    /// How many segments there are by it.
    public let segmentCount: Int
    /// How many accounts are in one.
    public let placedCount: Int
    /// How many take no part or are left over.
    public let leftOverCount: Int
    /// How well its segments tell won from lost; nothing without deals.
    public let evidence: SegmentationEvidence?
    /// The p of the evidence, allowing for how many axes were tried.
    public let adjustedP: Double?
    /// How much of a segment stays together when fields weigh otherwise; nothing where nothing was judged.
    ///
    /// The mean over the placed accounts; a segment that its key alone makes stays whole.
    public let stability: Double?
    /// The share of the judged accounts in segments that come back better than those of shuffled accounts.
    public let stableShare: Double?

    /// Whether it places at least half of the accounts, so that it can stand for all.
    public var isWide: Bool { placedCount * 2 >= placedCount + leftOverCount && placedCount > 0 }
    /// Whether its segments are proven to tell won from lost.
    public var isProven: Bool { (adjustedP ?? 1) < 0.05 }

    /// Creates a candidate.
    public init(
      name: String, segmentCount: Int, placedCount: Int, leftOverCount: Int,
      evidence: SegmentationEvidence?, adjustedP: Double?, stability: Double?, stableShare: Double?
    ) {
      (self.name, self.segmentCount) = (name, segmentCount)
      (self.placedCount, self.leftOverCount) = (placedCount, leftOverCount)
      (self.evidence, self.adjustedP) = (evidence, adjustedP)
      (self.stability, self.stableShare) = (stability, stableShare)
    }
  }

  /// Chooses among candidates.
  ///
  /// Of the axes that place at least half of the accounts and are proven to tell won from lost, the one whose segments
  /// differ most in it, by the correlation within segments; where none is proven, the most stable one. Ties go to the
  /// earlier one.
  public init(_ candidates: [Candidate]) {
    precondition(!candidates.isEmpty, "\(candidates.count) axes to choose from")
    self.candidates = candidates
    let wide = candidates.indices.filter { candidates[$0].isWide }
    let open = wide.isEmpty ? Array(candidates.indices) : wide
    let telling = Self.greatest(open.filter { candidates[$0].isProven }) {
      candidates[$0].evidence?.correlation
    }
    let stable = Self.greatest(open) { candidates[$0].stability }
    chosen = telling ?? stable ?? open[0]
    sentences = Self.sentences(candidates, telling: telling, stable: stable, chosen: chosen)
  }

  private static func greatest(_ places: [Int], _ value: (Int) -> Double?) -> Int? {
    places.filter { value($0) != nil }.min { (-(value($0) ?? 0), $0) < (-(value($1) ?? 0), $1) }
  }

  private static func sentences(
    _ candidates: [Candidate], telling: Int?, stable: Int?, chosen: Int
  ) -> [String] {
    var sentences: [String] = []
    if let telling, let evidence = candidates[telling].evidence {
      let proven = candidates.count { $0.isProven }
      sentences.append(
        "Segments by \(candidates[telling].name) tell won from lost best: "
          + "\(DecimalText.percent(evidence.correlation)) of the differences lie between them "
          + "(p \(DecimalText.pValue(candidates[telling].adjustedP ?? 1)), allowing for "
          + "\(candidates.count) axes tried; \(proven) proven).")
    } else if candidates.contains(where: { $0.evidence != nil }) {
      sentences.append(
        "By none of the \(candidates.count) axes do segments tell won from lost better than segments of the "
          + "same sizes drawn at random.")
    } else {
      sentences.append("There are no deals to tell which axis explains won and lost.")
    }
    if let stable, let share = candidates[stable].stability {
      sentences.append(
        "The most stable axis is \(candidates[stable].name): with other weights of the fields "
          + "\(DecimalText.percent(share, places: 0)) of a segment stays together.")
    }
    let narrow = candidates.filter { !$0.isWide }
    if !narrow.isEmpty, narrow.count < candidates.count {
      sentences.append(
        "\(narrow.map(\.name).joined(separator: ", ")) \(narrow.count == 1 ? "places" : "place") fewer than half "
          + "of the accounts and cannot stand for all.")
    }
    let reason = telling == chosen ? "it explains won and lost best" : "it is the most stable"
    sentences.append("Chosen: \(candidates[chosen].name), as \(reason).")
    return sentences
  }
}
