import Clustering
import Statistics

extension SegmentStability {
  /// The stabilities of all segments, and what chance gives.
  public struct Result: Sendable, Equatable {
    /// What was found of every segment, k; nothing for one that is out of bounds.
    public let judgements: [Judgement?]
    /// The stabilities of segments of permuted accounts, ascending.
    public let permuted: [Double]
    /// How many regions were judged by themselves; 1 where all accounts were judged together.
    public let regionCount: Int
    /// How many times the fields were weighted anew.
    public let drawCount: Int
    /// Whether fields were permuted and not families, because one family alone has data.
    public let permutesFields: Bool

    init(
      stabilities: [Double?], permuted: [Double], regionCount: Int, drawCount: Int,
      permutesFields: Bool
    ) {
      self.permuted = permuted
      (self.regionCount, self.drawCount) = (regionCount, drawCount)
      self.permutesFields = permutesFields
      judgements = stabilities.map { value in
        value.map { Judgement(stability: $0, permuted: permuted) }
      }
    }

    /// How many segments have a verdict.
    public func count(_ verdict: ReweightedStability.Verdict) -> Int {
      judgements.count { $0?.verdict == verdict }
    }

    /// What was done and found, in a sentence.
    public var sentence: String {
      let kinds: [ReweightedStability.Verdict] = [.stable, .soft, .fragile]
      let counts = kinds.map { "\(DecimalText.whole(count($0))) \($0.rawValue)" }
      let what = permutesFields ? "fields" : "signal families"
      let part = regionCount > 1 ? ", in \(regionCount) regions each by itself" : ""
      return
        "Partitioned \(drawCount) times with other weights of the fields\(part), "
        + "\(counts.joined(separator: ", ")): stable segments come back better than 95 of 100 segments of "
        + "accounts whose \(what) are shuffled, soft ones better than half of them."
    }
  }

  /// What was found of one segment.
  public struct Judgement: Sendable, Equatable {
    /// The mean greatest Jaccard similarity, 0 to 1.
    public let stability: Double
    /// The share of segments of permuted accounts that are less stable.
    public let shareBeaten: Double
    /// What that says.
    public let verdict: ReweightedStability.Verdict

    init(stability: Double, permuted: [Double]) {
      self.stability = stability
      var (low, high) = (0, permuted.count)
      while low < high {
        let middle = (low + high) / 2
        if permuted[middle] < stability { low = middle + 1 } else { high = middle }
      }
      shareBeaten = permuted.isEmpty ? 0 : Double(low) / Double(permuted.count)
      verdict = shareBeaten > 0.95 ? .stable : shareBeaten > 0.5 ? .soft : .fragile
    }

    /// What that means, in a sentence.
    public var sentence: String {
      let share = DecimalText.percent(shareBeaten, places: 0)
      let beaten = "\(share) of the segments of shuffled accounts"
      let kept = "on average \(DecimalText.percent(stability, places: 0)) of it stays together"
      switch verdict {
      case .stable: return "Stable: with other weights \(kept), more than in \(beaten)."
      case .soft:
        return "Soft: with other weights \(kept), more than in \(beaten), which is no proof."
      case .fragile: return "Fragile: with other weights \(kept), as chance would have it."
      }
    }
  }
}
