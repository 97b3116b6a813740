import Foundation

/// Digests of bytes as texts.
package enum Digest {
  /// Returns the SHA-256 digest as 64 hexadecimal digits.
  ///
  /// - Complexity: O(count).
  package static func sha256Hex(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.add(bytes)
    return hex(hash.digest())
  }

  /// Returns the SHA-256 digest in base 64, as a content security policy writes it.
  ///
  /// - Complexity: O(count).
  package static func sha256Base64(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.add(bytes)
    return Data(hash.digest()).base64EncodedString()
  }

  /// Returns bytes as hexadecimal digits, two a byte.
  package static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
