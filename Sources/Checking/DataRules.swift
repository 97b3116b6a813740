import Modeling
import Reading
import Scoring
import Segmenting
import Statistics

/// D: the accounts, whom one can reach there, and the dates.
struct DataRules {
  let checker: Checker
  let market: Market
  let scores: ScoredAccounts
  let segmentation: Segmentation?

  var findings: [Finding] {
    [duplicates, decisionMakers, segments, strayDate, dayBehindData].compactMap { $0 }
  }

  private var accounts: AccountTable { market.accounts }

  /// Accounts with the domain of an earlier one, or with its name where one of the two has no domain.
  private var duplicates: Finding? {
    // Without a file of accounts every deal is its own account, and a company may have many.
    guard checker.model.accounts != nil else { return nil }
    var firstOfDomain: [String: Int] = [:]
    var firstOfName: [String: Int] = [:]
    var pairs: [(first: Int, second: Int, shared: String)] = []
    for account in 0..<accounts.count {
      let domain = accounts.domains[account]
      let name = HeaderText.folded(accounts.names[account])
      if !domain.isEmpty, let first = firstOfDomain[domain] {
        pairs.append((first, account, "the domain \(domain)"))
      } else if !name.isEmpty, let first = firstOfName[name],
        domain.isEmpty || accounts.domains[first].isEmpty
      {
        pairs.append((first, account, "the name \(accounts.names[account])"))
      }
      if !domain.isEmpty, firstOfDomain[domain] == nil { firstOfDomain[domain] = account }
      if firstOfName[name] == nil { firstOfName[name] = account }
    }
    guard let example = pairs.first else { return nil }
    let lines = "lines \(accounts.lines[example.first]) and \(accounts.lines[example.second])"
    return Rule.duplicateAccounts.finding(
      at: "\(accounts.source):\(accounts.lines[example.second])",
      "\(counted(pairs.count, "account")) \(pairs.count == 1 ? "repeats" : "repeat") another one: "
        + "\(lines) share \(example.shared); merge them, so that signals and deals meet in one.")
  }

  /// A latest date that stands half a year or more behind the one before it.
  private var strayDate: Finding? {
    let closes = (market.deals?.deals ?? []).compactMap { $0.outcome == .open ? nil : $0.closed }
    let days = Set(closes + (market.signals?.signals ?? []).map(\.date)).sorted().suffix(2)
    guard let before = days.first, let latest = days.last, latest.days(since: before) > 180 else {
      return nil
    }
    let place = market.deals?.deals.first { $0.outcome != .open && $0.closed == latest }
      .map { "\(market.deals?.source ?? ""):\($0.line)" }
    return Rule.strayDate.finding(
      at: place ?? market.signals?.source ?? checker.modelFile,
      "The latest date, \(latest), is \(counted(latest.days(since: before), "day")) after the one "
        + "before it, \(before); mend it if it is mistyped, or give the day with --as-of.")
  }

  /// A day for which the data are old: three months and more after their latest date.
  private var dayBehindData: Finding? {
    guard let asOf = scores.asOf, let latest = market.latestDate, asOf.days(since: latest) > 90
    else {
      return nil
    }
    return Rule.dayBehindData.finding(
      at: market.signals?.source ?? market.deals?.source ?? checker.modelFile,
      "The day, \(asOf), is \(counted(asOf.days(since: latest), "day")) after the latest date in the data, "
        + "\(latest), so that signals have faded and ages have grown; export again, or leave --as-of out."
    )
  }

  private var decisionMakers: Finding? {
    guard let table = market.contacts else { return nil }
    var isReached = [Bool](repeating: false, count: accounts.count)
    for contact in table.contacts where contact.isReachable && contact.isDecisionMaker {
      isReached[contact.account] = true
    }
    let tierOne = (0..<accounts.count).filter { scores.tiers[$0] == 1 }
    let missed = tierOne.filter { !isReached[$0] }
    guard let first = missed.first else { return nil }
    return Rule.noDecisionMaker.finding(
      at: table.source,
      "\(DecimalText.whole(missed.count)) of \(counted(tierOne.count, "account")) in Tier 1 "
        + "\(missed.count == 1 ? "has" : "have") no decision-maker who can be reached (for instance "
        + "\(accounts.names[first])); find one before anything else is spent on it.")
  }

  private var segments: Finding? {
    guard let segmentation, let table = market.contacts else { return nil }
    let unreached = segmentation.segments.filter { $0.reach?.accountCount == 0 }
    guard let first = unreached.first else { return nil }
    return Rule.segmentWithoutContact.finding(
      at: table.source,
      "\(DecimalText.whole(unreached.count)) of \(counted(segmentation.segments.count, "micro-segment")) "
        + "\(unreached.count == 1 ? "has" : "have") nobody who can be reached (segment "
        + "\(first.number), \(first.name)); find contacts, or leave it out of the campaign.")
  }
}
