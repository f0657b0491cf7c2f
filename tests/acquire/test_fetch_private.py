"""No page, feed or redirect reaches an address that is not public, however it is written."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence

import pytest

pytest.importorskip("urllib3", reason="the extra web is not installed")
pytest.importorskip("trafilatura", reason="the extra web is not installed")

from onrecord.acquire import Fetching, Given, read_paths
from onrecord.acquire.fetch.private import why_private
from onrecord.types import Refusal
from tests.acquire.web_server import PAGE, Say, Web, serving

# Names as a hostile zone would hold them.
ZONE = {
    "public.example": ["93.184.216.34"],
    "inside.example": ["10.0.0.7"],
    "loop.example": ["127.0.0.1"],
    "both.example": ["93.184.216.34", "192.168.1.1"],
    "six.example": ["::1"],
    "mapped.example": ["::ffff:169.254.169.254"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "scoped.example": ["fe80::1%eth0"],
    "carrier.example": ["100.64.0.1"],
    "localhost": ["127.0.0.1", "::1"],
    "a.localhost": ["127.0.0.1"],
    "metadata.internal": ["169.254.169.254"],
}

WRITTEN = """
http://127.0.0.1/ http://127.0.0.1:8080/ http://127.1/ http://127.0.1/ http://2130706433/ http://0x7f000001/ http://0x7f.0.0.1/
http://0x7f.1/ http://017700000001/ http://0177.0.0.1/ http://0177.0.0.01/ http://127.0.0.1./ http://127.000.000.001/ http://0/
http://0.0.0.0/ http://0.0.0.0.:80/ http://127.127.127.127/ http://10.0.0.1/ http://172.16.0.1/ http://172.31.255.255/
http://192.168.0.1/ http://169.254.169.254/latest/meta-data/ http://0xa9fea9fe/ http://2852039166/ http://0251.0376.0251.0376/
http://100.64.0.1/ http://198.18.0.1/ http://192.0.0.8/ http://224.0.0.1/ http://240.0.0.1/ http://255.255.255.255/
http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::127.0.0.1]/
http://[64:ff9b::7f00:1]/ http://[64:ff9b::10.0.0.1]/ http://[64:ff9b:1::a00:1]/ http://[2002:7f00:1::]/ http://[2002:a9fe:a9fe::]/
http://[2001:0:7f00:1::]/ http://[fe80::1]/ http://[fe80::5efe:7f00:1]/ http://[2606:4700::5efe:a00:1]/ http://[fc00::1]/
http://[fd12:3456::1]/ http://[fec0::1]/ http://[ff02::1]/ http://[fe80::1%25lo]/ http://[::1%25lo]/ http://localhost/
http://LOCALHOST/ http://localhost./ http://a.localhost/ http://inside.example/ http://INSIDE.example./ http://loop.example/
http://both.example/ http://six.example/ http://mapped.example/ http://nat64.example/ http://scoped.example/ http://carrier.example/
http://metadata.internal/ http://public.example@127.0.0.1/ http://127.0.0.1@public.example/ http://user:word@public.example/
http://public.example%40127.0.0.1/ http://127.0.0.1%2f@public.example/ http://public.example\\@127.0.0.1/
http://127.0.0.1#@public.example/ http://127.0.0.1?@public.example/ http://１２７.０.０.１/ http://①②⑦.⓪.⓪.①/ http://127。0。0。1/
http://ⓛocalhost/ http://127%2e0%2e0%2e1/ http://%31%32%37.0.0.1/ http://0x7F.1:80/ http://1.1.1/ http://256.256.256.256/
http://[127.0.0.1]/ http://[::1 http://::1/ http:///127.0.0.1/ http://127.0.0.1:0/ http://127.0.0.1:99999/ http://127.0.0.1:８０/
http://127.0.0.1\t/ http://public.example:80:80/
"""
DISGUISED = [url for line in WRITTEN.split("\n") for url in line.split(" ") if url]


def resolve(host: str, port: int) -> Sequence[str]:
    if host not in ZONE:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    return ZONE[host]


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Where connections went; none gets through, and the system's resolver is never asked."""
    went: list[object] = []

    def connect(address: object, *rest: object, **more: object) -> socket.socket:
        went.append(address)
        raise ConnectionRefusedError("no connection in this test")

    def ask(*asked: object, **more: object) -> object:
        raise AssertionError(f"a second look-up: {asked}")

    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(socket, "getaddrinfo", ask)
    return went


