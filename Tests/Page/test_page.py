"""The report as its readers meet it: in a browser, on a phone, on paper, by keyboard, without scripts."""

import base64
import json
import pathlib
import re
import subprocess
import tempfile
import unittest

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

import browser
from browser import command, demo, driver, look, market, media, open_page, report


def tearDownModule():
    if browser.driver.cache_info().currsize:
        driver().quit()


def all_pages():
    return [demo() / "report.html", market() / "report.html"]


def rows(table):
    return driver().execute_script(
        "return Array.from(arguments[0].tBodies[0].rows, r => Array.from(r.cells, c => c.firstChild ? c.firstChild.textContent.trim() : ''))",
        table)


def wait_until(script, *arguments):
    WebDriverWait(driver(), 20).until(lambda own: own.execute_script(script, *arguments))


def drag(name, value):
    """Moves a slider as a person does: its value changes and it says so."""
    driver().execute_script(
        "const s = document.getElementById(arguments[0]); s.value = arguments[1];"
        "s.dispatchEvent(new Event('input', { bubbles: true }));", name, value)
    wait_until("return window.tessera.isIdle()")


class Loading(unittest.TestCase):
    def test_no_errors_and_no_request(self):
        for page in all_pages():
            open_page(page)
            self.assertEqual([entry["message"] for entry in driver().get_log("browser")], [])
            asked = [json.loads(entry["message"])["message"] for entry in driver().get_log("performance")]
            # What an earlier page asked for may be told late.
            urls = {message["params"]["request"]["url"] for message in asked if message["method"] == "Network.requestWillBeSent"
                    and message["params"].get("documentURL", "").endswith(str(page))}
            self.assertEqual({url for url in urls if not url.startswith("file:")}, set())
            self.assertEqual(len(urls), 1, urls)

    def test_says_everything_without_scripts(self):
        driver().execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            open_page(demo() / "report.html")
            self.assertTrue(driver().find_element(By.CSS_SELECTOR, ".verdict .lead").is_displayed())
            self.assertGreater(len(driver().find_elements(By.CSS_SELECTOR, ".plot > svg")), 5)
            self.assertFalse(driver().find_element(By.ID, "sliders").is_displayed())
            self.assertIn("need JavaScript", driver().find_element(By.ID, "what-if").text)
        finally:
            driver().execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


class Figures(unittest.TestCase):
    def test_the_page_has_the_figures_of_the_json(self):
        for folder in (demo(), market()):
            open_page(folder / "report.html")
            said = report(folder)
            shown = rows(driver().find_element(By.ID, "tried"))
            self.assertEqual(len(shown), len(said["tiers"]))
            for row, tier in zip(shown, said["tiers"]):
                rate = tier["conversion" if said["measure"] == "conversion" else "winRate"]
                won, trials = rate["successes"], rate["trials"]
                self.assertEqual(row[0], f"Tier {tier['tier']}")
                self.assertEqual(row[1], f"{tier['accounts']:,}")
                self.assertEqual(row[3], f"{won:,}")
                self.assertEqual(row[4], f"{won / trials:.1%}")
                self.assertEqual(row[5], f"{rate['lower'] * 100:.1f}–{rate['upper'] * 100:.1f}%")


