"""One page or feed from the web: politely, within bounds, its bytes kept."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("urllib3", reason="the extra web is not installed")
pytest.importorskip("trafilatura", reason="the extra web is not installed")
pytest.importorskip("fastwarc", reason="the extra archives is not installed")

from onrecord.acquire import Fetching, Given, read_paths
from onrecord.types import Refusal, Report
from tests.acquire.web_server import PAGE, Asked, Say, Web, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Gazette</title><item><title>Ferry</title>
<link>https://gazette.example/ferry</link><guid>1</guid><pubDate>Tue, 04 Mar 2025 09:00:00 GMT</pubDate>
<description>The minister said on Tuesday that the ferry line would reopen in June.</description></item></channel></rss>"""


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as served:
        yield served


def fetching(**changes: object) -> Fetching:
    return replace(Fetching(allow_private=True, pause=0), **changes)  # type: ignore[arg-type]


def read(url: str, how: Fetching | None = None) -> list[Report | Refusal]:
    return list(read_paths([url], Given(today="2026-06-01"), None, how or fetching()))


def reason_of(url: str, how: Fetching | None = None) -> str:
    (only,) = read(url, how)
    assert isinstance(only, Refusal), only
    return only.reason


def test_a_page_is_read_from_where_it_redirects_to_and_is_read_again_from_its_kept_bytes(web: Web, tmp_path: Path) -> None:
    web.say["/a"] = Say(status=302, headers={"Location": "b?page=1"})
    web.say["/b"] = Say(gzip.compress(PAGE.encode()), headers=HTML | {"Content-Encoding": "gzip"})
    (report,) = read(web.url("/a"), fetching(keep=tmp_path))
    assert isinstance(report, Report)
    assert (report.name, report.url) == (web.url("/a"), web.url("/b?page=1"))
    assert (report.title, report.outlet, report.published) == ("Ferry line to reopen", "Harbour Gazette", "2025-03-04")
    assert web.paths() == ["/robots.txt", "/a", "/b?page=1"]
    assert web.asked[1].headers["user-agent"].startswith("onrecord/")
    (again,) = read_paths([str(tmp_path)], Given())
    assert isinstance(again, Report)
    assert (again.id, again.document.raw_sha256) == (report.id, report.document.raw_sha256)
    read(web.url("/a"), fetching(keep=tmp_path))
    assert len(list(tmp_path.rglob("*.warc.gz"))) == 1


def test_a_feed_is_read_by_its_entries_and_again_from_its_kept_bytes(web: Web, tmp_path: Path) -> None:
    web.say["/feed"] = Say(FEED, headers={"Content-Type": "text/xml"})
    (report,) = read(web.url("/feed"), fetching(keep=tmp_path))
    assert isinstance(report, Report)
    assert (report.url, report.outlet) == ("https://gazette.example/ferry", "Harbour Gazette")
    (again,) = read_paths([str(tmp_path)], Given())
    assert isinstance(again, Report)
    assert again.id == report.id


def test_a_plain_text_has_the_address_it_came_from(web: Web) -> None:
    web.say["/a.txt"] = Say(" date 2025-03-04 The minister said the bridge would open in May.")
    (report,) = read(web.url("/a.txt"))
    assert isinstance(report, Report)
    assert (report.url, report.published) == (web.url("/a.txt"), "2025-03-04")


def test_the_charset_of_the_answer_counts(web: Web) -> None:
    page = PAGE.replace("Lindqvist", "Lindström").encode("cp1252")
    web.say["/a"] = Say(page, headers={"Content-Type": 'text/html; charset="windows-1252"'})
    (report,) = read(web.url("/a"))
    assert isinstance(report, Report)
    assert "Lindström" in report.document.text


ROBOTS = "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /closed\nAllow: /closed/open\n"


def test_robots_txt_is_asked_once_and_kept_to(web: Web) -> None:
    web.say["/robots.txt"] = Say(ROBOTS)
    web.say["/a"] = web.say["/closed/open"] = Say(PAGE, headers=HTML)
    urls = [web.url(path) for path in ("/a", "/closed/b", "/closed/open")]
    first, second, third = read_paths(urls, Given(), None, fetching())
    assert isinstance(first, Report)
    assert second == Refusal(urls[1], "is not fetched: robots.txt does not allow it")
    assert isinstance(third, Report)
    assert web.paths() == ["/robots.txt", "/a", "/closed/open"]


