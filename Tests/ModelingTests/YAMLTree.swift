import TestSupport
import Yams

/// Returns the tree of a YAML or JSON text, scalars taken as YAML 1.2 takes them, as editors do.
func plainTree(_ text: String) throws -> PlainTree {
  guard let node = try Yams.compose(yaml: text) else { return .null }
  return plainTree(node)
}

private func plainTree(_ node: Node) -> PlainTree {
  switch node {
  case .scalar(let scalar):
    guard scalar.style == .plain else { return .text(scalar.string) }
    switch scalar.string {
    case "", "~", "null": return .null
    case "true": return .flag(true)
    case "false": return .flag(false)
    default:
      let isNumber = scalar.string.wholeMatch(of: #/[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)/#) != nil
      return Double(scalar.string).flatMap { isNumber ? .number($0) : nil }
        ?? .text(scalar.string)
    }
  case .mapping(let mapping):
    return .mapping(mapping.map { .init($0.key.scalar?.string ?? "", plainTree($0.value)) })
  case .sequence(let sequence): return .list(sequence.map(plainTree))
  case .alias: return .null
  }
}
