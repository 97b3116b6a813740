import LinearAlgebra
import Synchronization

/// Reads a file of accounts block by block, so that no more of it is held than a few blocks.
///
/// The file is cut where it is: block k has the records that begin in its range of bytes. Where its
/// first record begins is a guess until the block above has ended there; a wrong guess is read
/// again. Kinds, decimal signs and the order of dates are planned from a sample and then decided
/// from the counts of all cells: a plan that does not hold, and anything that is wrong with the
/// file, gives nothing, and the file is read as a whole instead.
struct AccountStream: Sendable {
  /// How long the blocks are that the file is cut into, in bytes.
  static let usualBlockSize = 1 << 18

  private let source: ByteSource
  private let name: String
  private let options: SourceOptions
  private let blockSize: Int
  private let threadCount: Int
  private let head: StreamHead
  private let plans: [ColumnPlan]
  private let columns: IdentityRows.Columns
  private let names: ColumnNames
  private let progress: @Sendable (WorkProgress) -> Void

  /// Plans the reading; returns nothing where the file is to be read as a whole.
  init?(
    _ source: ByteSource, name: String, options: SourceOptions, blockSize: Int, threadCount: Int,
    progress: @escaping @Sendable (WorkProgress) -> Void = { _ in }
  ) {
    guard let head = StreamHead(source.withoutMark(), name: name),
      let names = try? ColumnNames(of: head.sample, as: .accounts, options: options)
    else { return nil }
    let columns = IdentityRows.Columns(names)
    guard columns.id != nil || columns.name != nil || columns.domain != nil,
      let plans = head.plans(names, options: options, leavingOut: [.id, .name, .domain])
    else { return nil }
    (self.head, self.names, self.columns, self.plans) = (head, names, columns, plans)
    self.source = source.withoutMark()
    (self.name, self.options) = (name, options)
    (self.blockSize, self.threadCount) = (blockSize, threadCount)
    self.progress = progress
  }

  /// What one thread keeps from block to block.
  struct Reader: Sendable {
    /// Its number; that of whoever adds blocks, and reads some of them again, comes last.
    let number: Int
    /// The levels that it has met in each column.
    var levels: [LevelTable]

    init(_ number: Int, columnCount: Int) {
      self.number = number
      levels = Array(repeating: LevelTable(), count: columnCount)
    }
  }

  /// One block as it is read.
  struct Piece: Sendable {
    var block: CellBlock
    var identities: IdentityRows
    var parts: [ColumnPart]
    /// The thread that has read it.
    let reader: Int
  }

  /// Where the records of a block begin, relative to the first below the header.
  private func range(_ block: Int) -> Range<Int> {
    let start = head.dataStart + block * blockSize
    return start..<(block + 1 == blockCount ? source.count : start + blockSize)
  }

  /// How many blocks there are; the last is the longest.
  var blockCount: Int { max(1, (source.count - head.dataStart) / blockSize) }

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - number: Which.
  ///   - start: Where its first record begins; without it, a guess.
  ///   - reader: Who reads.
  /// - Returns: The block, or nothing where it cannot be read.
  private func piece(_ number: Int, from start: Int? = nil, _ reader: inout Reader) -> Piece? {
    let range = range(number)
    let isGuess = start == nil && number > 0
    guard
      let block = head.block(
        source, range, from: start ?? (number == 0 ? range.lowerBound : nil), isGuess: isGuess)
    else { return nil }
    return piece(block, &reader)
  }

  private func piece(_ block: CellBlock, _ reader: inout Reader) -> Piece {
    var parts: [ColumnPart] = []
    for index in plans.indices {
      parts.append(ColumnPart(block, plan: plans[index], levels: &reader.levels[index]))
    }
    return Piece(
      block: block, identities: IdentityRows(block, columns: columns), parts: parts,
      reader: reader.number)
  }

  /// Returns the accounts and what became of the rows, or nothing where the file is to be read as a
  /// whole.
  func read() -> AccountReading? {
    let count = blockCount
    let next = Atomic<Int>(0)
    let isBroken = Atomic<Bool>(false)
    let waiting = Mutex<[Int: Piece?]>([:])
    let state = Mutex(State(self))
    _ = ChunkedWork.map(
      chunkCount: min(threadCount, count), threadCount: threadCount
    ) { thread in
      var reader = Reader(thread, columnCount: plans.count)
      while !isBroken.load(ordering: .relaxed) {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        let piece = piece(number, &reader)
        waiting.withLock { $0[number] = .some(piece) }
        // Whoever finds nobody at it adds what is there; the others read on.
        _ = state.withLockIfAvailable { state in
          state.take(waiting, of: self)
          if state.isBroken { isBroken.store(true, ordering: .relaxed) }
        }
      }
    }
    return state.withLock { state in
      state.take(waiting, of: self)
      return state.finish(self)
    }
  }

