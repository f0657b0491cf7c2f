"""What a page says of itself: title, outlet, address, and when it was published, each from the best place that has it.

The publication date comes from JSON-LD, then meta elements, then the address, then the visible text; never from now.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import html

from onrecord.acquire.dates import date_in_address, date_of, worded_date
from onrecord.acquire.markup import text_of

_DATE_METAS = tuple(
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date sailthru.date pubdate"
    " publishdate publish-date publication_date dc.date.issued dcterms.created dcterms.issued dc.date dc.created"
    " citation_publication_date cxenseparse:recs:publishtime date".split()
)
_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle BlogPosting"
    " LiveBlogPosting Report WebPage".split()
)

# What stands by the day of a later change, which is no publication.
_LATER = re.compile(r"updated|modified|edited|corrected", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|first published)\b", re.IGNORECASE)
# What browsers, and an extension that many save pages with, write into a page that they save.
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|Page saved with SingleFile\s+url:\s+(\S+)", re.IGNORECASE)
# What programs write where no date was set: the first moments of two calendars.
_UNSET = re.compile(r"(?:1970-01-01|0001-01-01)T00:00:00")


@dataclass(frozen=True)
class Facts:
    """What is known of a page or of one update of a live blog; `text` is what it gives as its words itself."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: str | None = None
    text: str = ""
    updates: tuple[Facts, ...] = ()


def facts_of(tree: html.HtmlElement, url: str | None = None) -> Facts:
    """The facts of a page that was read from `url`, if that is known."""
    articles = [thing for thing in _linked_data(tree) if _kinds(thing) & _ARTICLES]
    articles.sort(key=lambda thing: "WebPage" in _kinds(thing))  # stable: the article before the page around it
    metas = _metas(tree)
    address = url or _address(_first(tree, "//link[@rel='canonical']/@href"), metas.get("og:url"), _saved_from(tree))
    published, published_from = _published(tree, articles, metas, address)
    facts = Facts(
        title=_text(articles, "headline")
        or metas.get("og:title")
        or _first(tree, "//h1//text()")
        or _first(tree, "//title/text()"),
        outlet=_publisher(articles) or metas.get("og:site_name"),
        url=address,
        published=published,
        published_from=published_from,
        text=text_of(_text([one for one in articles if _is_free(one)], "articleBody") or ""),
    )
    return replace(facts, updates=tuple(_updates(articles, facts)))


def _published(
    tree: html.HtmlElement, articles: list[dict[str, Any]], metas: dict[str, str], address: str | None
) -> tuple[str | None, str | None]:
    for value in (thing.get("datePublished") for thing in articles):
        if isinstance(value, str) and (date := date_of(value)) and not _UNSET.match(date):
            return date, "json-ld"
    for name in _DATE_METAS:
        if name in metas and (date := date_of(metas[name])) and not _UNSET.match(date):
            return date, "meta"
    if address and (date := date_in_address(address)):
        return date, "url"
    date = _visible_date(tree)
    return date, "text" if date else None


def _visible_date(tree: html.HtmlElement) -> str | None:
    for moment in tree.xpath("//article//time | //header//time | //main//time | //time[@pubdate]"):
        if _LATER.search(f"{moment.get('class')} {moment.get('itemprop')} {' '.join(moment.itertext())}"):
            continue
        if date := date_of(str(moment.get("datetime") or "") or " ".join(moment.itertext())):
            return date
    places = (
        "//*[contains(@class,'dateline') or contains(@class,'byline') or contains(@class,'publish') or contains(@class,'date')]"
    )
    for place in tree.xpath(places)[:20]:
        words = " ".join(" ".join(place.itertext()).split())[:300]
        told = _PUBLISHED.search(words)
        if date := worded_date(words[told.end() :] if told else "") or worded_date(_LATER.split(words, maxsplit=1)[0]):
            return date
    return None


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if content:
            found.setdefault(name.lower(), content)
    return found


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):  # pages have broken JSON-LD often: then the next place is asked
            continue
        pending = [data]  # the next thing last
        while pending:
            thing = pending.pop()
            if isinstance(thing, list):
                pending += reversed(thing)
            elif isinstance(thing, dict):
                yield thing
                pending += [thing[key] for key in ("mainEntity", "@graph") if key in thing]


def _kinds(thing: dict[str, Any]) -> set[str]:
    kinds = thing.get("@type")
    return {kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)}


def _text(things: list[dict[str, Any]], key: str) -> str | None:
    return next((value for thing in things if isinstance(value := thing.get(key), str) and value.strip()), None)


def _is_free(thing: dict[str, Any]) -> bool:
    """Whether an article does not say that it is for subscribers alone."""
    return thing.get("isAccessibleForFree") not in (False, "False", "false")


def _publisher(things: list[dict[str, Any]]) -> str | None:
    for thing in things:
        publisher = thing.get("publisher")
        first = publisher[0] if isinstance(publisher, list) and publisher else publisher
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and name.strip():
            return name
    return None


def _updates(articles: list[dict[str, Any]], facts: Facts) -> Iterator[Facts]:
    for thing in articles:
        updates = thing.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else []:
            body = update.get("articleBody") if isinstance(update, dict) else None
            if not isinstance(body, str) or not body.strip():
                continue
            date = date_of(update["datePublished"]) if isinstance(update.get("datePublished"), str) else None
            url = update.get("url") if isinstance(update.get("url"), str) else facts.url
            title = _text([update], "headline") or facts.title
            yield Facts(title, facts.outlet, url, date, "json-ld" if date else None, text_of(body))


def _saved_from(tree: html.HtmlElement) -> str | None:
    """The address that a browser notes in a page that it saves."""
    found = (_SAVED.search(comment.text or "") for comment in tree.xpath("//comment()")[:20])
    return next((one[1] or one[2] for one in found if one), None)


def _address(*written: str | None) -> str | None:
    """The first that is a whole web address; a page that was read from a file does not know what another is relative to."""
    return next((one for one in written if one and one.lower().startswith(("http://", "https://"))), None)


def _first(tree: html.HtmlElement, path: str) -> str | None:
    return next((text for value in tree.xpath(path) if (text := " ".join(str(value).split()))), None)
