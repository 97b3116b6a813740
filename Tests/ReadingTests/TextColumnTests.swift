import Reading
import Testing

struct TextColumnTests {
  @Test func isTheTextsItWasMadeOf() {
    let texts = ["", "Acme", "é", "", "a\nb"]
    let column = TextColumn(texts)
    #expect(Array(column) == texts)
    #expect(column == ["", "Acme", "é", "", "a\nb"])
    #expect(column[2] == "é")
    #expect(TextColumn(column) == column)
    #expect(TextColumn().isEmpty)
  }

  @Test func differsWhereTextsAreCutInOtherPlaces() {
    #expect(TextColumn(["ab", "c"]) != TextColumn(["a", "bc"]))
  }
}