  /// What is made of the blocks so far.
  private struct State {
    var isBroken = false
    private var nextNumber = 0
    private var nextStart: Int
    private var lineCount: Int
    private var builders: [ColumnBuilder] = []
    private var identities = AccountIdentities()
    private var lines = LineNumbers()
    private var ledger = FateLedger()
    private var rows: RowCollector
    private var reader: Reader

    init(_ stream: AccountStream) {
      let head = stream.head
      reader = Reader(stream.threadCount, columnCount: stream.plans.count)
      nextStart = head.dataStart
      lineCount = head.dataLine
      rows = RowCollector(source: stream.name, headerLine: head.headerLine, width: head.width)
    }

    /// Adds the blocks that wait and whose turn it is.
    mutating func take(_ waiting: borrowing Mutex<[Int: Piece?]>, of stream: AccountStream) {
      while !isBroken,
        let piece = waiting.withLock({ $0.removeValue(forKey: nextNumber) })
      {
        add(piece, of: stream)
        nextNumber += 1
        stream.progress(
          WorkProgress(
            "Reading \(stream.name)", count: lines.count, unit: "rows",
            share: Double(nextNumber) / Double(stream.blockCount)))
      }
    }

    private mutating func add(_ guess: Piece?, of stream: AccountStream) {
      var found = guess
      if let found { learn(found, of: stream) }
      if found == nil || found?.block.start != nextStart {
        found = stream.piece(nextNumber, from: nextStart, &reader)
        if let found { learn(found, of: stream) }
      }
      guard var piece = found else {
        isBroken = true
        return
      }
      let isLast = nextNumber + 1 == stream.blockCount
      rows.take(piece.block, linesAbove: lineCount)
      if isLast {
        let block = piece.block
        guard let kept = rows.removeFooter(from: block, isOnly: nextNumber == 0) else {
          isBroken = true
          return
        }
        if kept < block.rowCount { piece = again(block, Array(0..<kept), of: stream) }
      }
      let lines = piece.block.lines
      let kept = identities.add(piece.identities, lines: lines, linesAbove: lineCount)
      ledger.add(
        usedTwice: piece.identities.ids, kept: kept, lines: lines, linesAbove: lineCount)
      if kept.count < piece.block.rowCount { piece = again(piece.block, kept, of: stream) }
      for index in builders.indices {
        builders[index].add(piece.parts[index], of: piece.reader, linesAbove: lineCount)
      }
      for line in piece.block.lines { self.lines.append(lineCount + line) }
      lineCount += piece.block.lineCount
      nextStart = piece.block.end
    }

    /// Reads some rows of a block again.
    private mutating func again(
      _ block: CellBlock, _ rows: [Int], of stream: AccountStream
    ) -> Piece {
      let piece = stream.piece(block.keeping(rows), &reader)
      learn(piece, of: stream)
      return piece
    }

    private mutating func learn(_ piece: Piece, of stream: AccountStream) {
      if builders.count < stream.plans.count { makeRoom(piece, of: stream) }
      for index in builders.indices {
        builders[index].learn(piece.parts[index], of: piece.reader)
      }
    }

    /// Makes room for as many rows as the first ones let expect.
    private mutating func makeRoom(_ piece: Piece, of stream: AccountStream) {
      let byteCount = max(1, piece.block.end - piece.block.start)
      let share = Double(stream.source.count - piece.block.start) / Double(byteCount)
      let expected = Int(Double(piece.block.rowCount) * share * 1.03) + 16
      builders = stream.plans.map {
        ColumnBuilder($0, rowCount: expected, readerCount: stream.threadCount + 1)
      }
      identities = AccountIdentities(rowCount: expected, like: piece.identities)
    }

    mutating func finish(_ stream: AccountStream) -> AccountReading? {
      guard !isBroken, nextNumber == stream.blockCount, (try? rows.check()) != nil else {
        return nil
      }
      identities.finish()
      var notes = rows.notes
      notes.append(stream.names.sentence(of: stream.head.sample))
      var columns: [Column] = []
      for index in builders.indices {
        guard let column = builders[index].column(notes: &notes) else { return nil }
        columns.append(column)
      }
      builders = []
      ledger.add(used: "account read", count: lines.count)
      ledger.add(ragged: rows.ragged, width: stream.head.width)
      var accounts = AccountTable(
        source: stream.name, ids: identities.ids, names: identities.names,
        domains: identities.domains, columns: columns, lines: lines)
      accounts.identityHeaders = stream.names.identityHeaders(of: stream.head.sample)
      notes += identities.notes(lines: lines, threadCount: stream.threadCount)
      return AccountReading(
        accounts: accounts,
        reconciliation: ledger.reconciliation(
          source: stream.name, first: ["account read"], notes: notes))
    }
  }
}
