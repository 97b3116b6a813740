/// Kinds of signals, and files of signals, that by their name record what we did and not what the account did.
///
/// An e-mail that we sent is no interest of theirs; one that they answered is. A name counts as ours only where a word
/// says so and no word says that the account acted: a booked meeting alone may be either side's.
public enum EffortNames {
  /// Returns whether a kind such as `email_sent`, or the name of a file without its ending, is our own action.
  public static func isEffort(_ name: String) -> Bool {
    let words = HeaderText.key(name).split(separator: "_").map(String.init)
    guard !words.isEmpty, theirs.isDisjoint(with: words) else { return false }
    if !ours.isDisjoint(with: words) { return true }
    return !actions.isDisjoint(with: words)
      && words.allSatisfy { actions.contains($0) || around.contains($0) || Int($0) != nil }
  }

  /// Words of what the account does.
  private static let theirs: Set<String> = [
    "inbound", "reply", "replies", "replied", "response", "responded", "answered", "request",
    "requested", "requests", "click", "clicks", "clicked", "open", "opens", "opened", "attended",
    "attendance", "received", "accepted", "visit", "visits", "visited", "download", "downloads",
    "downloaded", "submitted", "signup", "registered", "viewed", "engaged", "engagement", "intent",
  ]
  /// Words of what we do, whatever they stand with.
  private static let ours: Set<String> = [
    "sent", "logged", "outbound", "dialed", "dialled", "voicemail", "voicemails", "sdr", "bdr",
  ]
  /// What we do where every other word fits: a surge of the topic “sales prospecting” is not ours.
  private static let actions: Set<String> = [
    "call", "calls", "called", "email", "emails", "emailed", "mail", "meetings", "inmail",
    "inmails", "task", "tasks", "note", "notes", "sequence", "sequences", "outreach", "cadence",
    "cadences", "touch", "touches", "touchpoint", "touchpoints", "dial", "dials",
  ]
  private static let around: Set<String> = [
    "sales", "rep", "reps", "our", "by", "us", "cold", "phone", "number", "count", "num", "of",
    "log", "activity", "activities", "history", "made", "held", "set", "scheduled", "booked",
    "completed", "done", "prospecting", "follow", "up", "step", "enrolled", "linkedin", "meeting",
  ]
}
