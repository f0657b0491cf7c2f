"""When a feed is asked again, what is remembered of it, and which feeds a file lists."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("urllib3", reason="the extra web is not installed")
pytest.importorskip("trafilatura", reason="the extra web is not installed")

from onrecord.acquire import Fetching, Followed, Given, load_followed, save_followed, watcher
from onrecord.acquire.fetch.following import LONGEST, seconds_of
from onrecord.errors import OnrecordError
from onrecord.types import Report
from tests.acquire.web_server import Asked, Say, serving

URL = "https://gazette.example/feed"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Gazette</title><item><title>Ferry</title>
<guid>1</guid><pubDate>Tue, 04 Mar 2025 09:00:00 GMT</pubDate>
<description>The minister said on Tuesday that the ferry line would reopen
in June.</description></item></channel></rss>"""


def test_a_failing_feed_is_asked_less_and_less_often_but_once_a_day() -> None:
    feed, waits = Followed(URL), []
    for _ in range(12):
        feed = feed.failed(1_000.0, 900.0, None)
        waits.append(feed.due - 1_000.0)
    assert waits[:4] == [900, 1_800, 3_600, 7_200]
    assert waits[-1] == LONGEST
    assert feed.answered(1_000.0, 900.0, None, None).failures == 0
    assert feed.unchanged(1_000.0, 900.0).due == 1_900.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Thu, 01 Jan 1970 00:20:00 GMT", 200.0),
        ("Thu, 01 Jan 1970 00:00:01 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("١٢", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert seconds_of(header, 1_000.0) == seconds


def test_retry_after_is_kept_to_for_a_day() -> None:
    assert Followed(URL).failed(0.0, 60.0, "7200").due == 7_200.0
    assert Followed(URL).failed(0.0, 60.0, "9999999").due == LONGEST


def test_a_clock_that_was_wrong_silences_no_feed() -> None:
    assert Followed(URL, due=10.0).is_due(10.0, 60.0)
    assert not Followed(URL, due=11.0).is_due(10.0, 60.0)
    assert Followed(URL, due=10.0 + 2 * LONGEST).is_due(10.0, 60.0)


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "feeds.json"
    known = Followed(URL, '"abc"', "Tue, 04 Mar 2025 09:00:00 GMT", 12.5, 3)
    save_followed(path, [known, Followed("https://gone.example/feed")])
    assert load_followed(path, [URL, "https://new.example/feed"]) == {
        URL: known,
        "https://new.example/feed": Followed("https://new.example/feed"),
    }
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"feeds": [{}]}', '{"feeds": [{"url": 1, "due": "x"}]}', '{"feeds": 7}'])
def test_a_broken_memory_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "feeds.json"
    path.write_text(content)
    with pytest.raises(OnrecordError, match="is no state of a watch"):
        load_followed(path, [URL])


def opml(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body>{body}</body></opml>'.encode()


def test_feeds_of_an_opml_file() -> None:
    folders = """<outline text="Ports"><outline type="rss" xmlUrl="https://a.example/1"/>
    <outline xmlUrl=" https://a.example/2 "/></outline><outline XMLURL="https://a.example/1"/><outline htmlUrl="https://a.example/"/>"""
    assert watcher(Fetching()).feeds(opml(folders)) == ("https://a.example/1", "https://a.example/2")


BOMB = b'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><opml><body>&b;</body></opml>'
OUTSIDE = b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body><outline xmlUrl="&a;"/></body></opml>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no XML"),
        (b"words", "is no XML"),
        (b"<rss/>", "is no OPML"),
        (opml("<outline text='x'/>"), "lists no feed"),
        (BOMB, "declares XML entities"),
        (OUTSIDE, "references external entity"),
    ],
)
def test_what_lists_no_feeds_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(OnrecordError, match=reason):
        watcher(Fetching()).feeds(data)


def test_a_look_asks_whether_the_feed_changed() -> None:
    def say(asked: Asked) -> Say:
        known = asked.headers.get("if-none-match") == '"1"' and "if-modified-since" in asked.headers
        validators = {"ETag": '"1"', "Last-Modified": "Tue, 04 Mar 2025 09:00:00 GMT"}
        return Say(status=304, headers=validators) if known else Say(FEED, headers=validators)

    with serving() as web:
        web.say["/feed"] = say
        reader = watcher(Fetching(allow_private=True, pause=0))
        first = reader.look(Followed(web.url("/feed")), Given(today="2026-06-01"), 100.0, 60.0)
        assert [isinstance(one, Report) for one in first.found] == [True]
        assert (first.after.etag, first.after.due) == ('"1"', 160.0)
        second = reader.look(first.after, Given(today="2026-06-01"), 160.0, 60.0)
        assert (second.found, second.problem, second.after.due) == ((), None, 220.0)
        assert second.after.etag == '"1"'
        early = reader.look(Followed(web.url("/feed")), Given(today="2025-03-03"), 100.0, 60.0)
        assert (early.after.etag, early.after.modified) == (None, None)
        web.say["/feed"] = Say("<!doctype html><p>Closed for repairs.</p>")
        closed = reader.look(first.after, Given(), 300.0, 60.0)
        assert closed.problem == "answered with something that is no feed"
        assert (closed.after.etag, closed.after.failures) == ('"1"', 1)
        web.say["/feed"] = Say(status=429, headers={"Retry-After": "600"})
        busy = reader.look(closed.after, Given(), 400.0, 60.0)
        assert (busy.problem, busy.after.due) == ("answered 429", 1_000.0)
