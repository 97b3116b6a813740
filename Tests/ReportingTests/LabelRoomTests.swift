import Reporting
import Testing

/// Labels of a chart that would lie on each other.
struct LabelRoomTests {
  @Test func aPlaceIsTakenOnce() {
    var room = LabelRoom.wide
    let answers = [(50.0, 100.0), (51, 106), (50, 113), (54, 100)].map {
      room.take(x: $0.0, y: $0.1, characters: 2)
    }
    #expect(answers == [true, false, true, true])
  }

  @Test func aPhoneHasLessRoom() {
    var (wide, narrow) = (LabelRoom.wide, LabelRoom.narrow)
    let places = (0..<20).map { Double($0) * 5 }
    let onWide = places.filter { wide.take(x: $0, y: 0, characters: 2) }
    let onPhone = places.filter { narrow.take(x: $0, y: 0, characters: 2) }
    #expect(onWide == places)
    #expect(onPhone == places.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
  }
}
