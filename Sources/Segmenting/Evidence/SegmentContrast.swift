import LinearAlgebra
import Modeling
import Vectorizing

/// Why an account is in one segment and not in another: what each field adds to the difference of the distances.
///
/// Field f adds Σ over its columns of (x − c_there)² − (x − c_here)², nothing where the account has no value. The sum
/// over all fields is the squared distance to the other center less that to the own one, exactly: nothing is estimated.
public struct SegmentContrast: Sendable, Equatable {
  /// The account's place among the encoded accounts.
  public let row: Int
  /// The segment that it is asked why the account is in.
  public let here: Int
  /// The other segment.
  public let there: Int
  /// The squared distance to the other center less that to the own; below 0 where the other is nearer.
  public let total: Double
  /// What each field adds, what speaks most for here first; fields without a value are left out.
  public let fields: [Part]
  /// The same summed by family, in the order of the encoding.
  public let families: [FamilyPart]

  /// What one field adds.
  public struct Part: Sendable, Equatable {
    /// The field.
    public let field: String
    /// Its family.
    public let family: SignalFamily
    /// What it adds to the total; below 0 where it speaks for the other segment.
    public let value: Double

    /// Creates what a field adds.
    public init(field: String, family: SignalFamily, value: Double) {
      self.field = field
      self.family = family
      self.value = value
    }
  }

  /// What one family adds.
  public struct FamilyPart: Sendable, Equatable {
    /// The family.
    public let family: SignalFamily
    /// What its fields add to the total.
    public let value: Double

    /// Creates what a family adds.
    public init(family: SignalFamily, value: Double) {
      self.family = family
      self.value = value
    }
  }

  /// Compares two segments for an account.
  ///
  /// - Complexity: O(d).
  init(
    _ encoded: EncodedAccounts, fields: EncodedFields, row: Int, centers: Matrix, here: Int,
    there: Int
  ) {
    let written = encoded.rows.written([row]).row(0)
    let lacking = Set(fields.missing(row, of: encoded.rows))
    let own = fields.squares(written, to: centers.row(here))
    let other = fields.squares(written, to: centers.row(there))
    let values = zip(other, own).map { $0 - $1 }
    let known = values.indices.filter { !lacking.contains($0) }
    var sums = [Double](repeating: 0, count: encoded.blocks.count)
    for field in known { sums[fields.families[field]] += values[field] }
    (self.row, self.here, self.there) = (row, here, there)
    total = sums.reduce(0, +)
    families = zip(encoded.blocks, sums).map { FamilyPart(family: $0.family, value: $1) }
    self.fields = known.sorted { (-values[$0], $0) < (-values[$1], $1) }.map { field in
      Part(
        field: fields.names[field], family: encoded.blocks[fields.families[field]].family,
        value: values[field])
    }
  }

  /// Creates a contrast from its parts, strongest first.
  package init(row: Int, here: Int, there: Int, fields: [Part], families: [FamilyPart]) {
    (self.row, self.here, self.there) = (row, here, there)
    (self.fields, self.families) = (fields, families)
    total = families.reduce(0) { $0 + $1.value }
  }

  /// What the shown percentages are of: the total, or, where the two segments are about equally near, the sum of
  /// what speaks for either, since percentages of next to nothing would be in the thousands.
  private var base: Double {
    let sizes = fields.reduce(0) { $0 + $1.value.magnitude }
    return total.magnitude >= Self.leastShare * sizes ? total.magnitude : sizes
  }

  private static let leastShare = 0.2

  /// Each field's part in whole percent, in the order of `fields`: they sum to `shownTotal` exactly.
  ///
  /// Rounded by the largest remainder: every share is rounded down, and what is missing of the total goes to the
  /// largest remainders, the first on a tie. None is off by a whole percent.
  ///
  /// > Source: Balinski and Young, "Fair Representation", 1982, chapter 3, on Hamilton's method.
  public var percentages: [Int] {
    LargestRemainder.rounded(base > 0 ? fields.map { 100 * $0.value / base } : [])
  }

  /// The whole in percent: 100, −100 where the other segment is nearer, or less where both are about equally near.
  public var shownTotal: Int { percentages.reduce(0, +) }

  /// Says it in a sentence.
  ///
  /// - Parameters:
  ///   - account: The account's name.
  ///   - here: The own segment's name.
  ///   - there: The other's name.
  /// - Returns: One sentence: "Acme is in A and not in B: industry 61%, technologies 39%."
  public func sentence(account: String, here: String, there: String) -> String {
    let parts = zip(fields, percentages)
    let forHere = parts.filter { $0.1 > 0 }.map { (name: Self.words($0.0.field), percent: $0.1) }
    let forThere = parts.filter { $0.1 < 0 }.reversed()
      .map { (name: Self.words($0.0.field), percent: $0.1) }
    guard !forHere.isEmpty || !forThere.isEmpty else {
      return
        "\(account) is in \(here), and nothing that is known of it tells that from \(there)."
    }
    if total.magnitude < Self.leastShare * fields.reduce(0, { $0 + $1.value.magnitude }) {
      return "\(account) is in \(here) and about as near to \(there): "
        + joined([list(forHere, "for \(here)"), list(forThere, "for \(there)")])
    }
    if total > 0 {
      return "\(account) is in \(here) and not in \(there): "
        + joined([list(forHere, nil), speaking(forThere)])
    }
    return "\(account) is in \(here) although it is nearer to \(there): "
      + joined([list(forThere, "for \(there)"), list(forHere, "for \(here)")])
  }

  private func joined(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: "; ") + "."
  }

  /// At most three by name, then how much the others are together.
  private func list(_ parts: [(name: String, percent: Int)], _ side: String?) -> String? {
    guard !parts.isEmpty else { return nil }
    var texts = parts.prefix(Self.mostNamed).map { "\($0.name) \($0.percent.magnitude)%" }
    let rest = parts.dropFirst(Self.mostNamed)
    if !rest.isEmpty {
      let sum = rest.reduce(0) { $0 + Int($1.percent.magnitude) }
      texts.append("\(rest.count) more \(sum)%")
    }
    return (side.map { $0 + " " } ?? "") + texts.joined(separator: ", ")
  }

  private func speaking(_ parts: [(name: String, percent: Int)]) -> String? {
    guard !parts.isEmpty else { return nil }
    var texts = parts.prefix(Self.mostNamed).map { "\($0.name) (−\($0.percent.magnitude)%)" }
    let rest = parts.dropFirst(Self.mostNamed)
    if !rest.isEmpty {
      let sum = rest.reduce(0) { $0 + Int($1.percent.magnitude) }
      texts.append("\(rest.count) more (−\(sum)%)")
    }
    return texts.joined(separator: ", ") + (parts.count == 1 ? " speaks" : " speak")
      + " for the other"
  }

  private static let mostNamed = 3

  package static func words(_ field: String) -> String {
    let isSignal = field.hasPrefix("signals.")
    let name = isSignal ? String(field.dropFirst("signals.".count)) : field
    return name.replacing("_", with: " ") + (isSignal ? " signals" : "")
  }
}
