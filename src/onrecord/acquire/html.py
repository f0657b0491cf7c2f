"""Web pages: the article without the furniture, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from onrecord.acquire.admit import Found, admit
from onrecord.acquire.decode import UndecodableError, clean, decode, mark_of
from onrecord.acquire.given import Given
from onrecord.acquire.layout import without_layout_tables
from onrecord.acquire.page_facts import Facts, facts_of
from onrecord.acquire.page_size import check_size
from onrecord.acquire.source import MAX_DOCUMENT_BYTES, Source, megabytes, read_bounded
from onrecord.acquire.teasers import teasers_of
from onrecord.types import Refusal, Report

for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(
        logging.NullHandler()
    )  # else their remarks on odd pages go to stderr, between our lines

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""")
_WALL = re.compile(
    r"\b(cookies?|consent|enable javascript|turn on javascript|ad ?blocker|subscribe to continue|subscribers only|"
    r"access denied|are you (?:a )?(?:human|robot)|captcha|page not found)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(page not found|not found|404|access denied|just a moment|are you (?:a )?(?:human|robot))\b", re.IGNORECASE
)
# What a page that asks for consent says to its reader, at whatever length; an article on the matter does not speak to "you".
_CONSENT = re.compile(
    r"\b(we and our (?:\d+ )?(?:[a-z]+ )?partners|store and(?:/or)? access information on a device|legitimate interests?|"
    r"your (?:cookie |privacy )?(?:preferences|choices)|(?:your|without|before) consent(?:ing)?|our privacy policy|"
    r"personali[sz]ed (?:ads|advertising|content)|accept (?:all )?cookies|processing of your personal data|"
    r"this (?:web)?site uses cookies)\b",
    re.IGNORECASE,
)
_CONSENT_SAYS = 4
_WALL_WORDS = 80  # a page with fewer words that speaks of cookies or subscribing is a wall before the article, not one


@dataclass(frozen=True)
class Page:
    """The bytes of one page, with what is known of it from outside: its address and the encoding its transfer declared."""

    name: str
    data: bytes
    url: str | None = None
    declared: str | None = None


def read_html(source: Source, given: Given) -> Iterator[Report | Refusal]:
    """The report (of a live blog: the reports) that a page is."""
    data = read_bounded(source.stream)
    if data is None:
        yield Refusal(source.name, f"is too long: one page may have {megabytes(MAX_DOCUMENT_BYTES)}")
    else:
        yield from read_page(Page(source.name, data), given)


def read_page(page: Page, given: Given) -> Iterator[Report | Refusal]:
    """The report of one page, or why it holds none."""
    try:
        text, encoding = decode(page.data, page.declared or _declared(page.data))
        tree = _tree(text)
    except UndecodableError as error:
        yield Refusal(page.name, str(error))
        return
    facts = facts_of(tree, page.url)
    if facts.updates:
        yield from _live_blog(page, facts, encoding, given)
    else:
        yield _article(page, tree, facts, encoding, given)


def _declared(data: bytes) -> str | None:
    if mark_of(data):
        return None
    found = _CHARSET.search(data[:4096]) or _DECLARED.search(data[:200])
    if found is None:
        return None
    name = found[1].decode("ascii", "replace").lower()
    # a page cannot be UTF-16 and say so in ASCII; browsers read these as UTF-8, and the Latin-1 family as Windows-1252
    return {"utf-16": "utf-8", "utf-16le": "utf-8", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(
        name, name
    )


def _tree(text: str) -> html.HtmlElement:
    # text, not bytes: the encoding was decided before; a declaration inside would be refused by lxml
    body = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    try:
        tree = html.document_fromstring(body, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UndecodableError("is a web page that cannot be parsed") from error
    check_size(tree)
    return tree


def _article(page: Page, tree: html.HtmlElement, facts: Facts, encoding: str, given: Given) -> Report | Refusal:
    words = _words_of(tree) or (_words_of(tree) if without_layout_tables(tree) else "")
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if lines and lines[0] in _titles(tree, facts):
        del lines[0]  # the title is a field, not a part of the text
    text = "\n\n".join(lines)
    if wall := _wall(text, facts.title or ""):
        return Refusal(page.name, f"is a web page without an article: what it shows speaks of {wall!r}")
    # what gives its own date to machines is an article; a date in the address or text may be a list's, or of its first teaser
    if facts.published_from not in ("json-ld", "meta") and (teasers := teasers_of(tree, lines)):
        return Refusal(page.name, f"is a web page without an article: it announces {teasers} others")
    text = text or facts.text  # a page that its script draws shows nothing, but may give machines its words
    if not text:
        return Refusal(page.name, "is a web page without an article")
    return admit(_found(page, clean(text), facts, encoding), given)


def _words_of(tree: html.HtmlElement) -> str:
    found = trafilatura.extract(
        tree, output_format="txt", include_comments=False, include_tables=False, favor_precision=True, with_metadata=False
    )
    return found or ""


def _wall(text: str, title: str) -> str | None:
    """What a page that stands before an article, or in place of a lost one, speaks of; None for an article."""
    if len({one.lower() for one in _CONSENT.findall(text)}) >= _CONSENT_SAYS:
        return "consent"
    found = (_WALL.search(text) or _LOST.search(title)) if text and len(text.split()) < _WALL_WORDS else None
    return found[0].lower() if found else None


def _titles(tree: html.HtmlElement, facts: Facts) -> set[str]:
    return {facts.title or "", *(" ".join("".join(heading.itertext()).split()) for heading in tree.iter("h1"))}


def _live_blog(page: Page, facts: Facts, encoding: str, given: Given) -> Iterator[Report | Refusal]:
    """Each update is a report of its own: they are published at different times."""
    for number, update in enumerate(facts.updates, 1):
        found = _found(Page(f"{page.name}:{number}", page.data, page.url), clean(update.text), update, encoding)
        yield admit(found, given)


def _found(page: Page, text: str, facts: Facts, encoding: str) -> Found:
    return Found(
        page.name, text, page.data, encoding, facts.outlet, facts.published, facts.published_from, facts.url, facts.title
    )
