import CVectorKernels

/// Copies pieces of a text together.
public enum TextPieces {
  /// Adds pieces of a text to the end of some bytes, one behind the other.
  ///
  /// - Parameters:
  ///   - pieces: Where each lies in the text: its start in the lower half, its end in the upper.
  ///   - text: The text.
  ///   - bytes: Gets the bytes of all pieces.
  ///   - ends: Gets where in `bytes` each piece ends.
  /// - Complexity: O(n) in the pieces and their bytes.
  public static func append(
    _ pieces: [UInt64], of text: Span<UInt8>, to bytes: inout [UInt8], ends: inout [UInt32]
  ) {
    var total = 0
    for piece in pieces {
      let (start, end) = (Int(piece & 0xFFFF_FFFF), Int(piece >> 32))
      precondition(
        start <= end && end <= text.count,
        "a piece from \(start) to \(end) does not lie in a text of \(text.count) bytes")
      total += end - start
    }
    // An empty text has no address.
    guard text.count > 0 else {
      ends += repeatElement(UInt32(bytes.count), count: pieces.count)
      return
    }
    let (offset, count, pieceCount) = (bytes.count, text.count, pieces.count)
    precondition(
      offset + total <= Int(UInt32.max),
      "pieces of \(offset + total) bytes are too many, and \(UInt32.max) are the most")
    bytes.append(addingCapacity: total + 16) { copy in
      ends.append(addingCapacity: pieces.count) { ends in
        unsafe text.withUnsafeBufferPointer { text in
          unsafe copy.withUnsafeMutableBufferPointer { copy, copied in
            unsafe ends.withUnsafeMutableBufferPointer { ends, endCount in
              guard let text = text.baseAddress, let copy = copy.baseAddress,
                let ends = ends.baseAddress
              else { return }
              unsafe tessera_copy_pieces(
                text, Int64(count), pieces, Int64(pieceCount), UInt32(offset), copy, ends)
              copied += total
              endCount += pieceCount
            }
          }
        }
      }
    }
  }
}
