import Statistics
import Testing

@Suite struct QuantileTests {
  @Test func liesBetweenTwoValuesInProportion() {
    let values = [1.0, 2, 4, 8]
    #expect([0, 0.5, 1].map { Quantile.value(at: $0, ofSorted: values) } == [1, 3, 8])
    #expect(Quantile.value(at: 0.25, ofSorted: values) == 1.75)
    #expect(Quantile.value(at: 0.5, ofSorted: values) == Median.of(values))
    #expect(Quantile.value(at: 0.9, ofSorted: [7]) == 7)
    #expect(Quantile.value(at: 0.5, ofSorted: []).isNaN)
  }
}
