import Reading
import Testing

struct DomainTextTests {
  @Test(arguments: [
    ("acme.com", "acme.com"), ("https://www.Acme.com/about?x=1", "acme.com"),
    ("http://shop.acme.co.uk:8080/", "acme.co.uk"), ("www.acme.com.au", "acme.com.au"),
    ("ann@mail.acme.com", "acme.com"), ("//acme.de/", "acme.de"), ("acme.com.", "acme.com"),
    ("mailto:ann@acme.io", "acme.io"), ("https://user:secret@acme.com/", "acme.com"),
    ("blog.co.de", "co.de"),
  ])
  func findsTheRegistrablePart(_ text: String, _ domain: String) {
    #expect(DomainText.registrable(text) == domain)
  }

  @Test(arguments: ["", "acme", "ann@gmail.com", "Acme, Inc.", "10.0.0.1", "n/a", "a..b", "gmx.de"])
  func findsNoneWhereNoneIdentifiesACompany(_ text: String) {
    #expect(DomainText.registrable(text) == nil)
  }
}
