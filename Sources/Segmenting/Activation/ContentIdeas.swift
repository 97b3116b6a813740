import Reading
import Statistics

/// Ideas for content, from what a segment shares and who like it has bought.
struct ContentIdeas {
  private let names: TextColumn
  private let noun: String
  /// The accounts that won last, the last first.
  private let won: [Int]
  /// Which of them meet each condition that any segment's name says.
  private var meets: [Segment.Condition: [Bool]] = [:]

  /// More wins than this are not looked at: the last ones make the best stories.
  static let storyLimit = 2000

  init(market: Market, segments: [Segment], asOf: CalendarDate?, noun: String) {
    names = market.accounts.names
    self.noun = noun
    won = Self.lastWinners(market, asOf: asOf)
    let checker = ConditionChecker(market: market, asOf: asOf)
    for part in segments.flatMap(\.nameParts) where meets[part.condition] == nil {
      meets[part.condition] = won.map(checker.predicate(part.condition))
    }
  }

  /// Returns the content for a segment.
  func content(for segment: Segment, play: SegmentPlan.Play) -> SegmentPlan.Content {
    let theme = Theme(parts: segment.nameParts)
    return .init(
      anchor: theme.anchor(segment, noun: noun), proof: proof(segment),
      action: action(play, theme.subject))
  }

  private func proof(_ segment: Segment) -> String {
    guard !won.isEmpty else {
      return "No \(noun) has bought yet: the first win here becomes the story"
    }
    let parts = segment.nameParts
    let answers = parts.compactMap { meets[$0.condition] }
    var best: (winner: Int, count: Int)?
    for winner in won.indices {
      let count = answers.count { $0[winner] }
      if count > best?.count ?? 0 { best = (winner, count) }
      // The last to have won comes first, so that none later is better.
      if count == parts.count { break }
    }
    guard let best, !parts.isEmpty else {
      return "No customer shares what sets them apart: the first win here becomes the story"
    }
    let shared = parts.filter { meets[$0.condition]?[best.winner] ?? false }.map(\.text)
    let missing = parts.filter { !(meets[$0.condition]?[best.winner] ?? false) }.map(\.text)
    return
      "The story of \(names[won[best.winner]]), a customer like them: \(shared.joined(separator: ", "))"
      + (missing.isEmpty ? "" : ", but not \(PlainWords.list(missing, "or"))")
  }

  private func action(_ play: SegmentPlan.Play, _ subject: String?) -> String {
    let what = subject.map { " of \($0)" } ?? ""
    switch play {
    case .webinar:
      return "Invitation to the webinar; after it, an offer of a 30-minute assessment\(what)"
    case .roundTable: return "Invitation from peer to peer; a benchmark\(what) to take home"
    case .research: return "Five questions by e-mail; the answer set beside the group's in a call"
    }
  }

  /// The accounts with a won deal by the day, that of the latest win first.
  private static func lastWinners(_ market: Market, asOf: CalendarDate?) -> [Int] {
    var last: [Int: Int] = [:]
    for deal in market.deals?.deals ?? [] where deal.outcome == .won {
      guard let account = deal.account else { continue }
      let day = deal.closed?.dayNumber ?? Int.min
      if let asOf, let closed = deal.closed, closed > asOf { continue }
      last[account] = max(last[account] ?? Int.min, day)
    }
    let sorted = last.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.prefix(storyLimit).map(\.key)
  }
}

/// What a segment is about, by the fields that its name speaks of.
struct Theme {
  private var job: String?
  private var technology: String?
  private var vertical: String?
  private var event: String?
  private var hasOther = false

  init(parts: [Segment.Trait]) {
    for part in parts {
      let words = Set(part.field.split(separator: "_"))
      if case .within = part.condition.test, Self.isTrigger(part.field) {
        event = event ?? part.text
      } else if !words.isDisjoint(with: ["use", "challenge", "pain", "problem"]) {
        job = job ?? PlainWords.lowercased(part.text)
      } else if case .tag = part.condition.test {
        technology = technology ?? part.text
      } else if ["crm", "erp", "platform"].contains(part.field) {
        technology = technology ?? part.text
      } else if !words.isDisjoint(with: ["industry", "sector", "vertical"]) {
        vertical = vertical ?? PlainWords.lowercased(part.text)
      } else {
        hasOther = true
      }
    }
  }

  /// A trigger happens to a company; a request or a visit is what it did.
  private static func isTrigger(_ field: String) -> Bool {
    TriggerNames.isTrigger(
      field.hasPrefix("signals.") ? String(field.dropFirst("signals.".count)) : field)
  }

  /// What an assessment or a benchmark would be of.
  var subject: String? { job ?? technology ?? vertical }

  /// Returns the piece that draws them.
  func anchor(_ segment: Segment, noun: String) -> String {
    let place = vertical.map { " in \($0)" } ?? ""
    if let job { return "Guide to \(job)\(place)" }
    if let event { return "Checklist for the first 100 days: \(event)\(place)" }
    if let technology { return "Guide to getting more from \(technology)\(place)" }
    if let vertical { return "Report on where \(vertical) stands" }
    if hasOther { return "Report on " + Self.inSentence(segment.name) }
    return
      "Report on what these \(segment.members.count) \(noun)s have in common; talk to three of them first"
  }

  /// A name as it stands within a sentence: its first word small, unless it is somebody's or somewhere's name.
  private static func inSentence(_ name: String) -> String {
    guard let first = name.split(separator: " ").first else { return name }
    return PlainWords.lowercased(String(first)) + name.dropFirst(first.count)
  }
}
