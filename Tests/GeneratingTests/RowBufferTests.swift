import Generating
import Reading
import Testing

@Suite struct RowBufferTests {
  @Test func writesRowsAsBytes() {
    var rows = RowBuffer(header: ["a", "b", "c", "d"])
    rows.field("x")
    rows.field(-1_207)
    rows.field(nil as Int?)
    rows.field(CalendarDate("2026-03-05"))
    rows.endRow()
    rows.field(0)
    rows.beginField()
    rows.append("A")
    rows.append(42, width: 5)
    rows.field(nil as CalendarDate?)
    rows.field("")
    rows.endRow()
    #expect(
      String(decoding: rows.bytes, as: UTF8.self)
        == "a,b,c,d\nx,-1207,,2026-03-05\n0,A00042,,\n")
  }

  @Test func goesOnAfterItsBytesWereTaken() {
    var rows = RowBuffer(header: ["a"])
    rows.removeAll()
    rows.field(7)
    rows.endRow()
    #expect(String(decoding: rows.bytes, as: UTF8.self) == "7\n")
  }
}
