"""`onrecord watch`: each entry once, whatever the feeds do and however often it is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("urllib3", reason="the extra web is not installed")
pytest.importorskip("trafilatura", reason="the extra web is not installed")

from benchmarks.soak import soak
from onrecord.acquire import Fetching
from onrecord.ledger import Ledger
from onrecord.surfaces.commands import watch
from tests.acquire.web_server import Asked, Say, Web, serving
from tests.surfaces.conftest import Run
from tests.surfaces.fakes import PLAIN


def feed(*numbers: int) -> str:
    items = "".join(
        f"<item><title>Ferry {number}</title><guid>{number}</guid><pubDate>Tue, 04 Mar 2025 09:00:00 GMT</pubDate>"
        f"<description>Norland promised to send {number} trains. The minister said so on Tuesday.</description></item>"
        for number in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Gazette</title>{items}</channel></rss>'


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as served:
        yield served


@pytest.fixture
def watching(web: Web, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(watch, "shipped_maker", lambda: PLAIN)
    monkeypatch.setattr(watch, "Fetching", lambda raw, private: Fetching(raw, private, pause=0.0))
    outlines = "".join(f'<outline xmlUrl="{web.url(path)}"/>' for path in ("/a", "/b"))
    (folder / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>", encoding="utf-8")
    return run


def test_once_reads_what_is_new_and_remembers(web: Web, folder: Path, watching: Run) -> None:
    web.say["/a"], web.say["/b"] = Say(feed(1, 2), headers={"ETag": '"x"'}), Say(feed(3))
    first = watching("watch", "feeds.opml", "--once", "--allow-private", "--format", "jsonl")
    assert (first.exit_code, first.stdout.count("\n")) == (0, 3)
    assert f"{web.url('/a')}: 2 new reports" in first.stderr
    assert len(list((folder / "onrecord.db.raw").rglob("*.warc.gz"))) == 2
    asked = len(web.asked)
    again = watching("watch", "feeds.opml", "--once", "--allow-private")
    assert (again.exit_code, again.stdout, len(web.asked)) == (0, "", asked)
    assert "no feed is due: the next in 15 minutes\n" in again.stderr
    (folder / "onrecord.db.feeds.json").unlink()
    web.say["/b"] = Say(feed(4, 3, 3))
    third = watching("watch", "feeds.opml", "--once", "--allow-private", "--format", "jsonl")
    assert (third.exit_code, third.stdout.count("\n")) == (0, 1)
    with Ledger.open("onrecord.db", create=False) as kept:
        assert sorted(report.given_id or "" for report in kept.reports()) == ["1", "2", "3", "4"]


def test_a_feed_that_fails_is_named_and_the_rest_is_read(web: Web, watching: Run) -> None:
    web.say["/a"], web.say["/b"] = Say(status=500), Say(feed(1))
    done = watching("watch", "feeds.opml", "--once", "--allow-private", "--every", "30", "--format", "jsonl")
    assert (done.exit_code, done.stdout.count("\n")) == (1, 1)
    assert f"{web.url('/a')}: answered 500; asked again in 30 minutes" in done.stderr


def test_loopback_is_refused_unless_it_is_allowed(web: Web, watching: Run) -> None:
    done = watching("watch", "feeds.opml", "--once")
    assert done.exit_code == 1
    assert "is refused: 127.0.0.1 is no public address" in done.stderr
    assert web.asked == []


def test_a_model_is_loaded_for_the_first_new_entry_only(web: Web, watching: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def make() -> object:
        made.append(1)
        return PLAIN.make()

    def say(asked: Asked) -> Say:
        if len(web.asked) > 12:
            raise KeyboardInterrupt
        return Say(feed(len(web.asked)))

    rounds = iter(range(4))

    def sleep(seconds: float) -> None:
        assert 0 <= seconds <= 60
        if next(rounds, None) is None:
            raise KeyboardInterrupt

    now = iter(float(number) for number in range(0, 100_000, 40))
    monkeypatch.setattr(watch, "clock", lambda: next(now))
    monkeypatch.setattr(watch, "sleep", sleep)
    monkeypatch.setattr(watch, "shipped_maker", lambda: type(PLAIN)(PLAIN.version, make))  # type: ignore[arg-type]
    web.say["/a"] = web.say["/b"] = say
    done = watching("watch", "feeds.opml", "--allow-private", "--every", "1")
    assert done.exit_code == 130
    assert "stopped" in done.stderr
    assert made == [1]
    with Ledger.open("onrecord.db", create=False) as kept:
        assert kept.sizes()["reports"] > 3


@pytest.mark.parametrize("name", ["gone.opml", "no.opml"])
def test_a_list_that_is_none_is_named(folder: Path, run: Run, name: str) -> None:
    (folder / "no.opml").write_text("words", encoding="utf-8")
    done = run("watch", name, "--once")
    assert done.exit_code == 1
    assert done.stderr.startswith(f"onrecord: {name}: ")
    assert not (folder / "onrecord.db").exists()


def test_every_item_once_through_errors_and_kills(folder: Path) -> None:
    """A minute's soak in seconds; `python -m benchmarks.soak` is the long one."""
    answers, wrong = soak(folder, ["one"], items=20, kills=1, seed=3, seconds=90)
    assert wrong == []
    assert answers["kill"] == 1
    assert sum(answers[kind] for kind in ("error", "later", "slow", "cut", "page")) > 0
