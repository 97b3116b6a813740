/// The share of cells that are empty, column by column.
struct MissingShares: Sendable, Equatable {
  var website = 0.05
  var industry = 0.05
  var employees = 0.07
  var revenue = 0.08
  var country = 0.05
  var technologies = 0.06
  var crm = 0.06
  var useCase = 0.08

  /// Each column's own share.
  init() {}

  /// The same share for all columns.
  init(all share: Double) {
    website = share
    industry = share
    employees = share
    revenue = share
    country = share
    technologies = share
    crm = share
    useCase = share
  }
}
