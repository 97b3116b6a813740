import Reading
import Testing

struct JobTitleTests {
  @Test(arguments: ["VP of Sales", "Chief Executive Officer", "Head of IT", "CEO", "Co-Founder"])
  func knowsWhoDecides(_ title: String) {
    #expect(JobTitle.decides(title))
  }

  @Test(arguments: ["Engineer", "Executive Assistant to the CEO", "", "Directory Editor"])
  func knowsWhoDoesNot(_ title: String) {
    #expect(!JobTitle.decides(title))
  }
}
