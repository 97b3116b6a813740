"""A headless Chromium, and pages that the command wrote."""

import functools
import json
import os
import pathlib
import subprocess
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

TESSERA = str(pathlib.Path(os.environ["TESSERA"]).resolve())


def command(arguments, folder, codes=(0, 1)):
    """What the command writes to standard output; 1 is its code for findings."""
    done = subprocess.run([TESSERA, *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode not in codes:
        raise AssertionError(f"tessera {' '.join(arguments)}: {done.returncode}\n{done.stderr}")
    return done.stdout


@functools.cache
def demo():
    """A folder with the worked example and its report."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tessera-page-"))
    command(["demo", "--output", "."], folder)
    return folder


@functools.cache
def market():
    """A folder with a generated market of signals, contacts and many segments, and its report."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tessera-page-"))
    command(["generate", "--accounts", "3000", "--seed", "7", "--output", "."], folder)
    command(["init", "accounts.csv", "deals.csv", "signals.csv", "contacts.csv"], folder)
    command(["run", "--output", "."], folder)
    return folder


def report(folder):
    return json.loads((folder / "report.json").read_text())


@functools.cache
def driver():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.binary_location = "/usr/bin/chromium"
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def look(width, height=900):
    driver().execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                             {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def media(kind="screen", scheme="light"):
    driver().execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "media": kind, "features": [{"name": "prefers-color-scheme", "value": scheme}]})


def open_page(path, width=1024):
    """Opens a file; what was logged before is forgotten."""
    look(width)
    media()
    for kind in ("browser", "performance"):
        driver().get_log(kind)
    driver().get(f"file://{path}")
    return driver()
