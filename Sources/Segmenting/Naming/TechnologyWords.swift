/// The spelling of technologies that exports write small.
enum TechnologyWords {
  /// Returns a technology as its makers write it.
  static func spelled(_ tag: String) -> String { spellings[tag] ?? tag.replacing("_", with: " ") }

  private static let spellings = [
    "javascript": "JavaScript", "typescript": "TypeScript", "python": "Python", "ruby": "Ruby",
    "php": "PHP", "sql": "SQL", "nosql": "NoSQL", "go": "Go", "golang": "Go", "java": "Java",
    "scala": "Scala", "elixir": "Elixir", "rust": "Rust", "swift": "Swift", "kotlin": "Kotlin",
    "dotnet": ".NET", "ml": "machine learning", "api": "APIs", "graphql": "GraphQL",
    "linux": "Linux", "aws": "AWS", "azure": "Azure", "devops": "DevOps", "sap": "SAP",
    "react": "React", "react-native": "React Native", "nodejs": "Node.js", "angular": "Angular",
    "vue": "Vue", "docker": "Docker", "kubernetes": "Kubernetes", "postgres": "PostgreSQL",
    "salesforce": "Salesforce", "hubspot": "HubSpot", "snowflake": "Snowflake",
    "data": "data tools", "search": "search tools", "infrastructure": "infrastructure tools",
    "flutter": "Flutter", "oracle": "Oracle", "shopify": "Shopify",
  ]
}
