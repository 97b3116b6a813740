import Modeling
import Reading

/// What a model asks of the data that the data do not have, and what to do about it.
public enum ScoringError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A field that the accounts do not have.
  case fieldUnknown(ModelPlace, field: String, source: String, available: [String])
  /// A kind of signal that the signals do not have, or no signals at all.
  case signalUnknown(ModelPlace, field: String, available: [String])
  /// A name in a tier rule that is no score, no group and no field.
  case nameUnknown(ModelPlace, name: String, available: [String])
  /// A level that the column does not have although it has one like it, or no level that it has.
  case levelUnknown(ModelPlace, field: String, level: String, nearest: String?, available: [String])
  /// A way to give points, or a comparison, that does not go with what the column holds.
  case kindWrong(ModelPlace, field: String, kind: ColumnKind, wayOut: String)
  /// A text compared with a score, or with a count of signals.
  case scoreComparedWithText(ModelPlace, name: String, text: String)
  /// Points by recency, and no day as of which to count.
  case dayMissing(ModelPlace, field: String)
  /// An age of what has no date.
  case noDate(ModelPlace, name: String)
  /// A count of contacts where no file of contacts is named.
  case contactsMissing(ModelPlace, field: String)
  /// An account that sales decided about and that is not there.
  case accountUnknown(ModelPlace, name: String, nearest: String?)
  /// A name that several accounts share.
  case accountShared(ModelPlace, name: String, count: Int)
  /// A value of a column of tiers that is none of the model's tiers.
  case tierUnknown(ModelPlace, field: String, value: String, tiers: [Int])

  /// One sentence that names the file, the line, the value and the way out.
  public var description: String {
    switch self {
    case .fieldUnknown(let place, let field, let source, let available):
      "\(place): “\(field)” is no field of \(source); \(Self.choice(of: field, from: available))"
    case .signalUnknown(let place, let field, let available) where available.isEmpty:
      "\(place): “\(field)” counts signals, and there are none; name a file of them under signals:, "
        + "or remove the line."
    case .signalUnknown(let place, let field, let available):
      "\(place): there are no signals of the kind “\(field)”; "
        + "\(Self.choice(of: field, from: available))"
    case .nameUnknown(let place, let name, let available):
      "\(place): “\(name)” is no score, no group of the model and no field of the accounts; "
        + "\(Self.choice(of: name, from: available))"
    case .levelUnknown(let place, let field, let level, let nearest?, _):
      "\(place): no account has “\(level)” as \(field); did you mean “\(nearest)”?"
    case .levelUnknown(let place, let field, let level, nil, let available):
      "\(place): no account has “\(level)” as \(field), nor another level that the model names; "
        + "the data have \(Self.list(available))."
    case .kindWrong(let place, let field, let kind, let wayOut):
      "\(place): “\(field)” is read as \(kind.rawValue); \(wayOut)."
    case .scoreComparedWithText(let place, let name, let text):
      "\(place): “\(name)” is a number and cannot be “\(text)”; compare it with a number, as in "
        + "\(name) > 0."
    case .noDate(let place, let name):
      "\(place): “\(name)” has no date, so it has no age; name a field of dates or signals.KIND."
    case .contactsMissing(let place, let field):
      "\(place): “\(field)” counts contacts, and there are none; name a file of them under contacts:, "
        + "or remove the line."
    case .accountUnknown(let place, let name, let nearest):
      "\(place): no account is called “\(name)”; "
        + (nearest.map { "did you mean “\($0)”?" } ?? "name it by domain, id or name.")
    case .accountShared(let place, let name, let count):
      "\(place): \(count) accounts are called “\(name)”; name the one that is meant by its domain or id."
    case .tierUnknown(let place, let field, let value, let tiers):
      "\(place): “\(field)” gives an account the tier “\(value)”; the tiers are "
        + "\(tiers.map(String.init).joined(separator: ", "))."
    case .dayMissing(let place, let field):
      "\(place): “\(field)” goes by age, and no signal and no closed deal says what day "
        + "it is; give a day with --as-of."
    }
  }

  private static func choice(of name: String, from available: [String]) -> String {
    nearestName(to: name, among: available).map { "did you mean “\($0)”?" }
      ?? "there are \(list(available))."
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