def test_robots_txt_of_a_redirect_s_target_counts(web: Web) -> None:
    with serving() as other:
        other.say["/robots.txt"] = Say("User-agent: *\nDisallow: /")
        web.say["/a"] = Say(status=302, headers={"Location": other.url("/a")})
        assert reason_of(web.url("/a")) == "is not fetched: robots.txt does not allow it"
        assert other.paths() == ["/robots.txt"]


def test_a_robots_txt_that_cannot_be_had_closes_the_host(web: Web) -> None:
    web.say["/robots.txt"] = Say(status=503)
    assert reason_of(web.url("/a")) == "is not fetched: its robots.txt answered 503"


def test_requests_to_one_host_are_spaced_as_its_robots_txt_asks(web: Web) -> None:
    slept: list[float] = []
    web.say["/robots.txt"] = Say("User-agent: *\nCrawl-delay: 7\n")
    web.say["/a"] = Say(PAGE, headers=HTML)
    list(read_paths([web.url("/a"), web.url("/a")], Given(), None, fetching(pause=2.0, sleep=slept.append)))
    assert len(slept) == 2
    assert all(6 < pause <= 7 for pause in slept)


def test_redirects_are_counted(web: Web) -> None:
    for number in range(9):
        web.say[f"/{number}"] = Say(status=307, headers={"Location": f"/{number + 1}"})
    web.say["/5"] = Say(PAGE, headers=HTML)
    assert isinstance(read(web.url("/0"))[0], Report)
    web.say["/5"] = Say(status=307, headers={"Location": "/6"})
    assert reason_of(web.url("/0")) == "redirects more than 5 times"
    web.say["/9"] = Say(status=302)
    assert "redirects more than" in reason_of(web.url("/9"))


BOUNDS = [
    (Say("x" * 2_000), "is too long: it has 0 MB, and 0 MB are read"),
    (Say("x" * 2_000, length=False), "is too long: 0 MB are read"),
    (Say(gzip.compress(b"x" * 2_000), headers={"Content-Encoding": "gzip"}), "is too long: it unpacks to more than 0 MB"),
    (Say(gzip.compress(b"words " * 40)[:-9], headers={"Content-Encoding": "gzip"}), "is packed, and cut off"),
    (Say(b"no gzip", headers={"Content-Encoding": "gzip"}), "is packed, and broken"),
    (Say(b"words", headers={"Content-Encoding": "br"}), "is packed with 'br', which was not asked for"),
    (Say(b"words", headers={"Content-Length": "900"}), "cannot be fetched"),
    (Say(status=404), "answered 404"),
    (Say(status=500), "answered 500"),
    (Say(b""), "is empty"),
]


@pytest.mark.parametrize(("answer", "reason"), BOUNDS, ids=[reason for _, reason in BOUNDS])
def test_an_answer_that_is_not_whole_or_too_much_is_refused(web: Web, answer: Say, reason: str) -> None:
    web.say["/a"] = answer
    assert reason_of(web.url("/a"), fetching(size=1_000)).startswith(reason)


@pytest.mark.parametrize("length", [True, False], ids=["with its length", "to the end of the connection"])
def test_a_server_that_drips_is_cut(web: Web, length: bool) -> None:
    """Each byte comes well before the socket's own timeout."""
    web.say["/robots.txt"] = Say(status=404)
    web.say["/a"] = Say(b"x" * 600, drip=0.1, length=length)
    began = time.monotonic()
    assert reason_of(web.url("/a"), fetching(seconds=1.0)) == "did not answer in full within 1 seconds"
    assert time.monotonic() - began < 10


def test_a_host_that_is_not_there(web: Web) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        return []

    assert "its host gone.example is not found" in reason_of("http://gone.example/", fetching(resolve=nowhere))


def test_what_is_asked_is_a_plain_get(web: Web) -> None:
    def say(asked: Asked) -> Say:
        return Say(f"The minister asked for {asked.path} by {asked.headers['host']} and nothing else at all.")

    web.say["/a b"] = web.say["/%C3%BC"] = say
    (report,) = read(web.url("/ü?q=x#part"))
    assert isinstance(report, Report)
    assert f"for /%C3%BC?q=x by 127.0.0.1:{web.port}" in report.document.text
