import Reading

/// The values of one field for some accounts, before they are scaled.
enum FeatureValues {
  /// One number per account; a missing one is NaN.
  case numbers([Double])
  /// One code per account, an index into `levels`; a missing one is below 0.
  case levels(codes: [Int32], levels: [String])
  /// The tags of the chosen rows of a table.
  case tags(TagLists, rows: [Int])
}
