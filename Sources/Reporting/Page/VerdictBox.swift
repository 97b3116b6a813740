import Backtesting
import Checking

/// The verdicts, before anything else.
struct VerdictBox {
  let report: RunReport

  var markup: Markup {
    let verdicts = report.backtest.map { EvidenceSentences(backtest: $0).verdicts } ?? []
    guard let lead = verdicts.first else {
      return """
        <section class="verdict"><p class="lead">\(report.untestedNote ?? "No deals, so no verdict on the tiers yet.")</p>
        <p class="note">Name won and lost deals in the model file, and the report says whether the tiers hold.</p>
        </section>
        """
    }
    // What is wrong with the data or the model comes before what these say.
    let errors = report.findings.filter { $0.severity == .error }.map {
      MarkedSentence(text: "\($0.code) \($0.place): \($0.message)", mark: .bad)
    }
    return """
      <section class="verdict" aria-label="Verdict">
      \(errors.isEmpty ? .empty : SentenceList(errors).markup)
      <p class="lead">\(lead.text)</p>
      \(SentenceList(Array(verdicts.dropFirst())).markup)
      </section>
      """
  }
}
