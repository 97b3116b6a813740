/// The sum of squared distances to the clusters' centers, the objective of k-means.
enum Inertia {
  /// Returns Σ weight · distance², each weight 1 when left out.
  static func sum(_ squaredDistances: [Float], weights: [Float]?) -> Double {
    guard let weights else { return squaredDistances.reduce(0.0) { $0 + Double($1) } }
    return zip(squaredDistances, weights).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
  }
}
