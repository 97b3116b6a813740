import CLinearAlgebra
import Glibc

/// The BLAS that the program found when it was loaded.
public enum BLASProvider {
  /// The provider's name and, where it says so, its version.
  public static let name: String = {
    guard let config = unsafe symbol("openblas_get_config") else {
      if has("bli_info_get_version_str") { return "BLIS" }
      return has("MKL_Get_Version_String") ? "MKL" : "reference BLAS"
    }
    typealias Config = @convention(c) () -> UnsafePointer<CChar>?
    let function = unsafe unsafeBitCast(config, to: Config.self)
    guard let text = unsafe function() else { return "OpenBLAS" }
    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64": the first two words.
    return unsafe String(cString: text).split(separator: " ").prefix(2).joined(separator: " ")
  }()

  /// Whether it is the slow reference implementation.
  public static var isReference: Bool { name == "reference BLAS" }

  /// Keeps OpenBLAS on one thread: its results change with its thread count, and we have threads of our own.
  ///
  /// The threads that it has started when it was loaded are ended, as they look for work without a pause for a
  /// twentieth of a second and take turns with ours. Every function that calls BLAS, and every one that starts
  /// threads, calls this first; it does its work once.
  static func useOneThread() { onOneThread }

  private static let onOneThread: Void = {
    guard let setter = unsafe symbol("openblas_set_num_threads") else { return }
    typealias Setter = @convention(c) (CInt) -> Void
    unsafe unsafeBitCast(setter, to: Setter.self)(1)
    // In this order, as setting the number would start the threads again.
    guard let ender = unsafe symbol("blas_thread_shutdown_") else { return }
    typealias Ender = @convention(c) () -> CInt
    _ = unsafe unsafeBitCast(ender, to: Ender.self)()
  }()

  private static func has(_ name: String) -> Bool {
    unsafe symbol(name) != nil
  }

  private static func symbol(_ name: String) -> UnsafeMutableRawPointer? {
    unsafe dlsym(nil, name)
  }
}
