/// The fields that are known only after, or because of, the outcome of a deal.
///
/// A score that uses one of them predicts the past. The list is of Salesforce, HubSpot and the
/// vendors of scores; fields that count what sales did are on it too, as they tell who was worked
/// on and not who was likely to buy.
public enum LeakyFields {
  /// Returns why a field must not be a feature, in words that follow its name, or nothing.
  public static func reason(for field: String) -> String? {
    let key = HeaderText.key(field)
    for (reason, names) in exact where names.contains(key) { return reason }
    for (reason, beginnings) in beginnings where beginnings.contains(where: key.hasPrefix) {
      return reason
    }
    if key.hasPrefix("closed_"), key.hasSuffix("_reason") { return isOutcome }
    let isEntry =
      key.hasPrefix("date_entered_") || key.hasPrefix("hs_v2_date_entered_")
      || key.hasPrefix("hs_date_entered_")
    return isEntry && (key.contains("closed") || key.contains("won") || key.contains("lost"))
      ? isOutcome : nil
  }

  /// Returns whether a field counts what sales did to the account, and says nothing of what the account did.
  public static func isEffort(_ field: String) -> Bool { reason(for: field) == isEffort }

  private static let isOutcome = "says how the deal ended"
  private static let isForecast = "is a forecast that follows the stage of the deal"
  private static let isFinal = "has its final value only when the deal is closed"
  private static let isCustomer = "changes to customer when a deal is won"
  private static let isLate = "is overwritten after the deal is closed"
  private static let isUndated = "is today's score of a vendor, without the date on which it was so"
  private static let isEffort = "counts what sales did to the account, not what the account did"

  private static let exact: KeyValuePairs<String, Set<String>> = [
    isOutcome: [
      "stage", "stage_name", "stagename", "deal_stage", "dealstage", "is_won", "iswon",
      "is_closed", "isclosed", "is_closed_won", "is_closed_lost", "hs_is_closed_won",
      "hs_is_closed_lost", "hs_is_closed", "is_deal_closed", "deal_status", "outcome", "won_time",
      "lost_time", "deal_won_time", "deal_lost_time", "deal_lost_reason", "lost_reason",
      "loss_reason", "win_reason", "won_reason", "recent_deal_amount", "recent_deal_close_date",
      "hs_closed_amount", "hs_closed_won_date", "total_revenue",
      "total_won_usd",
    ],
    isFinal: [
      "close_date", "closedate", "amount", "close_value", "days_to_close", "close_month",
      "close_quarter", "closed_date", "date_closed", "sales_cycle", "sales_cycle_days",
      "cycle_days",
      "cycle_length", "cycle_length_days", "deal_cycle", "days_in_pipeline", "age_at_close",
      "has_opportunity_line_item",
      "synced_quote_id", "next_step", "nextstep", "deal_value", "actualvalue", "actual_value",
      "number_of_associated_deals", "num_associated_deals", "number_of_open_deals",
      "num_open_deals", "hs_num_open_deals", "new_pipeline_usd",
    ],
    isForecast: [
      "probability", "expected_revenue", "deal_probability", "hs_deal_stage_probability",
      "likelihood_to_close", "hs_predictivecontactscore_v2", "hs_likelihood_to_close",
    ],
    isCustomer: ["account_type", "lifecycle_stage", "lifecyclestage"],
    isLate: [
      "last_modified_date", "last_activity_date", "last_activity", "notes_last_updated",
      "last_contacted", "notes_last_contacted", "system_modstamp", "last_viewed_date",
      "last_referenced_date",
    ],
    isUndated: [
      "hub_spot_score", "hubspotscore", "account_intent_score6sense",
      "account_buying_stage6sense", "account_profile_fit6sense", "account_profile_score6sense",
      "account_reach_score6sense", "account6_qa6sense", "accountintentscore6sense",
      "accountbuyingstage6sense", "accountprofilefit6sense", "accountprofilescore6sense",
      "accountreachscore6sense", "account6qa6sense", "pipeline_predict_score",
      "qualification_score", "einstein_score", "lead_score", "leadscore", "opportunity_score",
    ],
    isEffort: [
      "calls", "meetings", "emails_sent", "sales_emails", "sales_calls", "touches", "sales_touches",
      "sales_activities", "number_of_sales_activities", "num_notes", "number_of_calls",
      "number_of_meetings", "number_of_emails", "call_count", "meeting_count", "email_count",
      "activity_count", "number_of_times_contacted", "num_contacted_notes", "has_open_activity",
      "has_overdue_task",
    ],
  ]

  private static let beginnings: KeyValuePairs<String, [String]> = [
    isForecast: ["forecast_", "hs_forecast_"],
    isFinal: ["fiscal"],
    isEffort: [
      "sales_contacts", "calls_", "meetings_", "emails_sent_", "sales_touches_", "num_sales_",
      "hs_sales_email",
    ],
  ]
}
