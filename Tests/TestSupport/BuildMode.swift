/// How the tests were built.
public enum BuildMode {
  /// Whether the compiler optimized: loops without that are 20 to 100 times slower.
  public static let isOptimized: Bool = {
    #if DEBUG
    false
    #else
    true
    #endif
  }()

  /// Why a test that takes long is left out of an unoptimized run.
  public static let skipMessage =
    "takes minutes where the compiler does not optimize; the release run has it"
}
