import Reporting
import Testing

@Suite struct MarkupTests {
  @Test func valuesAreEscapedAndLiteralsAreNot() {
    let hostile = "<i> & \"it's\""
    let markup: Markup = "<b>\(hostile)</b>"
    #expect(markup.text == "<b>&lt;i&gt; &amp; &quot;it&#39;s&quot;</b>")
  }

  @Test func piecesAreNotEscapedTwice() {
    let inner: Markup = "<i>\("a & b")</i>"
    let outer: Markup = "<p>\(inner)\([inner, .empty, inner])\(3)</p>"
    #expect(outer.text == "<p><i>a &amp; b</i><i>a &amp; b</i>\n<i>a &amp; b</i>3</p>")
  }
}
