"""Chromium over a server in this process: where it is, how it is started, and what every page is watched for."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator, Page, Request, sync_playwright

from onrecord.ledger import Ledger
from onrecord.surfaces.tokens import Tokens
from onrecord.surfaces.web.app import Serving, create_app

KEY = "the-key-of-this-run"
# Without a graphics card or a sandbox of its own, and with nothing that Chromium would fetch for itself.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    " --disable-sync --disable-dev-shm-usage"
).split()
MODES = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
SCREENS = Path(__file__).resolve().parents[3] / "build" / "screens"


def chromium() -> str:
    """The path of a Chromium. Skips the test where there is none; in CI that is a failure."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium: `python3 dev.py test` installs it where it may")
        pytest.skip("NO CHROMIUM: the pages are not tried in a browser (apt-get install chromium)")
    return found


@contextmanager
def browser_of() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield made
        finally:
            made.close()


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a server over that ledger, in a thread of its own."""
    with Ledger.open(str(path), create=False) as ledger:
        serving = Serving(
            ledger, Tokens(path.with_suffix(".tokens")), today=lambda: date(2026, 4, 2), key=KEY, owner="R. Viewer"
        )
        server = uvicorn.Server(uvicorn.Config(create_app(serving), port=0, log_level="error", lifespan="on"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


@dataclass
class Watched:
    """A page, and what went wrong on it: errors on the console, and requests that would leave this machine."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda told: self._note(told.text) if told.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("request", self._requested)

    def _note(self, words: str) -> None:
        self.wrong.append(words)

    def _requested(self, request: Request) -> None:
        if urlsplit(request.url).hostname != "127.0.0.1":
            self.wrong.append(f"left the machine: {request.url}")

    def open(self, address: str) -> Page:
        self.page.goto(self.base + address)
        return self.page

    def tab_to(self, words: str, kind: str = "a, button, summary, input, select") -> None:
        """Press Tab until what has the focus says these words; fails where it never does."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(_SAYS, kind):
                return
        pytest.fail(f"no way by Tab to {words!r}")

    def follow(self, link: Locator) -> None:
        """Click what leads to another page, and be there: a click alone comes back while the old page still stands."""
        with self.page.expect_navigation():
            link.click()

    def enter(self) -> None:
        """Press Enter on what leads to another page, and be there."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def whole_dates(self) -> None:
        """No date is broken at the end of a line."""
        broken = self.page.evaluate(_BROKEN)
        assert broken == [], f"{self.page.url} breaks {broken[:3]}"

    def fits(self) -> None:
        """Nothing sticks out at the right."""
        over = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{self.page.url} is {over} pixels too wide"


_SAYS = """kind => {
  const one = document.activeElement;
  if (!one || !one.matches(kind)) return "";
  const labels = one.labels ? [...one.labels].map(label => label.textContent).join(" ") : "";
  return [one.textContent, one.getAttribute("aria-label") || "", labels, one.name || ""].join(" ").replace(/\\s+/g, " ");
}"""
_BROKEN = """() => {
  const found = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(/\\d{4}-\\d\\d-\\d\\d/g)) {
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + 10);
      const lines = new Set([...range.getClientRects()].map(one => Math.round(one.top)));
      if (lines.size > 1) found.push(match[0] + " in " + walker.currentNode.parentElement.outerHTML.slice(0, 120));
    }
  }
  return found;
}"""
