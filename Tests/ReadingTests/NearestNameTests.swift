import Reading
import Testing

struct NearestNameTests {
  @Test func countsInsertionsDeletionsReplacementsAndExchanges() {
    #expect(editDistance(Array("kitten"), Array("sitting")) == 3)
    #expect(editDistance(Array("stgae"), Array("stage")) == 1)
    #expect(editDistance([], Array("abc")) == 3)
    #expect(editDistance(Array("abc"), Array("abc")) == 0)
  }

  @Test func findsTheNameThatWasMeant() {
    let names = ["Account Name", "Stage", "Amount"]
    #expect(nearestName(to: "acount name", among: names) == "Account Name")
    #expect(nearestName(to: "stgae", among: names) == "Stage")
    #expect(nearestName(to: "industry", among: names) == nil)
    #expect(nearestName(to: "arr", among: ["crm", "name"]) == nil)
    #expect(nearestName(to: "x", among: []) == nil)
  }

  @Test func takesTheFirstOfEquals() {
    #expect(nearestName(to: "stace", among: ["stage", "stave"]) == "stage")
  }
}
