import Modeling

/// A whole model, with every key that there is.
let wholeModel = """
  tessera: 1
  name: Acme target accounts
  accounts:
    source: accounts.csv
    columns: { id: Account ID }
    kinds: { founded: number, public: yes/no }
  deals:
    source: deals.csv
    columns: {}
    won: [Closed Won]
    lost: Closed Lost
    exclude: { pipeline: [Renewals, "Up, sell"] }
    unit: account
    window: 12m
    currency: €
  signals: signals.csv
  contacts: contacts.csv
  features:
    intent: { weight: 0.5, columns: [{signals.pricing_visit: log}] }
    firmographic: { weight: 2, columns: [industry, {employees: log}, {revenue: rank}] }
    technographic: [technologies]
  score:
    suggested: true
    fit:
      max: 50
      industry: { points: { Software: 15, "Finance: retail": 10.5 }, other: 1, missing: 0.25 }
      employees: { bands: { 50..1000: 15, 1000+: 5, ..50: 2}, missing: 3 }
      revenue: { band: 10M..50M, points: 15 }
      existing_relationship: { yes: 5 }
      fit_score: { per: 1, cap: 10 }
    intent:
      max: 30
      signals.pricing_visit: { per: 4, cap: 12, half_life: 14d }
      last_engagement: { points: 10, half_life: 4w }
  tiers:
    1: { when: "score > 75 and fit >= 35", capacity: 20, budget_per_month: 500..2000, play: "Sales, 1:1" }
    2: { when: "score >= 40 and (intent > 0 or engagement > 0)" }
    3: { when: otherwise }
  customers: { when: "existing_customer = yes", tier: 1 }
  segments: { tiers: [2], sizes: 5..15, names: [industry, technologies], market: 8 }
  criteria:
    agreed: 2026-01-15
    6m: pipeline(1) >= 500k
    12m:
      - conversion(1) > conversion(2, 3)
      - "recall(1, 2) >= 60%"
      - auc ≥ 0.65
    seal: 0123456789ABCDEF
  """

/// The least model that there can be.
let leastModel = """
  tessera: 1
  accounts: accounts.csv
  tiers: { 1: { when: otherwise } }
  """

/// Returns what is said of a text that is no model; an empty text where it is one.
func complaint(_ text: String) -> String {
  do throws(ModelingError) {
    _ = try ModelFile.parse(text, file: "m.yaml")
    return ""
  } catch {
    return error.description
  }
}
