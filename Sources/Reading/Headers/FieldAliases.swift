/// The names under which model files know the usual descriptions of an account.
package enum FieldAliases {
  /// Each canonical field and the headers, in snake case, that mean it, the surest first.
  static let all: KeyValuePairs<String, [String]> = [
    "industry": [
      "industry", "primary_industry", "sector", "gics_sector", "vertical", "industry_group",
      "hs_industry_group", "ccm_industry", "bw_vertical", "industrycode", "industries",
      "industry_name", "company_industry",
    ],
    "sub_industry": [
      "sub_industry", "subindustry", "primary_sub_industry", "gics_sub_industry", "sub_sector",
      "industry_legacy",
    ],
    "employees": [
      "employees", "number_of_employees", "numberofemployees", "employee_count", "employeecount",
      "num_employees", "no_of_employees", "company_headcount", "headcount", "employee_range",
      "hs_employee_range", "6sense_employee_range", "ccm_company_size", "company_size",
      "comp_size", "size",
    ],
    "revenue": [
      "revenue", "annual_revenue", "annualrevenue", "revenue_in_000s_usd", "revenue_range",
      "hs_revenue_range", "revenue_range_in_usd", "6sense_revenue_range", "sales_revenue",
      "estimated_annual_revenue", "turnover",
    ],
    "country": [
      "country", "billing_country", "billingcountry", "country_region", "company_country",
      "6sense_country", "address1_country", "hq_country", "office_location", "bw_country",
      "shipping_country", "billing_country_code", "country_code", "hs_country_code",
      "country_region_code",
    ],
    "state": [
      "state", "billing_state", "state_region", "company_state", "billing_state_province",
      "state_province", "address1_stateorprovince", "hq_state", "province",
    ],
    "city": [
      "city", "billing_city", "company_city", "address1_city", "hq_city", "headquarters_location",
      "headquarters", "metro_area",
    ],
    "region": ["region", "sales_region", "territory", "geo", "geography", "continent"],
    "founded": [
      "founded", "year_founded", "founded_year", "year_established", "year_started", "founded_date",
    ],
    "ownership": ["ownership", "ownership_type", "company_type", "is_public"],
    "account_type": ["account_type", "type"],
    "technologies": [
      "technologies", "technology_stack", "tech_stack", "web_technologies", "bw_technologies",
      "technology", "tools", "languages_and_frameworks",
    ],
    "keywords": ["keywords", "company_keywords", "hs_keywords", "tags", "account_tags"],
    "use_case": ["use_case", "use_cases", "usecase"],
    "lifecycle_stage": ["lifecycle_stage", "lifecyclestage"],
    "existing_customer": [
      "existing_customer", "is_customer", "is_existing_customer", "current_customer", "customer",
    ],
    "existing_relationship": [
      "existing_relationship", "existing_sales_relationship", "sales_relationship",
      "has_relationship",
    ],
    "last_engagement": [
      "last_engagement", "last_meaningful_engagement", "last_meaningful_engagement_date",
      "last_engagement_date", "hs_last_sales_activity_timestamp",
    ],
    "website_visits": [
      "website_visits", "website_visits_last_90_days", "website_visits_90d", "web_visits",
      "number_of_sessions", "hs_analytics_num_visits", "number_of_pageviews",
      "hs_analytics_num_page_views", "page_views", "pageviews",
    ],
    "intent_score": [
      "intent_score", "intent_data_score", "account_intent_score6sense", "composite_score",
      "accountintentscore6sense", "intent", "g2_intent_score", "surge_score",
    ],
    "fit_score": [
      "fit_score", "account_profile_score6sense", "accountprofilescore6sense",
      "qualification_score", "icp_score",
    ],
    "funding_date": [
      "funding_date", "recent_funding_date", "last_funding_date", "last_raised_at",
      "latest_funding_date",
    ],
    "crm": ["crm", "crm_in_use", "crm_system"],
  ]

  /// The canonical fields.
  package static let fields: [String] = all.map(\.key)

  /// How the values of a field are expected to be; nothing where either kind would do.
  static func expectedKind(of field: String) -> ColumnKind? {
    switch field {
    case "employees", "revenue", "founded", "website_visits", "intent_score", "fit_score": .number
    case "funding_date", "last_engagement": .date
    case "technologies", "keywords": .tags
    case "existing_customer", "existing_relationship": .yesNo
    case "industry", "sub_industry", "country", "state", "city", "region", "ownership",
      "account_type", "use_case", "lifecycle_stage", "crm":
      .category
    default: nil
    }
  }
}
