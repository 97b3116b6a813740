import Foundation
import Reading
import Segmenting

/// Tiers and segments as a file that a CRM takes back, under the CRM's own names.
///
/// The first column is the one that identifies an account in the export, under its header; the others are named the way
/// the export names its columns. Where the export has one of them already, only rows that change are written. A machine
/// reads this file: cells are as they are, without the apostrophe that tables for people get.
public struct WriteBackCSV: Sendable {
  private let report: RunReport

  /// Creates a file.
  public init(report: RunReport) {
    self.report = report
  }

  /// The CSV, a header first; nothing where no column of the export identifies an account.
  public var text: String? {
    let accounts = report.market.accounts
    guard let identity = identity else { return nil }
    let names = WriteBackNames(idHeader: accounts.identityHeaders.id, columns: accounts.columns)
    let segments = SegmentLookup(report.segmentation)
    let hasSegments = report.segmentation?.segments.isEmpty == false
    let old = [names.tier, names.segment].map { header in
      accounts.columns.first { $0.header == header }
    }
    var csv = RowText(
      rawHeadings: [identity.header, names.tier] + (hasSegments ? [names.segment] : []))
    for account in 0..<accounts.count {
      let cells =
        [names.value(ofTier: report.scores.tiers[account])]
        + (hasSegments ? [segments.segment(of: account)?.name ?? ""] : [])
      // What the CRM holds already is not written again.
      let isOld = zip(cells, old).allSatisfy { cell, column in
        column.map { Self.text($0, account) == cell } ?? false
      }
      if isOld { continue }
      csv.append([.raw(identity.values[account])] + cells.map { .raw($0) })
    }
    return csv.text
  }

  private var identity: (header: String, values: TextColumn)? {
    let accounts = report.market.accounts
    let headers = accounts.identityHeaders
    if let id = headers.id { return (id, accounts.ids) }
    if let domain = headers.domain { return (domain, accounts.domains) }
    return headers.name.map { ($0, accounts.names) }
  }

  private static func text(_ column: Column, _ row: Int) -> String {
    switch column.values {
    case .category(let codes, let levels): codes[row] < 0 ? "" : levels[Int(codes[row])]
    case .number(let values): values[row].isNaN ? "" : PlainNumber.text(values[row], places: 0)
    case .text(let values): values[row]
    case .tags, .date, .yesNo: ""
    }
  }
}

/// What a CRM calls tier and segment, by the manner of its export's headers.
struct WriteBackNames {
  let tier: String
  let segment: String
  private let tierPrefix: String

  init(idHeader: String?, columns: [Column]) {
    let headers = columns.map(\.header)
    switch idHeader {
    case "hs_object_id":
      (tier, segment, tierPrefix) = ("hs_ideal_customer_profile", "abm_segment", "tier_")
    case "Record ID":
      (tier, segment, tierPrefix) = ("Ideal Customer Profile Tier", "ABM Segment", "Tier ")
    case let id where id == "Id" || headers.contains { $0.hasSuffix("__c") }:
      (tier, segment, tierPrefix) = ("ABM_Tier__c", "ABM_Segment__c", "")
    case let id? where id.contains("_") && id == id.lowercased():
      (tier, segment, tierPrefix) = ("abm_tier", "abm_segment", "")
    default:
      (tier, segment, tierPrefix) = ("ABM Tier", "ABM Segment", "")
    }
  }

  func value(ofTier tier: Int) -> String { "\(tierPrefix)\(tier)" }
}
