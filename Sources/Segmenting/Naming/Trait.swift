extension Segment {
  /// What is true of many members of a segment: a level, a tag, a recent event, or a range of a number.
  ///
  /// Shares of comparisons are among accounts whose value is known, as is the lift; `share`, on which names
  /// stand, is of all members, so that what is not known never makes a trait.
  public struct Trait: Sendable, Equatable {
    /// What is true, in original units.
    public let condition: Condition
    /// The condition in a few words: "logistics", "Salesforce", "200–900 employees".
    public let text: String
    /// The members that have it.
    public let count: Int
    /// The members whose value is known.
    public let knownCount: Int
    /// The members.
    public let memberCount: Int
    /// The share of all accounts of the table with a known value that have it.
    public let shareOfMarket: Double
    /// The same share of the other accounts that were segmented; nothing where there is none.
    public let shareOfSegmented: Double?
    /// The same share of the most similar segment; nothing where there is none.
    public let shareOfSibling: Double?
    /// How surely it sets the members apart from the others that were segmented: the z of the log-odds ratio, or the v-test.
    public let z: Double
    /// Whether the field took part in the clustering.
    ///
    /// Members of a segment are alike in such a field because they were put together by it. Its difference is then a
    /// description and no finding: a test on the same values would reject in pure noise, so that none is made.
    ///
    /// > Source: Gao, Bien, Witten, "Selective inference for hierarchical clustering", 2022,
    /// > DOI 10.1080/01621459.2022.2116331.
    public let isDescriptive: Bool
    /// For a field that took no part: the share of false ones among findings as sure as this; otherwise nothing.
    public var q: Double?

    /// The field.
    public var field: String { condition.field }
    /// The share of all members that have it; a member whose value is not known has it not.
    public var share: Double { Double(count) / Double(memberCount) }
    /// The share of the members with a known value that have it.
    public var shareOfKnown: Double { knownCount > 0 ? Double(count) / Double(knownCount) : 0 }
    /// How many times as frequent it is as in the market.
    public var lift: Double { shareOfKnown / shareOfMarket }

    /// Creates a trait.
    public init(
      condition: Condition, count: Int, knownCount: Int, memberCount: Int,
      shareOfMarket: Double, shareOfSegmented: Double?, shareOfSibling: Double?, z: Double,
      isDescriptive: Bool, q: Double? = nil
    ) {
      precondition(
        count <= knownCount && knownCount <= memberCount,
        "\(count) members of \(knownCount) with a known value, of \(memberCount)")
      self.condition = condition
      text = TraitWords.text(condition)
      self.count = count
      self.knownCount = knownCount
      self.memberCount = memberCount
      self.shareOfMarket = shareOfMarket
      self.shareOfSegmented = shareOfSegmented
      self.shareOfSibling = shareOfSibling
      self.z = z
      self.isDescriptive = isDescriptive
      self.q = q
    }
  }
}
