import Reading
public enum ModelTemplate {
  public static func text(
    market: Market, accountsPath: String?, dealsPath: String?, signalsPath: String?,
    contactsPath: String?
  ) -> String { "" }
}
