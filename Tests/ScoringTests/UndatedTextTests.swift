import Reading
import Scoring
import TestSupport
import Testing

struct UndatedTextTests {
  @Test func whatHasNoDateIsNamedBeforeTheLatestDateOnly() {
    let market = market([numbers("size", [1]), days("last", ["2025-01-01"])])
    let fields = ["size", "last", "signals.visit", "contacts.people", "size", "score"]
    func undated(_ asOf: String?) -> [String] {
      UndatedText.fields(
        among: fields, of: market, asOf: asOf.map(day), latest: day("2025-06-30"))
    }
    #expect(undated("2025-06-29") == ["size", "contacts.people"])
    #expect(undated("2025-06-30") == [])
    #expect(undated(nil) == [])
    #expect(
      UndatedText.sentence(["size"], asOf: day("2025-06-29"))
        == "Not dated: size. The export says what they are today, and on 2025-06-29 they may have been "
        + "otherwise.")
    #expect(UndatedText.sentence([], asOf: day("2025-06-29")) == nil)
  }
}
