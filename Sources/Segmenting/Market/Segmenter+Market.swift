import Clustering
import LinearAlgebra
import Modeling
import Reading
import Scoring
import Statistics
import Vectorizing

extension Segmenter {
  func addMarketSegments(
    to segmentation: inout Segmentation, _ market: Market, _ scores: ScoredAccounts, seed: UInt64
  ) throws(SegmentingError) {
    var count = min(model.segments.marketSegmentCount, market.accounts.count)
    guard count > 1 || model.segments.choosesMarketSegmentCount else { return }
    let encoded = try AccountEncoder.wholeMarket(
      market, families: model.families, asOf: scores.asOf, threadCount: threadCount)
    guard encoded.rows.columnCount > 0 else { return }
    if model.segments.choosesMarketSegmentCount {
      let choice = try MarketSegmentCount(of: encoded, seed: seed, threadCount: threadCount)
      segmentation.notes.append(choice.sentence)
      segmentation.marketCount = choice
      count = choice.count
      guard count > 1 else { return }
    }
    var method = KMeans(clusterCount: count)
    method.threadCount = threadCount
    var generator = SeededGenerator(seed: seed)
    let fit: KMeans.Fit
    do { fit = try method.fit(encoded.rows, using: &generator) } catch { throw .clustering(error) }
    if let shortfall = fit.shortfall { segmentation.notes.append("Market segments: \(shortfall).") }
    let used = Set(fit.labels).sorted()
    let labels = fit.labels.map { label in used.firstIndex(of: label) ?? 0 }
    segmentation.marketSegments = marketSegments(labels, count: used.count, encoded, market, scores)
  }

  private func marketSegments(
    _ labels: [Int], count: Int, _ encoded: EncodedAccounts, _ market: Market,
    _ scores: ScoredAccounts
  ) -> [Segment] {
    let silhouettes = Silhouette.simplified(
      encoded.rows, labels: labels, threadCount: threadCount)
    let cohesions = Cohesion.perCluster(encoded.rows, labels: labels, threadCount: threadCount)
    let centers = encoded.rows.means(ofLabels: labels.map(Int32.init), clusterCount: count)
    let siblings = Siblings.nearest(centers, threadCount: threadCount)
    var members = [[Int]](repeating: [], count: count)
    for (account, label) in labels.enumerated() { members[label].append(account) }
    let groups = members.enumerated().map { label, members in
      SegmentDescriber.Group(
        members: members, sibling: siblings[label]?.index, cohesion: cohesions[label],
        silhouette: members.reduce(0) { $0 + silhouettes[$1] } / Double(max(1, members.count)))
    }
    return SegmentDescriber(
      market: market, clustered: clustered(model.families), nameFields: model.segments.nameFields,
      noun: noun, asOf: scores.asOf, windowDays: SegmentAxis.usualWindowDays,
      threadCount: threadCount
    ).segments(of: groups, traitCount: 8).segments
  }
}
