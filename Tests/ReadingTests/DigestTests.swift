import Foundation
import Reading
import TestSupport
import Testing

/// Digests against the examples that the standard's authors published, and of files as they are read.
@Suite struct DigestTests {
  /// NIST's example values for SHA-256 with one and two blocks, the empty message, and a million times “a”.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func agreesWithTheStandardsExamples(message: String, digest: String) {
    #expect(Digest.sha256Hex(Array(message.utf8)) == digest)
  }

  /// Lengths around a block and around what its end has room for, in pieces of every length.
  @Test(arguments: [1, 3, 55, 56, 63, 64, 65, 119, 128, 200])
  func doesNotDependOnThePieces(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    let whole = Digest.sha256Hex(bytes)
    for piece in 1...count {
      var hash = SHA256()
      for start in stride(from: 0, to: count, by: piece) {
        hash.add(Array(bytes[start..<min(count, start + piece)]))
      }
      #expect(Digest.hex(hash.digest()) == whole)
    }
  }

  @Test func writesBase64AsPoliciesDo() {
    #expect(Digest.sha256Base64([]) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test func filesAreDigestedWithTheirByteOrderMark() throws {
    let folder = try TemporaryFolder()
    let text = "\u{FEFF}id,name\n1,Ada\n2,Cox\n"
    try folder.write(text, to: "accounts.csv")
    var reader = MarketReader(folder: folder.url.path)
    let options = SourceOptions(path: "accounts.csv")
    #expect(try reader.read(accounts: options, deals: nil).files.isEmpty)
    reader.hasDigests = true
    let file = try #require(try reader.read(accounts: options, deals: nil).files.first)
    #expect(file.sha256 == Digest.sha256Hex(Array(text.utf8)))
    #expect(file.byteCount == text.utf8.count)
    #expect((file.role, file.name, file.rowsRead) == ("accounts", "accounts.csv", 2))
  }

  /// Longer than what is read at once, so that pieces are put together.
  @Test func longFilesAreReadToTheirEnd() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<90_000).map { "\($0),Account \($0)" }
    let text = "id,name\n" + rows.joined(separator: "\n") + "\n"
    try folder.write(text, to: "accounts.csv")
    var reader = MarketReader(folder: folder.url.path)
    reader.hasDigests = true
    let market = try reader.read(accounts: SourceOptions(path: "accounts.csv"), deals: nil)
    #expect(text.utf8.count > 1 << 20)
    #expect(market.files.first?.sha256 == Digest.sha256Hex(Array(text.utf8)))
  }
}
