import Reading
import Testing

@Suite struct SegmentMembersTests {
  private let accounts = AccountTable(
    source: "accounts.csv", ids: ["1", "2", "-3", "4", "001A000000abcde", "6"],
    names: ["Acme Inc", "Globex", "Dash", "Initech", "Hooli", "Umbrella"],
    domains: ["acme.com", "globex.com", "", "initech.com", "", ""], columns: [],
    lines: [2, 3, 4, 5, 6, 7])

  private func read(_ text: String) throws -> SegmentMembers {
    try SegmentMembers(
      CSVTable(source: "segments.csv", bytes: Array(text.utf8)), accounts: accounts)
  }

  @Test func readsWhatTheCommandWrites() throws {
    let members = try read(
      """
      segment,segment_name,account_id,account_name,domain,tier,score
      1,"Retail, US",1,Acme Inc,acme.com,2,12.50
      1,"Retail, US",'-3,Dash,,2,11.00
      2,Media,99,Globex,globex.com,2,9.00
      2,Media,98,Gone Corp,gone.com,2,8.00
      """)
    #expect(members.members.map(\.account) == [0, 2, 1, nil])
    #expect(members.members.map(\.number) == [1, 1, 2, 2])
    #expect(members.members[0].name == "Retail, US")
    #expect(members.reconciliation.rowsRead == 4)
    #expect(
      members.reconciliation.fates.map { "\($0.what) \($0.count)" } == [
        "member read 3", "account is gone 1",
      ])
    #expect(members.reconciliation.fates[1].examples == [.init(line: 5, value: "98")])
  }

  @Test func headersOfOthersAndOfTheTableOfAccountsAreTaken() throws {
    let members = try read(
      """
      Company Domain Name;Segment Number;Segment Name
      https://www.globex.com/about;3.0;Media
      initech.com;;
      """)
    #expect(members.members == [.init(account: 1, number: 3, name: "Media", line: 2)])
    #expect(members.reconciliation.fates.map(\.what) == ["member read", "no segment"])
  }

  @Test func anIDOf18CharactersIsThatOf15AndNamesCountWhereNothingElseIs() throws {
    let members = try read("Account ID,Account Name,Segment\n,Umbrella,4\n001A000000abcdeIAA,,4\n")
    #expect(members.members.map(\.account) == [5, 4])
    // An id that is gone is not made up for by a name.
    #expect(throws: ReadingError.noMember(file: "segments.csv", line: 2, accounts: "accounts.csv"))
    {
      try read("Account ID,Account Name,Segment\n77,Umbrella,4\n")
    }
  }

  @Test func anAccountNamedTwiceAndANameThatDiffersAreSaid() throws {
    let members = try read(
      "segment,segment_name,account_id\n1,A,1\n2,B,1\n1,C,2\n1,D,4\n")
    #expect(members.members.map(\.account) == [0, 1, 3])
    #expect(
      members.reconciliation.fates.last?.examples == [.init(line: 3, value: "1, first on line 2")])
    #expect(
      members.reconciliation.notes.contains(
        "segment 1 is “A” on line 2 and “C” on line 4; the first is taken"))
  }

  @Test(arguments: [
    (
      "segment,account_id\nx,1\n",
      "segments.csv, line 2, column 1 (segment): “x” is no segment's number; write"
    ),
    ("segment,account_id\n0,1\n", "“0” is no segment's number"),
    (
      "group,account_id\n1,1\n",
      "there is no column segment, so that it is no table of members; name segment-members.csv"
    ),
    ("segment,color\n1,red\n", "no column was found for account_id or domain or account_name"),
    (
      "segment,account_id\n1,77\n",
      "segments.csv, line 2: no account from here on is in accounts.csv, by id or domain; name the table of members"
    ),
  ])
  func saysWhereAndWhat(text: String, expected: String) {
    do {
      _ = try read(text)
      Issue.record("\(text) was read")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }
}
