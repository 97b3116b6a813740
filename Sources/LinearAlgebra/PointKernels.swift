import CVectorKernels

/// Points of many accounts at once: the loops of scoring, for every CPU level.
///
/// All lists hold at least as many entries as the first one; what they hold beyond is left alone.
package enum PointKernels {
  /// Adds the points of numbers by the start that they reach.
  ///
  /// - Parameters:
  ///   - numbers: n numbers, NaN where one is missing.
  ///   - starts: Ascending.
  ///   - points: starts + 2 entries: of NaN, of what is below the first start, from it on, and so on.
  ///   - sums: n sums.
  package static func addBands(
    _ numbers: Span<Double>, starts: [Double], points: [Int32], to sums: inout MutableSpan<Int32>
  ) {
    precondition(
      points.count == starts.count + 2 && sums.count >= numbers.count,
      "\(starts.count) starts, \(points.count) points; \(numbers.count) numbers, \(sums.count) sums"
    )
    unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        guard let first = numbers.baseAddress, let into = sums.baseAddress else { return }
        unsafe tessera_add_band_points(
          first, Int64(numbers.count), starts, Int64(starts.count), points, into)
      }
    }
  }

  /// Adds numbers times `each`, within bounds, rounded with halves away from zero; `missing` for NaN.
  package static func addScaled(
    _ numbers: Span<Double>, each: Double, bounds: ClosedRange<Double>, missing: Int32,
    to sums: inout MutableSpan<Int32>
  ) {
    precondition(
      sums.count >= numbers.count && bounds.lowerBound >= -2e9 && bounds.upperBound <= 2e9,
      "\(numbers.count) numbers, \(sums.count) sums; points within \(bounds)")
    unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        guard let first = numbers.baseAddress, let into = sums.baseAddress else { return }
        unsafe tessera_add_scaled_points(
          first, Int64(numbers.count), each, bounds.lowerBound, bounds.upperBound, missing, into)
      }
    }
  }

  /// Adds the points of codes, the first entry of `points` being those of -1 and of codes that are not listed.
  package static func addCodes(
    _ codes: Span<Int32>, points: [Int32], to sums: inout MutableSpan<Int32>
  ) {
    precondition(
      sums.count >= codes.count && !points.isEmpty, "\(codes.count) codes, \(sums.count) sums")
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        guard let first = codes.baseAddress, let into = sums.baseAddress else { return }
        unsafe tessera_add_code_points(
          first, Int64(codes.count), points, Int64(points.count), into)
      }
    }
  }

  /// Adds the points of days by their age: `missing` for `Int32.min` and for days after today, nothing for
  /// days that are older than the list goes.
  package static func addAges(
    _ days: Span<Int32>, today: Int32, points: [Int32], missing: Int32,
    to sums: inout MutableSpan<Int32>
  ) {
    precondition(
      sums.count >= days.count && !points.isEmpty, "\(days.count) days, \(sums.count) sums")
    unsafe days.withUnsafeBufferPointer { days in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        guard let first = days.baseAddress, let into = sums.baseAddress else { return }
        unsafe tessera_add_age_points(
          first, Int64(days.count), today, points, Int64(points.count), missing, into)
      }
    }
  }

  /// Returns how many of the first values are equal to one.
  package static func count(_ values: [UInt8], count: Int, equalTo value: UInt8) -> Int {
    precondition(values.count >= count, "\(count) of \(values.count) values")
    return unsafe Int(tessera_count_equal(values, Int64(count), value))
  }

  /// Writes whether the first points lie in a range, or outside it.
  package static func compare(
    _ points: [Int32], count: Int, within range: ClosedRange<Int32>, isNegated: Bool,
    _ holds: inout [Bool]
  ) {
    precondition(
      points.count >= count && holds.count >= count,
      "\(count) of \(points.count) points, \(holds.count) answers")
    unsafe tessera_points_within(
      points, Int64(count), range.lowerBound, range.upperBound, isNegated, &holds)
  }

  /// Joins the first answers with others: both have to hold, or one of them.
  package static func join(_ holds: inout [Bool], _ others: [Bool], count: Int, both: Bool) {
    precondition(
      holds.count >= count && others.count >= count,
      "\(count) of \(holds.count) and \(others.count) answers")
    unsafe tessera_join_answers(&holds, others, Int64(count), both)
  }

  /// Keeps the first sums within bounds and adds them to totals.
  package static func bound(
    _ sums: inout [Int32], count: Int, to bounds: ClosedRange<Int32>, _ totals: inout [Int32]
  ) {
    precondition(
      sums.count >= count && totals.count >= count,
      "\(count) of \(sums.count) sums and \(totals.count) totals")
    unsafe tessera_bound_points(
      &sums, Int64(count), bounds.lowerBound, bounds.upperBound, &totals)
  }

  /// Writes tier and reason of the first accounts for which it holds and whose tier is below the limit.
  package static func setTiers(
    _ holds: [Bool], count: Int, tier: UInt8, limit: UInt8, reason: UInt16,
    _ tiers: inout [UInt8], _ reasons: inout [UInt16]
  ) {
    precondition(
      holds.count >= count && tiers.count >= count && reasons.count >= count,
      "\(count) accounts, \(holds.count) answers, \(tiers.count) tiers, \(reasons.count) reasons")
    unsafe tessera_set_tiers(holds, Int64(count), tier, limit, reason, &tiers, &reasons)
  }

  /// Writes the first entries of a column to every cell that is `width` behind the one before.
  package static func write(
    _ column: [Int32], count: Int, to cells: inout MutableSpan<Int32>, from first: Int, width: Int
  ) {
    precondition(
      column.count >= count && (count == 0 || first + (count - 1) * width < cells.count),
      "\(count) of \(column.count) entries from cell \(first) of \(cells.count)")
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      guard count > 0, let start = cells.baseAddress else { return }
      unsafe tessera_write_column(column, Int64(count), start + first, Int64(width))
    }
  }

  /// Writes tier, customer and reason of the first accounts, packed, to such cells: 8, 1 and 16 bits.
  package static func write(
    tiers: [UInt8], customers: [Bool], reasons: [UInt16], count: Int,
    to cells: inout MutableSpan<Int32>, from first: Int, width: Int
  ) {
    precondition(
      tiers.count >= count && customers.count >= count && reasons.count >= count
        && (count == 0 || first + (count - 1) * width < cells.count),
      "\(count) accounts from cell \(first) of \(cells.count)")
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      guard count > 0, let start = cells.baseAddress else { return }
      unsafe tessera_write_tiers(
        tiers, customers, reasons, Int64(count), start + first, Int64(width))
    }
  }
}
