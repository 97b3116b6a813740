import Foundation

/// What a run says of itself.
enum Figures {
  /// The most memory that the process has held so far.
  static var peakBytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) * 1024
  }

  /// Prints how long it took and what was reached, as one line of JSON.
  static func say(since began: ContinuousClock.Instant, _ figures: [String: Double]) {
    say(seconds: began.duration(to: .now), figures)
  }

  /// Prints figures with a duration that was measured already.
  static func say(seconds took: Duration, _ figures: [String: Double]) {
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
    let all = figures.merging(["seconds": seconds]) { $1 }
    let text = all.keys.sorted().map { "\"\($0)\": \(all[$0] ?? 0)" }.joined(separator: ", ")
    print("{\(text)}")
  }
}
