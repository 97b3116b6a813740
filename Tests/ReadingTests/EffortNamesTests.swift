import Reading
import Testing

struct EffortNamesTests {
  @Test(arguments: [
    "email_sent", "Emails Sent", "call_logged", "calls", "outbound_call", "cold_call",
    "sdr_meeting_booked", "sequence_enrolled", "voicemail", "sales_touch", "follow_up_email",
    "meetings_booked_by_us", "linkedin_message_sent", "outreach_log", "call_log",
  ])
  func whatWeDidIsEffort(_ name: String) {
    #expect(EffortNames.isEffort(name))
  }

  @Test(arguments: [
    "pricing_visit", "email_reply", "email_click", "call_requested", "inbound_call", "demo_request",
    "meeting_booked", "webinar_attended", "content_download", "topic_surge", "funding",
    "reply_to_sent_email", "signals", "events", "email_marketing", "call_center_software",
    "meeting", "task_management", "sales_prospecting", "touch_screens", "",
  ])
  func whatTheyDidIsNot(_ name: String) {
    #expect(!EffortNames.isEffort(name))
  }
}