class WhatIf(unittest.TestCase):
    def check_against_the_engine(self, folder):
        """The page's own model file, given to the engine, gives the page's table."""
        text = driver().execute_script("return window.tessera.modelFile()")
        with tempfile.NamedTemporaryFile("w", suffix=".yaml", dir=folder, encoding="utf-8") as file:
            file.write(text)
            file.flush()
            said = json.loads(command(["backtest", "--model", file.name, "--format", "json"], folder))
        # Tiers that nobody is in any more are shown beside what they were; the engine does not list them.
        shown = [row for row in rows(driver().find_element(By.ID, "tried")) if row[1] != "0"]
        self.assertEqual([row[0] for row in shown], [f"Tier {tier['tier']}" for tier in said["tiers"]])
        for row, tier in zip(shown, said["tiers"]):
            rate = tier["conversion" if said["measure"] == "conversion" else "winRate"]
            self.assertEqual(row[1], f"{tier['accounts']:,}")
            self.assertEqual(row[3], f"{rate['successes']:,}")
            self.assertEqual(row[4], f"{rate['successes'] / rate['trials']:.1%}")
            self.assertEqual(row[5], f"{rate['lower'] * 100:.1f}–{rate['upper'] * 100:.1f}%")
        sentences = [item.text for item in driver().find_elements(By.CSS_SELECTOR, "#compared li")]
        self.assertEqual(len(sentences), len(said["comparisons"]))
        for sentence, comparison in zip(sentences, said["comparisons"]):
            p = comparison["adjustedP"]
            self.assertIn("p < 0.001" if p < 0.001 else f"p {p:.3f}", sentence)
            self.assertEqual(comparison["verdict"] == "proven", ": proven" in sentence, sentence)
        return shown

    def test_sliders_give_what_the_engine_computes(self):
        for folder in (demo(), market()):
            open_page(folder / "report.html")
            first = self.check_against_the_engine(folder)
            weights = driver().find_elements(By.CSS_SELECTOR, "[data-weight]")
            drag(weights[0].get_attribute("id"), 45)
            self.check_against_the_engine(folder)
            drag(weights[-1].get_attribute("id"), 265)
            limits = driver().find_elements(By.CSS_SELECTOR, "[data-limit]")
            if limits:
                value = int(limits[0].get_attribute("value"))
                drag(limits[0].get_attribute("id"), max(int(limits[0].get_attribute("min")), value - 600))
            moved = self.check_against_the_engine(folder)
            self.assertNotEqual(first, moved)
            self.assertRegex(driver().find_element(By.ID, "gain").text, r"→ .* kept apart")
            driver().find_element(By.ID, "reset").click()
            wait_until("return window.tessera.isIdle()")
            self.assertEqual([row for row in rows(driver().find_element(By.ID, "tried")) if row[1] != "0"], first)

    def test_sliders_go_back_to_numbers_between_their_steps(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="tessera-steps-"))
        command(["demo", "--output", "."], folder)
        model = (folder / "tessera.yaml").read_text()
        changed = model.replace("fit_score: {", "fit_score: { weight: 1.33,", 1).replace("fit >= 7", "fit >= 6.58", 1)
        self.assertNotEqual(model, changed)
        (folder / "tessera.yaml").write_text(changed)
        command(["report", "--output", "report.html"], folder)
        open_page(folder / "report.html")
        self.check_against_the_engine(folder)
        drag("weight-0", 40)
        driver().find_element(By.ID, "reset").click()
        wait_until("return window.tessera.isIdle()")
        self.assertEqual(driver().execute_script("return window.tessera.modelFile()"), changed)
        self.assertEqual(driver().find_element(By.ID, "weight-0").get_attribute("value"), "133")

    def test_places_are_given_as_the_engine_gives_them(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="tessera-places-"))
        command(["demo", "--output", "."], folder)
        model = (folder / "tessera.yaml").read_text()
        changed = model.replace("    capacity: 50 ", "    capacity: { accounts: 25, enforce: true, ties: [intent, employees] } ", 1)
        self.assertNotEqual(model, changed)
        (folder / "tessera.yaml").write_text(changed)
        command(["report", "--output", "report.html"], folder)
        open_page(folder / "report.html")
        first = self.check_against_the_engine(folder)
        self.assertEqual(first[0][1], "25")
        drag("weight-0", 60)
        self.check_against_the_engine(folder)
        drag("limit-0", 500)
        drag("limit-1", 400)
        moved = self.check_against_the_engine(folder)
        self.assertEqual(moved[0][1], "25")
        self.assertNotEqual(first, moved)
        # The order of the file decides between equals, and is not given away where names are not.
        command(["report", "--redact", "--output", "redacted.html"], folder)
        open_page(folder / "redacted.html")
        self.assertIn("order of the file decides", driver().find_element(By.ID, "what-if").text)
        self.assertEqual(driver().find_elements(By.ID, "what-if-data"), [])

    def test_nothing_moved_saves_the_model_file_itself(self):
        open_page(demo() / "report.html")
        self.assertEqual(driver().execute_script("return window.tessera.modelFile()"),
                         (demo() / "tessera.yaml").read_text())

    def test_the_button_saves_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            driver().execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": folder})
            open_page(demo() / "report.html")
            drag("weight-0", 150)
            driver().find_element(By.ID, "save").click()
            path = pathlib.Path(folder) / "what-if.yaml"
            for _ in range(50):
                if path.exists() and path.stat().st_size:
                    break
                driver().execute_async_script("setTimeout(arguments[0], 100)")
            self.assertIn("weight: 1.5", path.read_text())


