"""`onrecord watch` against feeds that fail: errors, slow and broken answers, repeated and reordered items, and kills.

    python -m benchmarks.soak [--items 2000] [--feeds 5] [--kills 20] [--seed 1]

Every item that a feed ever showed must be in the ledger exactly once. The extractor is a stand-in, as only the watching is
tried. Prints what the server answered and exits 1 where an item is missing or doubled.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from onrecord.ledger import Ledger

WINDOW = 12
# The command line with an extractor that finds nothing, and no pause between requests.
PROGRAM = """
import onrecord.surfaces.commands.watch as watch
from onrecord.acquire import Fetching
from onrecord.pipeline import Maker
watch.shipped_maker = lambda: Maker("none-1", lambda: lambda report: ())
watch.Fetching = lambda raw, private: Fetching(raw, private, pause=0.0, seconds=0.6)
from onrecord.surfaces.cli import main
main()
"""


@dataclass
class FlakyFeed:
    """A feed that shows WINDOW of its items, shuffled and some twice; it moves on by some once a look has succeeded."""

    name: str
    items: int
    chance: random.Random
    shown: int = WINDOW
    answers: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> bool:
        """Whether its last item was handed out in whole, and not changed since."""
        return self.shown > self.items

    def body(self) -> bytes:
        last = min(self.shown, self.items)
        numbers = list(range(max(0, last - WINDOW), last))
        numbers += self.chance.sample(numbers, 3)
        self.chance.shuffle(numbers)
        entries = "".join(
            f"<item><title>{self.name} {number}</title><guid>{self.name}-{number}</guid><link>https://gazette.example/{number}</link>"
            f"<pubDate>Tue, 04 Mar 2025 {number % 24:02d}:{number % 60:02d}:00 GMT</pubDate>"
            f"<description>The minister said on Tuesday that bridge number {number} would open in June.</description></item>"
            for number in numbers
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.name}</title>{entries}</channel></rss>'.encode()

    def moved(self) -> None:
        self.shown += self.chance.randint(1, WINDOW // 2)


def _handler(feeds: dict[str, FlakyFeed]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            feed = feeds.get(self.path.strip("/"))
            if feed is None:
                self.send_error(404)
                return
            how = feed.chance.choices(("whole", "error", "later", "slow", "cut", "page"), (60, 10, 6, 6, 10, 8))[0]
            if how == "whole" and self.headers.get("If-None-Match") == f'"{feed.shown}"':
                how = "unchanged"
            feed.answers[how] += 1
            self._say(feed, how)

        def _say(self, feed: FlakyFeed, how: str) -> None:
            status = {"error": 500, "later": 503, "unchanged": 304}.get(how, 200)
            self.send_response(status)
            body = b"" if status != 200 else b"<!doctype html><p>Closed for repairs.</p>" if how == "page" else feed.body()
            if how == "later":
                self.send_header("Retry-After", "1")
            if how == "whole":
                self.send_header("ETag", f'"{feed.shown}"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if how == "slow":
                time.sleep(0.9)
            self.wfile.write(body[: len(body) // 2] if how == "cut" else body)
            self.close_connection = True
            if how == "unchanged":  # what it held before this was kept: now something new
                feed.moved()

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler


@contextmanager
def serving(feeds: dict[str, FlakyFeed]) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(feeds))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _watch(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, "watch", "feeds.opml", "--allow-private", "--every", "0.001"]
    environment = os.environ | {
        "ONRECORD_LEDGER": str(folder / "kept.db"),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def soak(folder: Path, names: list[str], items: int, kills: int, seed: int, seconds: float) -> tuple[Counter[str], list[str]]:
    """Watch until every feed has shown its last item; what the server answered, and what is missing, doubled or unsound."""
    feeds = {
        name: FlakyFeed(name, items, random.Random(f"{seed} {name}"))  # noqa: S311 - repeats itself
        for name in names
    }
    with serving(feeds) as port:
        outlines = "".join(f'<outline xmlUrl="http://127.0.0.1:{port}/{name}"/>' for name in names)
        (folder / "feeds.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", encoding="utf-8")
        process, began, killed = _watch(folder), time.monotonic(), 0
        try:
            while not all(feed.done for feed in feeds.values()) and time.monotonic() - began < seconds:
                time.sleep(0.05)
                shown = sum(min(feed.shown, items) for feed in feeds.values()) / (items * len(names))
                if killed < kills and shown > (killed + 1) / (kills + 2):
                    process.kill()
                    process.wait()
                    killed += 1
                    process = _watch(folder)
        finally:
            process.kill()
            process.wait()
    answers = sum((feed.answers for feed in feeds.values()), Counter({"kill": killed}))
    return answers, _wrong(folder / "kept.db", feeds)


def _wrong(ledger: Path, feeds: dict[str, FlakyFeed]) -> list[str]:
    with Ledger.open(str(ledger), create=False) as kept:
        found = Counter(report.given_id or "?" for report in kept.reports())
        unsound = [str(fault) for fault in kept.verify()]
    expected = [f"{name}-{number}" for name, feed in feeds.items() for number in range(feed.items)]
    return [f"{name}: {found[name]} times" for name in expected if found[name] != 1] + unsound


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("--items", 2_000), ("--feeds", 5), ("--kills", 20), ("--seed", 1), ("--seconds", 1_800)):
        parser.add_argument(name, type=int, default=default)
    options = parser.parse_args()
    names = [f"feed{number}" for number in range(options.feeds)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        answers, wrong = soak(Path(folder), names, options.items, options.kills, options.seed, options.seconds)
    print(f"{options.feeds} feeds of {options.items:,} items in {time.monotonic() - began:.0f} s: {dict(answers)}")
    print("every item once" if not wrong else "\n".join(wrong[:20]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
