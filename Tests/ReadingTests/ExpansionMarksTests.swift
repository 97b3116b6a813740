import Reading
import Testing

@Suite struct ExpansionMarksTests {
  private func marked(_ csv: String) throws -> [Int] {
    let table = try CSVTable(source: "deals.csv", bytes: Array(csv.utf8))
    let marks = ExpansionMarks(table)
    return (0..<table.rowCount).filter(marks.isExpansion)
  }

  @Test func pipelinesAndTypesSayWhatIsExpansion() throws {
    #expect(
      try marked(
        "id,Pipeline,Deal Type\n1,New business,\n2,Renewals,\n3,Sales,Existing Business\n"
          + "4,Sales,newbusiness\n5,Up-sell,\n6,Sales,Existing Customer - Upgrade\n") == [
          1, 2, 4, 5,
        ])
  }

  @Test func otherColumnsSayNothing() throws {
    #expect(try marked("id,Name\n1,Renewal of the fleet\n").isEmpty)
  }
}
