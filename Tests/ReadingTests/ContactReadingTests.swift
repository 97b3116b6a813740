import Reading
import Testing

struct ContactReadingTests {
  @Test func joinsPeopleByNameAndMailAddress() throws {
    let files = try Files([
      "accounts.csv": "Id,Name,Website\nA1,Acme,acme.com\nA2,Beta,beta.com\n",
      "contacts.csv": """
      First Name,Last Name,Company,Email,Job Title,Phone,Decision maker
      Ann,Example,Acme,,Engineer,,Yes
      Bob,Example,,bob@mail.beta.com,VP Sales,,
      Cy,Example,,cy@gmail.com,CEO,,
      Di,Example,Acme Inc,,Head of IT,555,No
      """,
    ])
    let market = try files.reader.read(
      accounts: SourceOptions(path: "accounts.csv"), deals: nil,
      contacts: SourceOptions(path: "contacts.csv"))
    let contacts = try #require(market.contacts).contacts
    #expect(contacts.map(\.account) == [0, 1, 0])
    #expect(contacts.map(\.name) == ["Ann Example", "Bob Example", "Di Example"])
    #expect(contacts.map(\.isReachable) == [false, true, true])
    #expect(contacts.map(\.isDecisionMaker) == [true, true, false])
    #expect(
      fates(market.reconciliations[1]) == ["contact read: 3", "no account matches: 1 not used"])
  }
}