class Reading(unittest.TestCase):
    def test_tables_sort_by_mouse_and_keyboard(self):
        open_page(demo() / "report.html")
        table = next(table for table in driver().find_elements(By.CSS_SELECTOR, "table.sortable")
                     if "where the points come from" in table.text)
        head = next(head for head in table.find_elements(By.TAG_NAME, "th") if head.text == "score")
        head.click()
        scores = [float(row[2]) for row in rows(table)]
        self.assertEqual(scores, sorted(scores, reverse=True))
        head.send_keys(Keys.ENTER)
        scores = [float(row[2]) for row in rows(table)]
        self.assertEqual(scores, sorted(scores))
        self.assertEqual(head.get_attribute("aria-sort"), "ascending")

    def test_charts_are_read_by_the_arrow_keys(self):
        open_page(demo() / "report.html")
        chart = driver().find_element(By.CSS_SELECTOR, "#tiers .plot > svg")
        driver().execute_script("arguments[0].focus()", chart)
        chart.send_keys(Keys.ARROW_RIGHT)
        said = driver().find_element(By.CSS_SELECTOR, "#tiers .said").text
        self.assertTrue(said.startswith("Tier 1: 8 of 40 won"), said)
        chart.send_keys(Keys.ARROW_RIGHT)
        self.assertTrue(driver().find_element(By.CSS_SELECTOR, "#tiers .said").text.startswith("Tier 2"))

    def test_the_heat_map_changes_what_it_shows(self):
        open_page(demo() / "report.html")
        for name in ("count", "rate"):
            driver().find_element(By.ID, f"heat-{name}").click()
            shown = [view.get_attribute("class") for view in driver().find_elements(By.CSS_SELECTOR, ".view") if view.is_displayed()]
            self.assertEqual(shown, [f"view {name}"])

    def test_every_chart_has_a_name_a_finding_and_its_figures(self):
        for page in all_pages():
            open_page(page)
            for chart in driver().find_elements(By.CSS_SELECTOR, ".plot > svg"):
                label = chart.get_attribute("aria-label")
                self.assertEqual(chart.get_attribute("role"), "img")
                self.assertGreater(len(label), 30, label)
                section = driver().execute_script("return arguments[0].closest('section').id", chart)
                self.assertTrue(driver().find_elements(By.CSS_SELECTOR, f"#{section} table"), section)


class Access(unittest.TestCase):
    CONTRAST = """
      function rgb(text) { return text.match(/[\\d.]+/g).map(Number); }
      function light(c) { return c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
        .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0); }
      function ground(e) {
        for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
        return [255, 255, 255];
      }
      const poor = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const e = walk.currentNode.parentElement;
        if (!walk.currentNode.textContent.trim() || !e.getClientRects().length || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(e.tagName)) continue;
        if (e.closest('svg')) {
          // Letters in a colored cell stand on the cell before them.
          const cell = e.classList.contains('cell') || e.classList.contains('tiny') ? e.previousElementSibling : null;
          const rect = cell && (cell.tagName === 'rect' ? cell : cell.previousElementSibling);
          if (!rect || rect.tagName !== 'rect' || getComputedStyle(rect).fill === 'none') continue;
          const fill = getComputedStyle(rect).fill.startsWith('color(srgb')
            ? rgb(getComputedStyle(rect).fill.slice(10)).map(v => v * 255) : rgb(getComputedStyle(rect).fill);
          const ratio = (Math.max(light(fill), light(rgb(getComputedStyle(e).fill))) + 0.05)
            / (Math.min(light(fill), light(rgb(getComputedStyle(e).fill))) + 0.05);
          if (ratio < 4.5) poor.push(rect.getAttribute('class') + ' ' + ratio.toFixed(2) + ' ' + e.textContent);
          continue;
        }
        const a = light(rgb(getComputedStyle(e).color)), b = light(ground(e));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) poor.push(e.className + ' ' + ratio.toFixed(2) + ' ' + walk.currentNode.textContent.slice(0, 40));
      }
      return poor;
    """

    def test_text_stands_out_from_its_ground(self):
        for scheme in ("light", "dark"):
            open_page(market() / "report.html")
            media(scheme=scheme)
            self.assertEqual(driver().execute_script(self.CONTRAST), [], scheme)

    def test_labels_and_order(self):
        for page in all_pages():
            open_page(page)
            self.assertEqual(driver().find_element(By.TAG_NAME, "html").get_attribute("lang"), "en")
            levels = [int(head.tag_name[1]) for head in driver().find_elements(By.CSS_SELECTOR, "h1, h2, h3, h4")]
            self.assertEqual(levels[0], 1)
            self.assertTrue(all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels)
            for field in driver().find_elements(By.CSS_SELECTOR, "input"):
                name = field.get_attribute("id")
                self.assertTrue(driver().find_elements(By.CSS_SELECTOR, f"label[for='{name}']"), name)
            doubled = driver().execute_script(
                "const ids = Array.from(document.querySelectorAll('[id]'), e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i)")
            self.assertEqual(doubled, [])
            unheaded = driver().execute_script(
                "return Array.from(document.querySelectorAll('table')).filter(t => !t.tHead || !t.tHead.querySelector('th[scope=col]')).length")
            self.assertEqual(unheaded, 0)

    def test_nothing_is_wider_than_the_window(self):
        for page in all_pages():
            for width in (390, 1024, 1600):
                open_page(page, width)
                self.assertLessEqual(driver().execute_script("return document.documentElement.scrollWidth"), width, f"{page} {width}")


