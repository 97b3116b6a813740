import Reading
import Testing

struct AccountReadingTests {
  private func read(_ text: String) throws -> Market {
    let files = try Files(["accounts.csv": text])
    return try files.reader.read(accounts: SourceOptions(path: "accounts.csv"), deals: nil)
  }

  @Test func keepsTheFirstOfAnIdUsedTwice() throws {
    let market = try read(
      "Id,Name,Industry\n001D000000IRFma,Acme,a\n7,Beta,b\n001D000000IRFmaIAH,Acme again,c\n7,x,d\n"
    )
    #expect(market.accounts.ids == ["001D000000IRFma", "7"])
    #expect(market.accounts.names == ["Acme", "Beta"])
    #expect(market.accounts.lines == [2, 3])
    #expect(market.accounts.columns[0].count == 2)
    #expect(
      market.reconciliations[0].fates == [
        .init(what: "account read", isUsed: true, count: 2),
        .init(
          what: "id already used", isUsed: false, count: 2,
          examples: [.init(line: 4, value: "001D000000IRFmaIAH"), .init(line: 5, value: "7")]),
      ])
  }

  @Test func makesIdsOfDomainsNamesAndLines() throws {
    let market = try read(
      "Name,Website,x\nAcme,www.acme.com,1\nAcme,acme.com,2\nAcme,,3\nBob,bob@gmail.com,4\n,,5\n")
    #expect(
      market.accounts.ids == ["acme.com", "Acme", "Acme (line 4)", "Bob", "row on line 6"])
    #expect(market.accounts.domains == ["acme.com", "acme.com", "", "", ""])
    #expect(market.accounts.names == ["Acme", "Acme", "Acme", "Bob", "row on line 6"])
    #expect(
      market.reconciliations[0].notes.contains(
        "1 domain is shared by several accounts and joins nothing to them: “acme.com” (lines 2, 3)"
      ))
  }

  @Test func countsRaggedRows() throws {
    let market = try read("Name,x\nAcme,1\nBeta\nGamma,3\n")
    #expect(market.accounts.names == ["Acme", "Gamma"])
    #expect(market.reconciliations[0].rowsRead == 3)
    #expect(
      fates(market.reconciliations[0]) == [
        "account read: 2", "fields do not fit the header: 1 not used",
      ])
  }

  @Test func refusesAFileThatNamesNoAccounts() throws {
    let error = #expect(throws: ReadingError.self) { try read("x,y\n1,2\n") }
    #expect(
      error?.description
        == "accounts.csv, line 1: no column was found for name or id or domain; say which it is "
        + "under columns, as name: HEADER (the file has “x”, “y”).")
  }
}
