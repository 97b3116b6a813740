/// The values that a generated market's accounts can have.
package enum MarketVocabulary {
  package static let industries = [
    "Aerospace", "Agriculture", "Automotive", "Banking", "Biotechnology", "Chemicals",
    "Construction", "Education", "Energy", "Food", "Health care", "Hospitality", "Insurance",
    "Logistics", "Manufacturing", "Media", "Retail", "Software", "Telecommunications", "Utilities",
  ]
  package static let useCases = [
    "Asset tracking", "Billing", "Compliance", "Demand planning", "Fraud detection",
    "Maintenance", "Quality control", "Workforce planning",
  ]
  package static let countries = [
    "Australia", "Brazil", "Canada", "France", "Germany", "India", "Japan", "Netherlands",
    "Spain", "Sweden", "United Kingdom", "United States",
  ]
  package static let technologies = [
    "Airflow", "Ansible", "AWS", "Azure", "BigQuery", "Cassandra", "Databricks", "Datadog",
    "Docker", "Drupal", "Elasticsearch", "Google Cloud", "Grafana", "Hadoop", "Informatica",
    "Jenkins", "Jira", "Kafka", "Kubernetes", "Looker", "Magento", "MongoDB", "MySQL", "NetSuite",
    "Okta", "Oracle", "Power BI", "PostgreSQL", "Qlik", "Redis", "SAP", "ServiceNow", "Shopify",
    "Snowflake", "Spark", "Splunk", "SQL Server", "Tableau", "Terraform", "Workday",
  ]
  package static let crms = ["Dynamics 365", "HubSpot", "Pipedrive", "Salesforce", "Zoho"]
  package static let employeeBands: [ClosedRange<Int>] = [
    11...50, 51...200, 201...500, 501...1_000, 1_001...2_000, 2_001...10_000, 10_001...50_000,
  ]
  package static let triggers = ["funding", "leadership_change", "new_office", "merger"]

  /// What makes an account likelier to buy.
  package static let goodIndustries: Set = [
    "Automotive", "Energy", "Insurance", "Logistics", "Manufacturing", "Retail",
  ]
  package static let goodEmployees = 201...2_000
  package static let goodCRMs: Set = ["HubSpot", "Salesforce"]
  package static let goodTechnologies: Set = [
    "Databricks", "Kafka", "Kubernetes", "SAP", "Snowflake", "SQL Server",
  ]
}
