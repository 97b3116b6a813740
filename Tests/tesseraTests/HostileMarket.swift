import Foundation
import TestSupport

/// A market of accounts with names that break out of tables and pages, and with values by which each could be told.
enum HostileMarket {
  static let count = 160

  /// Writes the files and the model, and returns the folder.
  static func write() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(accounts, to: "zorqaccounts.csv")
    try folder.write(deals, to: "zorqdeals.csv")
    try folder.write(contacts, to: "zorqcontacts.csv")
    let files = ["zorqaccounts.csv", "zorqdeals.csv", "zorqcontacts.csv"]
    _ = try CommandRun(["init"] + files, in: folder.url)
    return folder
  }

  /// Unlike any word of the program, and each another.
  static func name(_ row: Int) -> String {
    switch row {
    case 0: "<script>alert(\"Vrelk\(row)\")</script> Gmbhx"
    case 1: "=Qexcel\(row)()"
    case 2: "Ünqel\(row), \"Söhn\" & Cie"
    case 3: "\u{202E}Rotlev\(row)\u{202C} 🚀"
    case 4: String(repeating: "Langwort\(row) ", count: 1000) + "Endx"
    case 5: "O'Brixen\(row)-Smythex"
    default: "Qxyz\(row) Holdingx"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static var accounts: String {
    var text =
      "Account ID,Account Name,Website,Industry,Country,Employees,Phone,Street,LinkedIn,Parent Company,Account Owner,Notes\n"
    for row in 0..<count {
      // Several accounts have another account as their parent.
      let parent = row % 4 == 0 ? name(6 + row % 3) : ""
      let cells = [
        "ZQ-\(7000 + row)", name(row), "qxyz\(row).example",
        ["Logistics", "Retail", "Energy"][row % 3],
        ["DE", "US", "FR", "JP"][(row / 3) % 4], "\(20 + (row * 37) % 900)",
        "+49 30 55\(10000 + row)",
        "Querweg\(row) Street \(row)", "https://linkedin.example/company/qxyz\(row)x", parent,
        ["Annexa Blorf", "Berix Knall"][row % 2], "Spoke with qnote\(row)x on the phone",
      ]
      text += cells.map(quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  private static var deals: String {
    var text = "Deal ID,Account Name,Stage,Amount,Created,Close Date\n"
    for row in 0..<count {
      let stage = (row % 3 == 0) != (row % 7 == 0) ? "Closed Won" : "Closed Lost"
      let account = row % 20 == 19 ? "Offlistx\(row) Ltdx" : name(row == 4 ? 5 : row)
      let month = "0\(1 + row % 9)"
      text +=
        [
          "DEALX\(row)", account, stage, "\(1000 + row * 10)", "2025-\(month)-03",
          "2026-\(month)-1\(row % 9)",
        ].map(quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  private static var contacts: String {
    var text = "Account ID,Name,Title,Email\n"
    for row in 0..<count {
      text += "ZQ-\(7000 + row),Pelix\(row) Dornx\(row),VP Sales,pelix\(row)@qxyz\(row).example\n"
    }
    return text
  }
}