def refusal_of(url: str, fetching: Fetching) -> str:
    (only,) = read_paths([url], Given(), None, fetching)
    assert isinstance(only, Refusal), only
    return only.reason


def test_the_list_is_long_enough() -> None:
    assert len(set(DISGUISED)) >= 80


@pytest.mark.parametrize("url", DISGUISED)
def test_a_disguised_private_address_is_refused_before_any_connection(url: str, connected: list[object]) -> None:
    reason = refusal_of(url, Fetching(resolve=resolve, pause=0))
    assert any(words in reason for words in ("no public address", "is not fetched", "is no web address")), reason
    assert connected == []


def test_a_public_address_is_tried_at_exactly_the_addresses_that_were_checked(connected: list[object]) -> None:
    reason = refusal_of("http://public.example/a", Fetching(resolve=resolve, pause=0))
    assert set(connected) == {("93.184.216.34", 80)}
    assert "cannot be fetched" in reason


def test_a_name_that_changes_its_address_is_not_asked_again(connected: list[object]) -> None:
    """DNS rebinding: public when checked, loopback when it is looked up for the connection."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]])
    refusal_of("http://rebound.example/", Fetching(resolve=lambda host, port: next(answers), pause=0))
    assert set(connected) == {("93.184.216.34", 80)}


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_a_public_address_is_public(address: str) -> None:
    assert why_private(address) is None


REDIRECTS = [
    "http://127.0.0.1:1/",
    "http://2130706433/",
    "//127.0.0.1:1/",
    "http://[::ffff:10.0.0.1]/",
    "http://inside.example/",
    "http://LOCALHOST:1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://public.example@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
    "https://[64:ff9b::a00:1]/",
    "file:///etc/passwd",
    "ftp://public.example/",
    "gopher://127.0.0.1:6379/_INFO",
    "javascript:alert(1)",
    "data:text/html,<p>words</p>",
]


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as served:
        yield served


@pytest.fixture
def behind(web: Web, monkeypatch: pytest.MonkeyPatch) -> Fetching:
    """A server that is taken for a public one: connections to 93.184.216.34 go to the loopback server."""
    real = socket.create_connection

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address[0] == "93.184.216.34", f"a connection to {address}"
        return real(("127.0.0.1", web.port), timeout)

    monkeypatch.setattr("onrecord.acquire.fetch.transport.socket.create_connection", connect)
    return Fetching(resolve=resolve, pause=0)


@pytest.mark.parametrize("location", REDIRECTS)
@pytest.mark.parametrize("allowed", [False, True], ids=["refused", "private allowed"])
def test_a_public_page_does_not_lead_inside(web: Web, behind: Fetching, location: str, allowed: bool) -> None:
    web.say["/a"] = Say(status=302, headers={"Location": "/b"})
    web.say["/b"] = Say(status=301, headers={"Location": location})
    fetching = Fetching(allow_private=allowed, resolve=resolve, pause=0)
    reason = refusal_of("http://public.example/a", fetching)
    assert any(words in reason for words in ("no public address", "is not fetched", "no web address")), reason
    assert web.paths() == ["/robots.txt", "/a", "/b"]


def test_robots_txt_does_not_lead_inside(web: Web, behind: Fetching) -> None:
    web.say["/robots.txt"] = Say(status=302, headers={"Location": "http://127.0.0.1:1/robots.txt"})
    web.say["/a"] = Say(PAGE, headers={"Content-Type": "text/html"})
    assert "robots.txt is refused: it redirects to 127.0.0.1" in refusal_of("http://public.example/a", behind)
    assert web.paths() == ["/robots.txt"]


def test_an_address_is_not_fetched_where_nobody_said_how() -> None:
    (only,) = read_paths(["http://public.example/"], Given())
    assert only == Refusal("http://public.example/", "is a web address, and nothing is fetched here")
