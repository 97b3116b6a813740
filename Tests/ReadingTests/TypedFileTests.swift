import Reading
import Testing

/// Returns the typed columns of a text.
func typed(
  _ text: String, columns: [String: String] = [:], kinds: [String: ColumnKind] = [:],
  as kind: ExportKind? = .accounts
) throws -> TypedFile {
  try TypedFile(
    table(text), options: SourceOptions(path: "deals.csv", columns: columns, kinds: kinds), as: kind
  )
}

/// Returns a file of one named column beside a name in each row.
private func column(_ header: String, _ values: [String]) -> String {
  "name,\(header)\n"
    + values.enumerated().map { "n\($0),\"\($1)\"\n" }.joined()
}

struct TypedFileTests {
  private func numbers(_ file: TypedFile, _ column: Int = 1) -> [Double] {
    guard case .number(let values) = file.columns[column].values else { return [] }
    return values
  }

  private func dates(_ file: TypedFile, _ column: Int = 1) -> [String] {
    guard case .date(let values) = file.columns[column].values else { return [] }
    return values.map { $0?.description ?? "" }
  }

  // MARK: Kinds

  @Test(arguments: [
    ("value", ["1", "2.5", "$3k"], ColumnKind.number),
    ("value", ["1-10", "51-200", "10,001+"], .number),
    ("zip code", ["10115", "20095", "80331"], .text),
    ("postal", ["02139", "10001", "02139"], .category),
    ("plan", ["gold", "gold", "silver"], .category),
    ("note", ["one thing", "another", "a third"], .text),
    ("industry", ["Software", "Finance", "Retail"], .category),
    ("opted in", ["Yes", "no", "YES"], .yesNo),
    ("is_public", ["1", "0", "1"], .yesNo),
    ("value", ["1", "0", "1"], .number),
    ("opted in", ["Yes", "No", "Unknown"], .text),
    ("seen", ["2025-01-02", "2025-03-04", "N/A"], .date),
    ("stack", ["go;php", "php;go", "go;php"], .tags),
    ("technologies", ["Go", "PHP", "Rust"], .tags),
    ("remarks", ["first; second", "third; fourth", "fifth; sixth"], .text),
    ("employees", ["", "", ""], .number),
    ("whatever", ["", "", ""], .text),
  ])
  func findsTheKind(_ header: String, _ values: [String], _ kind: ColumnKind) throws {
    #expect(try typed(column(header, values)).columns[1].kind == kind)
  }

  @Test func readsACategoryWithUnknownAndNoneAsValues() throws {
    let file = try typed(column("crm", ["None", "unknown", "None", "#N/A", "n/a", "-"]))
    guard case .category(let codes, let levels) = file.columns[1].values else {
      Issue.record("no category")
      return
    }
    #expect(codes == [0, 1, 0, -1, -1, -1])
    #expect(levels == ["None", "unknown"])
  }

  @Test func keepsNorthAmericaAmongSalesRegions() throws {
    let file = try typed(column("Sales Region", ["NA", "EMEA", "NA", ""]))
    guard case .category(let codes, let levels) = file.columns[1].values else {
      Issue.record("no category")
      return
    }
    #expect(codes == [0, 1, 0, -1])
    #expect(levels == ["NA", "EMEA"])
    #expect(try typed(column("grade", ["NA", "A", "A"])).columns[1].isMissing(0))
  }

  @Test func tellsNoTagsFromNoAnswer() throws {
    let file = try typed(column("technologies", ["b|a|b", "", "none", "a"]))
    guard case .tags(let tags) = file.columns[1].values else {
      Issue.record("no tags")
      return
    }
    #expect(tags.levels == ["b", "a"])
    #expect(Array(tags.codes(ofRow: 0)) == [0, 1])
    #expect(tags.isMissing == [false, true, false, false])
    #expect(tags.codes(ofRow: 2).isEmpty)
    #expect(tags.codes(ofRow: 3).elementsEqual([1]))
  }

