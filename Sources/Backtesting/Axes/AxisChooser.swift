import LinearAlgebra
import Modeling
import Reading
import Scoring
import Segmenting
import Statistics

/// Tries every axis that a market has and argues for one by evidence and stability.
public struct AxisChooser: Sendable {
  /// The model; what it says of axes is tried too.
  public let model: Model
  /// Where random numbers begin.
  public var seed: UInt64 = 1
  /// How many threads may work; the result does not depend on it.
  public var threadCount = 1

  /// Told what is being done, by whoever waits for it.
  public var progress: @Sendable (WorkProgress) -> Void = { _ in }

  /// Creates a chooser.
  public init(model: Model) {
    self.model = model
  }

  /// Returns what speaks for every axis, and the choice.
  ///
  /// - Parameters:
  ///   - market: Accounts, deals and signals.
  ///   - scores: The accounts' tiers.
  /// - Returns: The choice; the evidence is that of segments made before the window of the deals, where there is one.
  /// - Throws: `SegmentingError` where not even all families together can be cut.
  public func choice(
    of market: Market, scores: ScoredAccounts
  ) throws(SegmentingError) -> AxisChoice {
    var tried: [(name: String, segmentation: Segmentation, evidence: SegmentationEvidence?)] = []
    let names = names(of: market)
    for (place, name) in names.enumerated() {
      progress(
        WorkProgress(
          "Trying segments by \(name)", count: place, unit: "axes",
          share: Double(place) / Double(names.count)))
      var model = model
      model.segments.by = name == SegmentAxis.blend ? [] : [name]
      model.segments.marketSegmentCount = 0
      var segmenter = Segmenter(model: model)
      segmenter.threadCount = threadCount
      segmenter.detail = .examined
      let segmentation = try segmenter.segmentation(of: market, scores: scores, seed: seed)
      guard !segmentation.segments.isEmpty else { continue }
      tried.append((name, segmentation, evidence(model, market, scores)))
    }
    guard !tried.isEmpty else {
      return AxisChoice([
        .init(
          name: SegmentAxis.blend, segmentCount: 0, placedCount: 0, leftOverCount: 0,
          evidence: nil, adjustedP: nil, stability: nil, stableShare: nil)
      ])
    }
    let adjusted = HolmAdjustment.adjusted(tried.map { $0.evidence?.p ?? 1 })
    return AxisChoice(
      zip(tried, adjusted).map { item, p in
        candidate(item.name, item.segmentation, item.evidence, adjustedP: p)
      })
  }

  private func candidate(
    _ name: String, _ segmentation: Segmentation, _ evidence: SegmentationEvidence?,
    adjustedP: Double
  ) -> AxisChoice.Candidate {
    let segments = segmentation.segments
    let placed = segments.reduce(0) { $0 + $1.members.count }
    let judged = segments.filter { $0.stability != nil }.reduce(0) { $0 + $1.members.count }
    let stable = segments.filter { $0.stability?.verdict == .stable }
      .reduce(0) { $0 + $1.members.count }
    let together = segments.reduce(0) {
      $0 + Double($1.members.count) * ($1.stability?.stability ?? 1)
    }
    return .init(
      name: name, segmentCount: segments.count, placedCount: placed,
      leftOverCount: segmentation.leftOver.count, evidence: evidence,
      adjustedP: evidence.map { _ in adjustedP },
      stability: segmentation.stability.map { _ in together / Double(max(1, placed)) },
      stableShare: judged > 0 ? Double(stable) / Double(judged) : nil)
  }

  /// The axes: all families together, those that the market has by itself, and those of the model file.
  private func names(of market: Market) -> [String] {
    let builtIn = BuiltInAxes(market: market)
    let own = model.segments.axes.map(\.name)
    let known = SegmentAxis.builtInNames.filter {
      own.contains($0) || builtIn.axis(named: $0) != nil
    }
    return [SegmentAxis.blend] + known + own.filter { !SegmentAxis.builtInNames.contains($0) }
  }

  private func evidence(
    _ model: Model, _ market: Market, _ scores: ScoredAccounts
  ) -> SegmentationEvidence? {
    var backtest = Backtest(model: model)
    (backtest.threadCount, backtest.seed) = (threadCount, seed)
    return backtest.segmentationEvidence(on: market, asOf: scores.asOf)
  }
}
