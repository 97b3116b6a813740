import LinearAlgebra
import Testing

@Suite struct BLASProviderTests {
  @Test func hasAName() {
    #expect(!BLASProvider.name.isEmpty)
    #expect(BLASProvider.isReference == (BLASProvider.name == "reference BLAS"))
  }
}
