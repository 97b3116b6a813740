/// Reads from a job title whether its holder decides.
package enum JobTitle {
  /// Returns whether the title is of a chief, owner, partner, president, head or director.
  package static func decides(_ title: String) -> Bool {
    let words = title.lowercased().split { !$0.isLetter }.map(String.init)
    // An assistant to a chief is none.
    let helpers: Set<String> = ["assistant", "assistants", "secretary", "aide"]
    guard helpers.isDisjoint(with: words) else { return false }
    return words.contains { deciders.contains($0) }
  }

  private static let deciders: Set<String> = [
    "chief", "ceo", "cto", "cfo", "cmo", "coo", "cio", "ciso", "cro", "cpo", "cdo", "vp", "svp",
    "evp", "avp", "president", "founder", "cofounder", "owner", "partner", "head", "director",
  ]
}
