import Foundation
import Statistics

/// Where a value lies along an axis of a chart.
///
/// Axes across are in percent of the width, so that a chart is as wide as its place while its text keeps its size; axes up
/// and down are in pixels.
package struct Scale: Sendable {
  /// How values are spread.
  package enum Kind: Sendable {
    case linear
    /// Equal factors are equal distances; for ratios.
    case logarithmic
  }

  /// The values from end to end.
  package let domain: ClosedRange<Double>
  /// Where the least and where the greatest value lie.
  let range: (least: Double, greatest: Double)
  let kind: Kind

  /// Creates a scale; a domain of a single value is widened, so that every value has a place.
  package init(
    _ domain: ClosedRange<Double>, to least: Double, _ greatest: Double, kind: Kind = .linear
  ) {
    precondition(
      kind == .linear || domain.lowerBound > 0,
      "a logarithmic scale begins above 0, not at \(domain.lowerBound)")
    let isPoint = domain.lowerBound == domain.upperBound
    self.domain =
      !isPoint
      ? domain
      : kind == .linear
        ? domain.lowerBound - 0.5...domain.lowerBound + 0.5
        : domain.lowerBound / 2...domain.lowerBound * 2
    self.range = (least, greatest)
    self.kind = kind
  }

  /// Returns where a value lies; values outside of the domain lie at its ends.
  package func callAsFunction(_ value: Double) -> Double {
    let inside = min(max(value, domain.lowerBound), domain.upperBound)
    let (low, high) = (spread(domain.lowerBound), spread(domain.upperBound))
    let share = (spread(inside) - low) / (high - low)
    return range.least + share * (range.greatest - range.least)
  }

  private func spread(_ value: Double) -> Double {
    kind == .linear ? value : log(value)
  }

  /// Returns round values inside of the domain, about so many: steps of 1, 2 or 5 times a power of ten.
  package func ticks(about count: Int) -> [Double] {
    kind == .linear ? linearTicks(about: count) : logarithmicTicks(atMost: max(2, count))
  }

  /// Returns a tick in words, with as many decimals as it needs and three at most.
  package static func words(_ tick: Double) -> String {
    let places = (0...3).first { places in
      let scaled = tick * pow(10, Double(places))
      return abs(scaled - scaled.rounded()) < 1e-6
    }
    return DecimalText.fixed(tick, places: places ?? 3)
  }

  private func linearTicks(about count: Int) -> [Double] {
    let span = domain.upperBound - domain.lowerBound
    let rough = span / Double(max(1, count))
    let power = pow(10, floor(log10(rough)))
    let step = power * ([1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10)
    let first = (domain.lowerBound / step).rounded(.up)
    let last = (domain.upperBound / step * (1 + 1e-12)).rounded(.down)
    guard first <= last else { return [] }
    return (Int(first)...Int(last)).map { Double($0) * step }
  }

  /// 0.1, 0.2, 0.5, 1, 2, 5 and so on; only powers of ten, of which 1 is one, where these would be too many.
  private func logarithmicTicks(atMost count: Int) -> [Double] {
    let (low, high) = (domain.lowerBound * 0.999, domain.upperBound * 1.001)
    var all: [Double] = []
    for power in Int(floor(log10(low)))...Int(ceil(log10(high))) {
      for step in [1.0, 2, 5] {
        let value = step * pow(10, Double(power))
        if value >= low && value <= high { all.append(value) }
      }
    }
    // A narrow range has no power of ten and hardly a step in it.
    if all.count < 3 { return linearTicks(about: 5) }
    guard all.count > count else { return all }
    let tens = all.filter { abs(log10($0) - log10($0).rounded()) < 1e-9 }
    return tens.isEmpty ? Array(all.prefix(count)) : tens
  }
}
