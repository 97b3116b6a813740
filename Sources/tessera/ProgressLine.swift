import CTerminal
import Foundation
import LinearAlgebra
import Reporting
import Statistics
import Synchronization

/// The line on standard error that says how far long work has come, and the times of its steps where they are wanted.
package final class ProgressLine: Sendable {
  /// Work shorter than this is not worth a word.
  private static let patience = Duration.milliseconds(500)
  private static let tick = 0.1

  private struct State {
    /// Counts the pieces of work, so that whoever draws knows which one is meant.
    var number = 0
    var isWorking = false
    var isShown = false
    var isVerbose = false
    var isDrawn = false
    var step = ""
    var start = ContinuousClock.now
    /// The part of the step that is at work, and since when.
    var part: WorkProgress?
    var partStart = ContinuousClock.now
  }

  private let state = Mutex(State())

  /// Begins a step.
  func begin(_ step: String, isShown: Bool, isVerbose: Bool) {
    let number = state.withLock { state in
      state.number += 1
      (state.isWorking, state.isShown, state.isVerbose) = (true, isShown, isVerbose)
      (state.step, state.part, state.start) = (step, nil, .now)
      return state.number
    }
    guard isShown else { return }
    // Whoever works has no time to draw.
    let thread = Thread { [self] in while drawn(number) { Thread.sleep(forTimeInterval: Self.tick) }
    }
    thread.stackSize = 1 << 18
    thread.start()
  }

  /// Takes note of how far the step has come.
  func update(_ progress: WorkProgress) {
    state.withLock { state in
      guard state.isWorking else { return }
      if state.part?.name != progress.name {
        Self.tellPart(&state)
        state.partStart = .now
      }
      state.part = progress
    }
  }

  /// Ends the step and wipes out what was drawn.
  func end(isStopped: Bool = false) {
    state.withLock { state in
      guard state.isWorking else { return }
      if !isStopped { Self.tellPart(&state) }
      Self.wipe(&state)
      if !isStopped, state.isVerbose {
        Self.write("\(state.step): \(Self.seconds(since: state.start))\n")
      }
      state.isWorking = false
    }
  }

  // MARK: Drawing

  /// Draws the line where it is time to; says whether the work goes on.
  private func drawn(_ number: Int) -> Bool {
    state.withLock { state in
      guard state.isWorking, state.number == number else { return false }
      guard ContinuousClock.now - state.start >= Self.patience else { return true }
      let width = Int(tessera_terminal_width(2))
      let text = Self.text(state, columns: max(20, width > 0 ? width : 80) - 1)
      Self.write("\r\u{1B}[K" + text)
      state.isDrawn = true
      return true
    }
  }

  private static func wipe(_ state: inout State) {
    if state.isDrawn { write("\r\u{1B}[K") }
    state.isDrawn = false
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  // MARK: Words

  private static func text(_ state: State, columns: Int) -> String {
    guard let part = state.part else {
      return DisplayWidth.fitted(state.step, to: columns - 2) + " …"
    }
    return text(part, elapsed: ContinuousClock.now - state.partStart, columns: columns)
  }

  /// Returns what is being done, how much of it, how fast, and how long it still takes; of what does not fit, the count
  /// goes first, then the rate.
  package static func text(_ part: WorkProgress, elapsed: Duration, columns: Int) -> String {
    let seconds = elapsed / .seconds(1)
    // A rate of the first moments says nothing.
    let isSteady = seconds >= 0.3
    var count: String?
    var rate: String?
    if part.count > 0 {
      count = "\(DecimalText.whole(part.count)) \(part.unit)"
      let speed = Double(part.count) / max(seconds, 1e-9)
      let digits =
        speed >= 10 ? DecimalText.whole(Int(speed)) : DecimalText.fixed(speed, places: 1)
      rate = isSteady ? "\(digits) \(part.unit)/s" : nil
    }
    let share = part.share.map { DecimalText.percent($0, places: 0) }
    var left: String?
    if let share = part.share, share >= 0.02, share < 1, isSteady {
      left = remaining(seconds * (1 - share) / share) + " left"
    }
    func line(_ parts: [String?]) -> String {
      let words = [PrintableText.of(part.name)] + parts.compactMap { $0 }
      return words.count == 1 ? words[0] + " …" : words.joined(separator: " · ")
    }
    let lines = [[share, count, rate, left], [share, rate, left], [share, left], [share]].map(line)
    return lines.first { DisplayWidth.of($0) <= columns }
      ?? DisplayWidth.fitted(lines[lines.count - 1], to: columns)
  }

  private static func remaining(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 90 ? "\(whole) s" : "\((whole + 30) / 60) min"
  }

  /// Says how long a part took.
  private static func tellPart(_ state: inout State) {
    guard state.isVerbose, let part = state.part else { return }
    wipe(&state)
    let count = part.count > 0 ? ", \(DecimalText.whole(part.count)) \(part.unit)" : ""
    write("  \(PrintableText.of(part.name))\(count): \(seconds(since: state.partStart))\n")
    state.part = nil
  }

  private static func seconds(since start: ContinuousClock.Instant) -> String {
    DecimalText.fixed((ContinuousClock.now - start) / .seconds(1), places: 2) + " s"
  }
}
