/// The model file of the worked example.
enum ExampleModel {
  static let text = """
    # The model of this market: where the data are, what describes an account, how it is scored,
    # and what follows from its score. Change a number and run `tessera run` again.
    tessera: 1                      # the version of this format
    name: Worked example, fit × intent matrix

    # Files, counted from this folder. Columns are found by their headers: “Employee count” is the
    # field employees, “Vertical” is industry, “Technology stack” is technologies, and so on.
    accounts: accounts.csv
    deals:
      source: deals.csv
      won: [Closed Won]             # stages that count as won;
      lost: [Closed Lost]           # all stages that are not named here are open
      unit: account                 # conversion: accounts that won a deal, of all accounts
      window: all                   # every deal counts, however old; 12m would be the last year
      currency: $
    contacts: contacts.csv          # who can be reached; scores do not use it

    # What makes two accounts alike when micro-segments are sought. Each family has a weight, and its
    # columns share it. `log` because 100 and 200 employees differ as much as 1,000 and 2,000.
    features:
      firmographic: { weight: 1, columns: [industry, country, {employees: log}, use_case] }
      technographic: { weight: 1, columns: [technologies] }
      intent: { weight: 0.5, columns: [{website_visits: log}, intent_score] }

    # Points. Here people have graded fit and intent from 1 to 10, and each grade is its points.
    score:
      fit: { max: 10, fit_score: { per: 1, cap: 10 } }
      intent: { max: 10, intent_level: { per: 1, cap: 10 } }

    # The first tier whose rule holds. The budget is for advertising, per account and month.
    tiers:
      1:
        when: "fit >= 7 and intent >= 7"
        capacity: 50                # how many accounts the team can give this treatment
        budget_per_month: 500..2000
        play: "An account team of sales and marketing; a page and content for this account alone"
      2:
        when: "(fit >= 7 and intent >= 2) or (fit >= 5 and intent >= 7)"
        budget_per_month: 200..500
        play: "One campaign per micro-segment: a webinar, a page for the vertical, e-mails"
      3:
        when: otherwise
        budget_per_month: 25..100
        play: "Automated advertising and nurture until a signal moves the account"

    # Micro-segments: groups of Tier 2 that are small and alike enough for one campaign.
    segments:
      tiers: [2]
      sizes: 5..15
      names: [country, industry, technologies, use_case]  # what their names begin with
      market: 6                     # and coarse segments of all accounts, for orientation

    """
}
