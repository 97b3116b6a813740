import Foundation
import LinearAlgebra
import Reading
import Synchronization
import TestSupport
import Testing

/// Whoever waits for large files is told how far they are read.
@Suite struct ReadingProgressTests {
  @Test(arguments: [1, 3])
  func everyFileIsToldOfUntilItIsDone(threadCount: Int) throws {
    let folder = try TemporaryFolder()
    var accounts = "Account ID,Account Name,Industry\n"
    for row in 0..<40_000 { accounts += "a\(row),Company number \(row),Retail and so on\n" }
    try folder.write(accounts, to: "accounts.csv")
    var deals = "Deal ID,Account ID,Stage,Amount,Close Date\n"
    for row in 0..<40_000 { deals += "d\(row),a\(row),Closed Won,5,2026-02-13\n" }
    try folder.write(deals, to: "deals.csv")
    let told = Mutex<[WorkProgress]>([])
    var reader = MarketReader(folder: folder.url.path)
    reader.threadCount = threadCount
    reader.progress = { progress in told.withLock { $0.append(progress) } }
    _ = try reader.read(
      accounts: SourceOptions(path: "accounts.csv"), deals: SourceOptions(path: "deals.csv"))
    for name in ["Reading accounts.csv", "Reading deals.csv"] {
      let own = told.withLock { $0.filter { $0.name == name } }
      #expect(own.count > 2)
      #expect(own.map(\.count) == own.map(\.count).sorted())
      let shares = own.compactMap(\.share)
      #expect(shares.count == own.count && shares == shares.sorted())
      #expect(own.last?.share == 1 && own.last?.count == 40_000)
      #expect(own.allSatisfy { $0.unit == "rows" })
    }
  }
}
