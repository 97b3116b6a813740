/// The style sheet and the scripts of the page, which are put into it whole.
///
/// They lie in `Assets` as the files that they are, and are built into the program.
enum PageAssets {
  /// Light and dark, narrow and wide, and paper.
  static let style = text(PackageResources.page_css)
  /// Tables that sort, charts that are read by the arrow keys.
  static let script = text(PackageResources.page_js)
  /// Sliders that score and tier again.
  static let whatIf = text(PackageResources.what_if_js)

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
