"""Atom feeds (RFC 4287): entries with ids that stay, plain text that nothing in can act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.surfaces.plain import safe

ATOM = "http://www.w3.org/2005/Atom"
# Where nothing gives an instant: an Atom feed must have one.
BEGINNING = "1970-01-01T00:00:00Z"


_NOT_XML = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `key` stays what it is when the entry is written again; `updated` is an ISO date or instant; `link` a path."""

    key: str
    title: str
    summary: str
    updated: str | None
    author: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `here` is its own address, and `home` begins the address of everything it links to."""

    title: str
    here: str
    home: str
    entries: tuple[FeedEntry, ...]


def instant(moment: str | None) -> str:
    """A date or instant as RFC 3339 wants it: a date begins at midnight UTC; a partial or no date is the beginning of time."""
    if moment is None or len(moment) < 10:
        return BEGINNING
    if len(moment) == 10:
        return f"{moment}T00:00:00Z"
    return moment if moment.endswith("Z") or moment[-6:-5] in ("+", "-") else f"{moment}Z"


def write_feed(feed: Feed) -> bytes:
    """The feed as UTF-8 XML. Article text stands in it as plain text: escaped, on one line, control characters by number."""
    root = Element("feed", xmlns=ATOM)
    _text(root, "id", feed.here)
    _text(root, "title", feed.title)
    _text(root, "updated", max((instant(entry.updated) for entry in feed.entries), default=BEGINNING))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.here)
    SubElement(SubElement(root, "author"), "name").text = "onrecord"
    for entry in feed.entries:
        _entry(root, entry, feed.home)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def _entry(root: Element, entry: FeedEntry, home: str) -> None:
    made = SubElement(root, "entry")
    _text(made, "id", f"urn:onrecord:{entry.key}")
    _text(made, "title", entry.title)
    _text(made, "updated", instant(entry.updated))
    _text(made, "summary", entry.summary)
    if entry.author:
        _text(SubElement(made, "author"), "name", entry.author)
    if entry.link:
        SubElement(made, "link", rel="alternate", href=f"{home}{entry.link}")


def _text(parent: Element, name: str, words: str) -> None:
    # Two characters that `safe` lets through are none of XML's (2.2): a feed reader would refuse the whole feed.
    SubElement(parent, name).text = _NOT_XML.sub("\ufffd", safe(words))


__all__ = ["ATOM", "Feed", "FeedEntry", "instant", "write_feed"]
