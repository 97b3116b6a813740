/// Fields as people say them.
enum FieldWords {
  /// Returns a field without what a model file needs: `signals.pricing_visit` gives “pricing visit”.
  static func plain(_ field: String) -> String {
    field.replacing("signals.", with: "").replacing("_", with: " ")
  }
}
