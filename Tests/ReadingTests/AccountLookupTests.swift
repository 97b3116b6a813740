import Reading
import Testing

struct AccountLookupTests {
  private let accounts = AccountTable(
    source: "a.csv", ids: ["1", "001A000000ABCDE", "3", "4"],
    names: ["Acme Inc", "Globex", "Initech", "Acme, LLC"],
    domains: ["acme.com", "globex.co.uk", "", ""], columns: [], lines: [2, 3, 4, 5])

  @Test func findsByDomainIdAndName() {
    #expect(accounts.find("acme.com") == .account(0))
    #expect(accounts.find("https://www.Acme.com/about") == .account(0))
    #expect(accounts.find("sales@globex.co.uk") == .account(1))
    #expect(accounts.find("001A000000ABCDE") == .account(1))
    #expect(accounts.find("3") == .account(2))
    #expect(accounts.find("INITECH ltd.") == .account(2))
  }

  @Test func saysWhoElseIsCalledSoAndWhatIsNear() {
    #expect(accounts.find("acme") == .several([0, 3]))
    #expect(accounts.find("Globox") == .none(nearest: "Globex"))
    #expect(accounts.find("nobody at all") == .none(nearest: nil))
  }
}
