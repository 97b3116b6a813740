import Reporting
import Testing

/// Finding names in sentences.
@Suite struct SecretTextsTests {
  private var secrets: SecretTexts {
    var secrets = SecretTexts()
    secrets.add("Acme", as: "Account 1")
    secrets.add("Acme Rockets", as: "Account 2")
    secrets.add("acme.com", as: "account-1.example", foldsCase: true)
    secrets.add("Yahoo!", as: "Account 3")
    secrets.add("<script>Vrelk</script>", as: "Account 4")
    secrets.add("🚀🚀", as: "Account 5")
    secrets.add("Acme", as: "Account 6")
    secrets.sort()
    return secrets
  }

  @Test(arguments: [
    ("Acme leads", "Account 1 leads"), ("Acme Rockets leads", "Account 2 leads"),
    ("Acmes lead", "Acmes lead"), ("acme leads", "acme leads"), ("MyAcme", "MyAcme"),
    ("see https://www.ACME.com/x", "see https://www.account-1.example/x"),
    ("Yahoo!, Yahoo", "Account 3!, Account 3"), ("say <script>Vrelk</script>", "say <Account 4>"),
    ("🚀🚀", "Account 5"), ("", ""), ("Acme", "Account 1"),
    ("Acme Acme Rockets", "Account 1 Account 2"),
    ("Ácme", "Ácme"), ("AcmeÁ", "AcmeÁ"),
    // Quotes, dashes and dots beyond ASCII are no part of a word.
    ("called “Acme”; is it ‘Acme Rockets’?", "called “Account 1”; is it ‘Account 2’?"),
    ("Acme–Acme…", "Account 1–Account 1…"),
    ("Acme · Acme\u{A0}«Acme»", "Account 1 · Account 1\u{A0}«Account 1»"),
    ("「Acme」", "「Account 1」"), ("Acme社", "Acme社"),
  ])
  func findsWholeWords(text: String, clean: String) {
    #expect(secrets.replaced(in: text) == clean)
  }

  /// The search by first words against trying every secret at every place, the longest first.
  @Test(arguments: UInt64(1)...40)
  func agreesWithTryingAllOfThem(seed: UInt64) {
    var state = seed
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let words = ["ab", "Ab", "c", "d1", "é"]
    func phrase(_ length: Int) -> String {
      (0..<length).map { _ in words[draw(words.count)] }.joined(separator: [" ", "-"][draw(2)])
    }
    let names = (0..<6).map { _ in phrase(1 + draw(3)) }
    let text = phrase(30)
    var secrets = SecretTexts()
    for name in names { secrets.add(name, as: "[\(name)]") }
    secrets.sort()
    #expect(secrets.replaced(in: text) == naive(names, text))
  }

  private func naive(_ names: [String], _ text: String) -> String {
    let isWord = { (scalar: Unicode.Scalar) in
      !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9") ~= scalar
    }
    let scalars = Array(text.unicodeScalars)
    let sought = Set(names).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }.map {
      Array($0.unicodeScalars)
    }
    var result = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let isStart = place == 0 || !isWord(scalars[place - 1])
      let match = sought.first { name in
        let end = place + name.count
        return isStart && end <= scalars.count && Array(scalars[place..<end]) == name
          && (end == scalars.count || !isWord(scalars[end]))
      }
      if let match {
        result += "[".unicodeScalars + match + "]".unicodeScalars
        place += match.count
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return String(result)
  }
}
