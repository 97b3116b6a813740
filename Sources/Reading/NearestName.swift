/// Returns the name nearest to one that does not exist, or nothing when none is near.
public func nearestName(to name: String, among names: [String]) -> String? {
  names.first { $0.lowercased() == name.lowercased() }
}
