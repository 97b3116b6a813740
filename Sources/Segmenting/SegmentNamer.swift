/// Makes a segment's name from the traits that set it apart: "US Logistics on SAP, for route planning".
package struct SegmentNamer {
  /// Fields that are named first, in this order.
  private let axes: [String]

  /// Creates a namer for these axes.
  package init(axes: [String]) {
    self.axes = axes
  }

  /// Returns one name per segment, all of them different.
  package func names(for traits: [[Segment.Trait]]) -> [String] {
    var names = traits.map { name(of: $0, traitCount: 3) }
    // Where two segments bear one name, more traits tell them apart, and at last a number.
    for length in 4...6 {
      for index in repeated(names) { names[index] = name(of: traits[index], traitCount: length) }
    }
    var used: [String: Int] = [:]
    for index in repeated(names) {
      used[names[index], default: 0] += 1
      names[index] += " (\(used[names[index]] ?? 1))"
    }
    return names
  }

  private func repeated(_ names: [String]) -> [Int] {
    var counts: [String: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    return names.indices.filter { (counts[names[$0]] ?? 0) > 1 }
  }

  private func name(of traits: [Segment.Trait], traitCount: Int) -> String {
    let chosen = choose(traits, traitCount: traitCount)
    guard !chosen.isEmpty else { return "No common trait" }
    var places: [String] = []
    var kind: [String] = []
    var stack: [String] = []
    var rest: [String] = []
    for trait in chosen {
      switch trait.field {
      case "country", "region", "state", "city", "headquarters":
        places.append(Self.short(trait.text))
      case "industry", "sub_industry", "sector", "vertical": kind.append(trait.text)
      case "technologies", "crm", "tech_stack": stack.append(trait.text)
      case "use_case": rest.append("for " + Self.lowercased(trait.text))
      default: rest.append(trait.text)
      }
    }
    var head = (places + kind.prefix(1)).joined(separator: " ")
    if !stack.isEmpty {
      let on = stack.prefix(2).joined(separator: " + ")
      head = head.isEmpty ? on : head + " on " + on
    }
    let parts = (head.isEmpty ? [] : [head]) + kind.dropFirst() + rest
    return parts.joined(separator: ", ")
  }

  /// The strongest trait of each axis in order, then the strongest of the others.
  private func choose(_ traits: [Segment.Trait], traitCount: Int) -> [Segment.Trait] {
    var chosen: [Segment.Trait] = []
    for axis in axes {
      if let trait = traits.first(where: { $0.field == axis && $0.share >= 0.6 }) {
        chosen.append(trait)
      }
      if chosen.count == traitCount { return chosen }
    }
    for trait in traits where !chosen.contains(trait) && chosen.count < traitCount {
      // One trait a field, but two technologies may stand side by side. What is not known names nothing.
      if trait.text.hasSuffix(": Unknown") { continue }
      let same = chosen.count { $0.field == trait.field }
      if same == 0 || (trait.field == "technologies" && same == 1) { chosen.append(trait) }
    }
    return chosen
  }

  private static func short(_ place: String) -> String {
    switch place {
    case "United States", "United States of America", "USA": "US"
    case "United Kingdom": "UK"
    default: place
    }
  }

  /// Lower-cases the first letter unless the word is an abbreviation.
  private static func lowercased(_ text: String) -> String {
    let second = text.dropFirst().first
    guard let first = text.first, second?.isUppercase != true else { return text }
    return first.lowercased() + text.dropFirst()
  }
}