  @Test func obeysTheKindThatIsSet() throws {
    let file = try typed(column("grade", ["1", "2", "1"]), kinds: ["grade": .category])
    #expect(file.columns[1].kind == .category)
    #expect(
      throws: ReadingError.noValueReadable(
        file: "deals.csv", line: 2, column: 2, header: "grade", value: "A", kind: .number)
    ) { try typed(column("grade", ["A", "B"]), kinds: ["grade": .number]) }
    #expect(
      throws: ReadingError.columnMissing(
        file: "deals.csv", role: "kinds", header: "grad", nearest: "grade")
    ) { try typed(column("grade", ["A", "B"]), kinds: ["grad": .number]) }
  }

  @Test func keepsTheNameOfASizeInWords() throws {
    let file = try typed(column("Company Size", ["small", "large", "small"]))
    #expect(file.columns[1].field == "company_size")
    #expect(try typed(column("Company Size", ["1-10", "11-50"])).columns[1].field == "employees")
  }

  // MARK: Numbers

  @Test func listsATextInANumberColumn() throws {
    let file = try typed(column("employees", ["10", "many", "30", "", "40"]))
    #expect(numbers(file).map(\.isNaN) == [false, true, false, true, false])
    #expect(
      file.notes == [
        "employees (column 2): 1 of 4 values is no number and counts as missing: line 3 “many”"
      ])
  }

  @Test func decidesDecimalCommasForTheWholeColumn() throws {
    let file = try typed(column("price", ["1.234,56", "1.234", "7"]))
    #expect(numbers(file) == [1234.56, 1234, 7])
    #expect(file.notes == ["price: decimal commas (1.234,56), and points as thousands"])
  }

  @Test func listsANumberThatContradictsItsColumn() throws {
    let values = (1...20).map { "\($0).5" } + ["1.234,56"]
    let file = try typed(column("price", values))
    #expect(numbers(file).last?.isNaN == true)
    #expect(
      file.notes == [
        "price (column 2): 1 of 21 values is no number and counts as missing: line 22 “1.234,56”"
      ])
  }

  @Test func decidesWhatAPointWithThreeDigitsIs() throws {
    #expect(numbers(try typed(column("employees", ["1.234", "2.500"]))) == [1234, 2500])
    #expect(numbers(try typed(column("rate", ["1.234", "2.500"]))) == [1.234, 2.5])
    #expect(numbers(try typed(column("stock", ["1.234", "950"]))) == [1234, 950])
    #expect(numbers(try typed(column("stock", ["1.234", "1500"]))) == [1.234, 1500])
    #expect(numbers(try typed(column("stock", ["1,234", "2,500"]))) == [1234, 2500])
    let file = try typed(column("employees", ["1.234", "2.500"]), columns: ["decimal": "point"])
    #expect(numbers(file) == [1.234, 2.5])
    #expect(try typed(column("employees", ["1.234"])).notes.count == 1)
  }

  @Test func readsYearsOfFoundation() throws {
    let file = try typed(column("Founded", ["1985 (1902)", "1975/1977 (1997)", "2001"]))
    #expect(numbers(file) == [1985, 1975, 2001])
    #expect(file.notes.count == 1)
  }

  // MARK: Dates

  @Test func decidesTheOrderOfDayAndMonthForTheColumn() throws {
    let american = try typed(column("seen", ["3/4/2025", "3/14/2025"]))
    #expect(dates(american) == ["2025-03-04", "2025-03-14"])
    #expect(american.notes == ["seen: dates read as month/day/year"])
    let european = try typed(column("seen", ["3/4/2025", "14/3/2025"]))
    #expect(dates(european) == ["2025-04-03", "2025-03-14"])
    #expect(
      dates(try typed(column("seen", ["04.03.2025", "5.3.2025"]))) == ["2025-03-04", "2025-03-05"])
  }

  @Test func refusesDatesInEitherOrderUnlessTold() throws {
    let text = column("seen", ["3/4/2025", "5/6/2025"])
    #expect(
      throws: ReadingError.dateOrderAmbiguous(
        file: "deals.csv", line: 2, column: 2, header: "seen", value: "3/4/2025")
    ) { try typed(text) }
    let told = try typed(text, columns: ["date_order": "day/month"])
    #expect(dates(told) == ["2025-04-03", "2025-06-05"])
    #expect(
      throws: ReadingError.optionInvalid(
        file: "deals.csv", option: "date_order", value: "dmy",
        allowed: ["day/month", "month/day"])
    ) { try typed(text, columns: ["date_order": "dmy"]) }
  }

  @Test func takesTheOrderOfTheOtherColumns() throws {
    let file = try typed("name,seen,left\na,3/4/2025,1/31/2025\nb,5/6/2025,2/1/2025\n")
    #expect(dates(file) == ["2025-03-04", "2025-05-06"])
    #expect(file.notes.first == "seen: dates read as month/day/year, as in the other columns")
  }

  @Test func readsDatesThatAreTheSameInEitherOrder() throws {
    #expect(
      dates(try typed(column("seen", ["1/1/2025", "2/2/2025"]))) == ["2025-01-01", "2025-02-02"])
  }

  // MARK: Fields and roles

  @Test func givesCanonicalNamesToTheHeadersOfEveryProgram() throws {
    let salesforce = try typed(
      "Id,Name,Website,Industry,NumberOfEmployees,AnnualRevenue,BillingCountry,Type\n"
        + "001,Acme,acme.com,Software,12,100,France,Prospect\n")
    #expect(salesforce.roles == [.id: "Id", .name: "Name", .domain: "Website"])
    #expect(
      salesforce.columns.map(\.field).dropFirst(3)
        == ["industry", "employees", "revenue", "country", "account_type"])
    let hubSpot = try typed(
      "Record ID,Company name,Company Domain Name,Industry,Number of Employees,Annual Revenue,"
        + "Country/Region,Lifecycle Stage,Web Technologies,Year Founded\n"
        + "1,Acme,acme.com,Software,12,100,France,lead,go;php,1999\n")
    #expect(
      hubSpot.roles == [
        .id: "Record ID", .name: "Company name", .domain: "Company Domain Name",
      ])
    #expect(
      hubSpot.columns.map(\.field).dropFirst(3) == [
        "industry", "employees", "revenue", "country", "lifecycle_stage", "technologies", "founded",
      ])
    let template = try typed(
      "Company name,Employee count,Annual revenue,Vertical,Technology stack,"
        + "Website visits (last 90 days),Intent data score,Existing customer?,"
        + "Existing sales relationship?,Last meaningful engagement\n"
        + "Acme,12,100,Retail,go,3,50,No,Yes,2025-01-01\n")
    #expect(
      template.columns.map(\.field).dropFirst() == [
        "employees", "revenue", "industry", "technologies", "website_visits", "intent_score",
        "existing_customer", "existing_relationship", "last_engagement",
      ])
  }

  @Test func knowsACustomerFromANameAndATypeOfDealFromATypeOfAccount() throws {
    let accounts = try typed("Name,Customer\nAcme,Yes\nBeta,No\n")
    #expect(accounts.roles == [.name: "Name"])
    #expect(accounts.columns[1].field == "existing_customer")
    #expect(accounts.columns[1].kind == .yesNo)
    let deals = try typed("Account,Stage,Type\nAcme,Won,New\n", as: .deals)
    #expect(deals.columns[2].field == "type")
  }

  @Test func givesNoFieldTwice() throws {
    let file = try typed("name,Sector,Industry,industry!\na,x,y,z\n")
    #expect(file.columns.map(\.field) == ["name", "sector", "industry", "industry_2"])
  }

  @Test func obeysTheColumnsThatAreSet() throws {
    let text = "Label,Web,Area__c\nAcme,acme.com,North\n"
    let file = try typed(text, columns: ["name": "label", "domain": "Web", "territory": "Area__c"])
    #expect(file.roles == [.name: "Label", .domain: "Web"])
    #expect(file.columns[2].field == "territory")
    #expect(
      throws: ReadingError.columnMissing(
        file: "deals.csv", role: "name", header: "Lable", nearest: "Label")
    ) { try typed(text, columns: ["name": "Lable"]) }
    #expect(throws: ReadingError.roleUnknown(file: "deals.csv", role: "nmae", nearest: "name")) {
      try typed(text, columns: ["nmae": "Label"])
    }
  }

  @Test(arguments: [
    ("Id,Name,Website\n1,a,a.com\n", ExportKind.accounts),
    ("Opportunity ID,Account Name,Stage,Amount\n1,a,Won,2\n", .deals),
    ("Deal - ID,Deal - Status,Deal - Value\n1,won,2\n", .deals),
    // Without a stage they are deals all the same, and companies with a day of closing are none.
    ("Opportunity Name,Account Name,Amount,Close Date\nx,a,2,2026-01-02\n", .deals),
    ("Company name,Close Date,Annual Revenue\na,2026-01-02,9\n", .accounts),
    ("Email,Job Title,Company\na@b.com,CEO,B\n", .contacts),
    ("domain,date,signal\na.com,2025-01-01,visit\n", .signals),
  ])
  func guessesWhatAFileHas(_ text: String, _ kind: ExportKind) throws {
    #expect(try TypedFile.kind(of: table(text)) == kind)
  }
}

extension TypedFileTests {
  /// An account has a day of creation and a type without being an event.
  @Test func accountsWithADayAndATypeAreNoSignals() throws {
    let accounts =
      "Account Name,Type,Industry,Employees,Created Date\nAcme,Prospect,Retail,9,2025-01-02\n"
    #expect(try TypedFile.kind(of: table(accounts)) == .accounts)
    #expect(
      try TypedFile.kind(of: table("Account Name,Event Type,Created Date\nAcme,visit,2025-01-02\n"))
        == .signals)
    #expect(
      try TypedFile.kind(of: table("Account Name,Type,Date\nAcme,visit,2025-01-02\n")) == .signals)
  }
}
