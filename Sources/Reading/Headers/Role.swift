/// Which kind of thing a file has one row for.
public enum ExportKind: String, Sendable, CaseIterable {
  case accounts, deals, signals, contacts
}

/// What a column is to the reader, as opposed to a description of an account.
public enum Role: String, Sendable, CaseIterable {
  case id, name, domain
  case accountID = "account_id"
  case accountName = "account_name"
  case stage, status
  case isWon = "is_won"
  case isClosed = "is_closed"
  case amount
  case closeDate = "close_date"
  case createdDate = "created_date"
  case date, kind, strength, person
  case title, email, phone
  case firstName = "first_name"
  case lastName = "last_name"
  case decisionMaker = "decision_maker"
}

/// The headers by which a role is known, in snake case, the surest first.
enum RoleAliases {
  /// Returns the roles of a kind of file in the order in which they choose their columns.
  static func all(for kind: ExportKind) -> KeyValuePairs<Role, [String]> {
    switch kind {
    case .accounts: accounts
    case .deals: deals
    case .signals: signals
    case .contacts: contacts
    }
  }

  private static let accountIDs = [
    "account_id", "accountid", "account_id_18", "company_id", "companyid",
    "associated_company_ids_primary", "associated_company_id_primary",
    "hs_primary_associated_company", "primary_associated_company", "associated_company_ids",
    "associated_company_id", "associatedcompanyid", "parentaccountid_value", "parent_account_id",
    "parentaccountid", "organization_id", "organisation_id", "org_id", "deal_organization_id",
    "customer_id", "zoom_info_company_id", "apollo_account_id",
  ]
  private static let accountNames = [
    "account_name", "accountname", "account_account_name", "account", "company_name", "companyname",
    "company", "6sense_company_name", "associated_company_primary", "associated_company",
    "deal_organization", "person_organization", "organization_name", "organisation_name",
    "organization", "organisation", "parentaccountid_name", "customer_name", "customer",
    "account_account",
  ]
  private static let domains = [
    "domain", "company_domain_name", "company_domain", "account_domain", "6sense_domain",
    "website_domain", "email_domain", "website", "website_url", "websiteurl", "account_website",
    "company_website", "web_site", "homepage", "company_url", "url", "visitor_id_tracked_domain",
  ]

  static let accounts: KeyValuePairs<Role, [String]> = [
    .id: [
      "account_id", "accountid", "account_id_18", "company_id", "companyid", "record_id",
      "hs_object_id", "organization_id", "organisation_id", "org_id", "zoom_info_company_id",
      "apollo_account_id", "customer_id", "id",
    ],
    // A column “Customer” of accounts may well say yes or no: it comes last.
    .name: accountNames.filter { $0 != "customer" } + [
      "name", "business_name", "legal_name", "security", "entity_name", "title", "customer",
    ],
    .domain: domains,
  ]

  static let deals: KeyValuePairs<Role, [String]> = [
    .id: [
      "opportunity_id", "opportunityid", "opportunity_id_18", "deal_id", "dealid", "record_id",
      "hs_object_id", "id",
    ],
    .accountID: accountIDs,
    .accountName: accountNames,
    .name: [
      "opportunity_name", "deal_name", "dealname", "deal_title", "opportunity_title", "name",
      "title", "opportunity",
    ],
    .domain: domains,
    .isWon: ["is_won", "iswon", "is_closed_won", "hs_is_closed_won", "won", "closed_won"],
    .isClosed: [
      "is_closed", "isclosed", "is_deal_closed", "hs_is_closed", "deal_closed", "closed",
    ],
    .stage: [
      "stage_name", "stagename", "deal_stage", "dealstage", "stage", "opportunity_stage",
      "sales_stage", "stage_id", "deal_pipeline_stage_id",
    ],
    .status: [
      "deal_status", "opportunity_status", "status", "statecode", "outcome", "deal_outcome",
      "result", "won_lost", "win_loss",
    ],
    .amount: [
      "amount", "deal_value", "deal_amount", "opportunity_amount", "close_value", "total_amount",
      "amount_in_company_currency", "amount_in_home_currency", "value", "actualvalue",
      "actual_value", "actual_revenue", "estimatedvalue", "estimated_value", "estimated_revenue",
      "total_contract_value", "annual_contract_value",
    ],
    .closeDate: [
      "close_date", "closedate", "closed_date", "deal_deal_closed_on", "deal_closed_on",
      "actualclosedate", "actual_close_date", "date_closed", "closed_on", "closed_at",
      "deal_won_time", "estimatedclosedate", "estimated_close_date", "deal_expected_close_date",
      "expected_close_date",
    ],
    .createdDate: [
      "created_date", "createddate", "create_date", "createdate", "created_on", "createdon",
      "deal_deal_created", "deal_add_time", "add_time", "created_at", "created", "date_created",
      "engage_date", "open_date", "opened_date",
    ],
  ]

  static let signals: KeyValuePairs<Role, [String]> = [
    .accountID: accountIDs,
    .accountName: accountNames,
    .domain: domains,
    .email: ["email", "email_address", "person_email", "contact_email"],
    .date: [
      "date", "signal_date", "event_date", "activity_date", "date_of_intent", "timestamp",
      "date_stamp", "datestamp", "week_of", "surge_date",
      "event_time", "occurred_at", "occurred_on", "created_date", "created_at", "createdate",
      "week", "week_start", "cdt", "day",
    ],
    .kind: [
      "signal", "signal_type", "kind", "event", "event_type", "event_name", "activity_type",
      "activity", "type", "signal_page", "topic_name", "topic", "intent_topic", "category_name",
      "category",
    ],
    .strength: [
      "strength", "composite_score", "signal_strength", "intensity", "score", "weight", "count",
    ],
    .person: [
      "person", "person_name", "contact", "contact_name", "visitor", "visitor_id", "user", "lead",
      "contact_id",
    ],
  ]

  static let contacts: KeyValuePairs<Role, [String]> = [
    .accountID: accountIDs,
    .accountName: accountNames,
    .domain: domains,
    .email: ["email", "email_address", "work_email", "business_email", "e_mail", "person_email"],
    .firstName: ["first_name", "firstname", "given_name"],
    .lastName: ["last_name", "lastname", "surname", "family_name"],
    .name: ["full_name", "contact_name", "person_name", "person", "name", "contact"],
    .title: ["job_title", "jobtitle", "title", "position", "role", "contact_title"],
    .phone: [
      "phone", "phone_number", "mobile_phone", "mobile", "mobile_phone_number", "direct_phone",
      "direct_phone_number", "work_direct_phone", "business_phone", "telephone",
    ],
    .decisionMaker: [
      "decision_maker", "is_decision_maker", "decisionmaker", "buying_role", "hs_buying_role",
    ],
  ]
}
