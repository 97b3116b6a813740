/// The stages of a deal on its way, as CRMs name them when nobody has changed them.
///
/// Where no deal is won or lost, they tell a pipeline that is still open from stages that nobody has said the meaning of.
enum OpenStages {
  /// Returns whether a stage is one of them, compared without case, spaces and punctuation.
  static func contains(_ stage: String) -> Bool {
    names.contains(HeaderText.folded(stage))
  }

  private static let names = Set(
    [
      "Open", "New", "In progress", "Pipeline", "Lead", "Lead in", "Contacted", "Contact made",
      "Discovery",
      "Prospecting", "Prospect", "Qualification", "Qualified", "Qualify", "Needs Analysis",
      "Needs defined", "Value Proposition", "Id. Decision Makers", "Perception Analysis",
      "Proposal/Price Quote", "Proposal", "Proposal made", "Propose", "Develop", "Close",
      "Negotiation/Review", "Negotiation", "Negotiations started", "Engaging", "Evaluation", "Demo",
      "Demo scheduled", "Trial", "Pilot", "Quote", "Contract", "Appointment scheduled",
      "Qualified to buy", "Presentation scheduled", "Decision maker bought in", "Contract sent",
      "On hold",
    ].map(HeaderText.folded))
}
