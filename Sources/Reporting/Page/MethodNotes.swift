/// How the page was computed, and what its words mean.
struct MethodNotes {
  let report: RunReport

  var markup: Markup {
    let terms = Glossary.entries.map { entry -> Markup in
      "<dt>\(entry.word)</dt><dd>\(entry.meaning)</dd>"
    }
    return """
      <section id="method">
      <h2>How this was computed</h2>
      <p class="note">Points are added by the rules of the model file and sum exactly to the scores. Tiers follow from rules, \
      the first that holds. Micro-segments come from Ward's tree over all signal families (from 1,500 accounts on, from k-means that begins \
      with it), held to their sizes, and refined by moves and swaps. Rates are compared by Fisher's exact test; its p-value, Holm-adjusted, alone \
      decides what is called proven.</p>
      \(computed)
      <details><summary>What the words mean</summary><dl>
      \(terms)
      </dl></details>
      </section>
      """
  }

  private var computed: Markup {
    report.provenance.map { ProvenanceTable(provenance: $0).markup } ?? .empty
  }
}