class Paper(unittest.TestCase):
    # A4 less its margins of 16 mm, at 96 dots to the inch.
    WIDTH = 672

    def test_no_chart_is_cut(self):
        for page in all_pages():
            open_page(page, self.WIDTH)
            media("print")
            cut = driver().execute_script("""
              return Array.from(document.querySelectorAll('.plot > svg')).filter(s => s.getClientRects().length).flatMap(s =>
                Array.from(s.querySelectorAll('text, rect, circle')).filter(m => {
                  const box = m.getBoundingClientRect();
                  return box.width && (box.left < -1 || box.right > arguments[0] + 1);
                }).map(m => s.closest('section').id + ': ' + m.outerHTML.slice(0, 120)));""", self.WIDTH)
            self.assertEqual(cut, [])
            breaks = driver().execute_script(
                "return Array.from(document.querySelectorAll('.plot')).filter(p => getComputedStyle(p).breakInside !== 'avoid').length")
            self.assertEqual(breaks, 0)

    def test_it_prints(self):
        open_page(demo() / "report.html")
        media("print")
        pdf = base64.b64decode(driver().execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
        self.assertTrue(pdf.startswith(b"%PDF"))
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
        self.assertTrue(4 <= pages <= 20, pages)


class HostileNames(unittest.TestCase):
    NAMES = ["<script>window.hacked = 1</script>", "\"><img src=x onerror=window.hacked=1>", "=cmd|'/C calc'!A0", "+1+1", "-2+3",
             "@SUM(A1)", "\tTab", "\u202eevil\u202c Corp", "\U0001f680 Rocket \U0001f469‍\U0001f680", "N" * 10_000, "</style></script>",
             "${alert(1)}", "O'Neil & Söhne", "javascript:alert(1)", "a\u2028b"]

    def test_they_do_no_harm(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="tessera-hostile-"))
        command(["generate", "--accounts", "400", "--seed", "3", "--output", "."], folder)
        lines = (folder / "accounts.csv").read_text().split("\n")
        place = lines[0].split(",").index("Account Name")
        for row, name in enumerate(self.NAMES, start=1):
            cells = lines[row].split(",")
            cells[place] = '"' + name.replace('"', '""') + '"'
            lines[row] = ",".join(cells)
        (folder / "accounts.csv").write_text("\n".join(lines))
        command(["init", "accounts.csv", "deals.csv", "signals.csv", "contacts.csv"], folder)
        model = (folder / "tessera.yaml").read_text()
        (folder / "tessera.yaml").write_text(model.replace("tiers: [2]", "accounts: all"))
        command(["run", "--output", "."], folder)
        open_page(folder / "report.html")
        self.assertEqual([entry["message"] for entry in driver().get_log("browser")], [])
        self.assertIsNone(driver().execute_script("return window.hacked || null"))
        self.assertEqual(driver().execute_script("return document.querySelectorAll('main img, main script:not([type])').length"), 0)
        self.assertLessEqual(driver().execute_script("return document.documentElement.scrollWidth"), 1024)
        self.assertIn("Rocket", driver().execute_script("return document.body.textContent"))
        for table in folder.glob("*.csv"):
            if table.name in ("accounts.csv", "deals.csv", "signals.csv", "contacts.csv"):
                continue
            text = table.read_text()
            for formula in ("=cmd", "+1+1", "@SUM"):
                for found in re.finditer(re.escape(formula), text):
                    before = text[max(0, found.start() - 1):found.start()]
                    if table.name != "crm-update.csv":
                        self.assertEqual(before, "'", f"{table.name}: {text[max(0, found.start() - 20):found.end()]}")


if __name__ == "__main__":
    unittest.main()
