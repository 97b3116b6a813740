import Statistics

/// Says in sentences which wins the list and the tiers missed, and what these have in common.
struct ListGapText {
  let rate: Rate?
  let deals: [ListGap.Deal]
  let companyCount: Int
  let fields: [String]
  let traits: [TraitContrast]
  let missed: MissedWins?
  /// The fields that the model itself goes by.
  let scored: Set<String>
  let isSuggested: Bool

  /// So many deals are named, and so many traits told; the rest is in the JSON.
  private static let mostDeals = 10
  private static let mostTraits = 5

  var sentences: [String] {
    [gap, listed].compactMap(\.self) + shared + (missed.map(missedSentences) ?? []) + closing
  }

  private var gap: String? {
    guard let rate else { return nil }
    let wilson =
      "Wilson \(DecimalText.fixed(rate.lower * 100, places: 1))–"
      + DecimalText.percent(rate.upper)
    guard rate.successes > 0 else {
      let all =
        rate.trials == 1
        ? "the one won deal belongs to an account"
        : "all \(DecimalText.whole(rate.trials)) won deals belong to accounts"
      return
        "No ICP gap: \(all) of the list "
        + "(\(wilson) of wins from outside)."
    }
    return
      "ICP gap: \(DecimalText.percent(rate.value)) of wins (\(DecimalText.whole(rate.successes)) of "
      + "\(DecimalText.whole(rate.trials)); \(wilson)) are from outside the list."
  }

  private var listed: String? {
    guard !deals.isEmpty else { return nil }
    let names = deals.prefix(Self.mostDeals).map {
      "\($0.reference.isEmpty ? "no account" : $0.reference) (line \($0.line))"
    }
    let more = deals.count - names.count
    return "They are \(names.joined(separator: ", "))"
      + (more > 0 ? " and \(DecimalText.whole(more)) more." : ".")
  }

  private var shared: [String] {
    guard !deals.isEmpty else { return [] }
    guard !fields.isEmpty else {
      return [
        "The file of deals has no column that describes the account or the product, so nothing tells what "
          + "these wins share: add industry, country, employees or product to the export."
      ]
    }
    let words = fields.map(TraitText.words).joined(separator: ", ")
    guard companyCount >= ListGaps.fewest else {
      return ["Fewer than \(ListGaps.fewest) companies are too few to tell what they share."]
    }
    let found = Self.strongest(traits)
    guard !found.isEmpty else {
      return [
        traits.isEmpty
          ? "What the file of deals says of the account (\(words)) is known of too few of them to compare."
          : "No trait is more frequent among them than among wins on the list, beyond chance "
            + "(\(traits.count) tested, of \(words))."
      ]
    }
    return found.prefix(Self.mostTraits).map { contrast in
      "\(share(contrast.own)) of them \(contrast.trait.clause), against \(share(contrast.other)) of "
        + "the wins on the list (\(figures(contrast))): the list may lack such "
        + "accounts, or the profile behind it."
    }
  }

  private func missedSentences(_ missed: MissedWins) -> [String] {
    let count = missed.rate.successes
    var sentences = [
      "\(DecimalText.whole(count)) of \(DecimalText.whole(missed.rate.trials)) won accounts "
        + "(\(DecimalText.percent(missed.rate.value)); Wilson "
        + "\(DecimalText.fixed(missed.rate.lower * 100, places: 1))–"
        + "\(DecimalText.percent(missed.rate.upper))) \(count == 1 ? "was" : "were") \(missed.place)."
    ]
    guard count >= ListGaps.fewest else { return sentences }
    let differing = Self.strongest(missed.againstWins)
    let own = differing.filter { scored.contains($0.trait.field) }.map(\.trait.field)
    if !own.isEmpty {
      let names = own.enumerated().filter { own.firstIndex(of: $0.element) == $0.offset }
        .map { TraitText.words($0.element) }
      sentences.append(
        "They differ from the other wins in \(names.joined(separator: ", ")), which the model goes by: "
          + "that is how they came to be there.")
    }
    let others = differing.filter { !scored.contains($0.trait.field) }
    sentences += others.prefix(Self.mostTraits).map { contrast in
      "Of these wins, \(share(contrast.own)) \(contrast.trait.clause), against "
        + "\(share(contrast.other)) of the other wins (\(figures(contrast)))."
    }
    let catching = Self.strongest(missed.againstRest).prefix(Self.mostTraits)
    sentences += catching.map { contrast in
      let accounts = contrast.own.successes + contrast.other.successes
      return
        "\(share(contrast.own)) of them \(contrast.trait.clause), against \(share(contrast.other)) of the "
        + "accounts beside them that were not won (\(figures(contrast))): that would have caught "
        + "\(DecimalText.whole(contrast.own.successes)) wins among \(DecimalText.whole(accounts)) accounts."
    }
    if catching.isEmpty, !missed.againstRest.isEmpty {
      sentences.append(
        "No trait would have caught them beyond chance (\(missed.againstRest.count) tested against "
          + "the accounts beside them).")
    }
    return sentences
  }

  /// Returns what was found, the greatest difference that the data vouch for first: in a large market the smallest p
  /// may belong to a difference that nobody would act on.
  private static func strongest(_ contrasts: [TraitContrast]) -> [TraitContrast] {
    contrasts.filter(\.isFound).enumerated().sorted {
      (-$0.element.difference.lowerBound, $0.offset)
        < (-$1.element.difference.lowerBound, $1.offset)
    }.map(\.element)
  }

  private func share(_ rate: Rate) -> String { DecimalText.percent(rate.value) }

  private func figures(_ contrast: TraitContrast) -> String {
    "\(DecimalText.whole(contrast.own.successes)) of \(DecimalText.whole(contrast.own.trials)); q "
      + DecimalText.pValue(contrast.q)
  }

  private var closing: [String] {
    let all = traits + (missed.map { $0.againstWins + $0.againstRest } ?? [])
    guard all.contains(where: \.isFound) else { return [] }
    return [
      "The share of such findings that chance would make is q (Benjamini and Hochberg)."
        + (isSuggested && missed?.againstWins.contains(where: \.isFound) == true
          ? " The points were suggested from these same deals, so their blind spots look smaller here."
          : "")
    ]
  }
}
