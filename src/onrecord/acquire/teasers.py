"""Pages that only announce others: a front page, a section, a page of results, read as one article by who takes their words.

A teaser is the smallest part of a page around a link of a headline that holds no other such link. An article is not made of
them, whatever stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import html

LEAST = 4
"""Teasers from which on a page is one of teasers; a short article ends with one to three links to others."""
MOST_WORDS = 80
"""Of one teaser: a part with more is an article, or holds one."""
SHARE = 0.8
"""Of the words taken from the page, those that must lie in teasers."""

_HEADLINE_WORDS = 3
_LINKS_SEEN = 2_000
_PIECES_SEEN = 400  # of one part's text and links: its ancestors are the page
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset("p li div article section td dt dd figure main aside".split())
_MORE = re.compile(r"(?:read|learn|see|full|continue|more)\b.{0,20}", re.IGNORECASE)


def teasers_of(tree: html.HtmlElement, lines: Sequence[str]) -> int:
    """How many teasers the lines taken from a page are made of; 0 where they are no page of teasers."""
    cards = {card: _squeezed(card.itertext()) for card in _cards(tree)}
    needed = SHARE * sum(len(line.split()) for line in lines)
    if len(cards) < LEAST or needed > len(cards) * MOST_WORDS:
        return 0
    hit, words = set(), 0
    for line in lines:
        plain = _squeezed([line.removeprefix("- ")])
        mine = [card for card, text in cards.items() if plain in text]
        hit.update(mine)
        words += len(line.split()) if mine else 0
    return len(hit) if len(hit) >= LEAST and words >= needed else 0


def _squeezed(pieces: Sequence[str] | Iterator[str]) -> str:
    return "".join("".join(pieces).split())


def _cards(tree: html.HtmlElement) -> list[html.HtmlElement]:
    links = [link for link in islice(tree.iter("a"), _LINKS_SEEN) if _is_headline(link)]
    wanted = {link: link.get("href") for link in links}
    return list(dict.fromkeys(card for link in links if (card := _card(link, wanted)) is not None))


def _is_headline(link: html.HtmlElement) -> bool:
    """Whether a link is a headline, or holds one, and is not a word of a sentence."""
    if (link.get("href") or "#").startswith("#"):
        return False
    words = " ".join("".join(link.itertext()).split())
    if len(words.split()) < _HEADLINE_WORDS:
        return _MORE.fullmatch(words) is not None
    block = next((one for one in link.iterancestors() if one.tag in _BLOCKS), None)
    if block is None or block.tag in _HEADINGS or any(one.tag in _BLOCKS for one in link.iterdescendants()):
        return block is not None
    around = _squeezed(islice(block.itertext(), _PIECES_SEEN))
    inside = _squeezed([words])
    return around == inside or (block.tag != "p" and around.startswith(inside))


def _card(link: html.HtmlElement, wanted: dict[html.HtmlElement, str | None]) -> html.HtmlElement | None:
    """The largest part around a link that holds no other headline's; None where even the smallest is too long."""
    card, href = None, wanted[link]
    for part in (link, *link.iterancestors()):
        others = (wanted.get(one, href) != href for one in islice(part.iter("a"), _PIECES_SEEN))
        if part.tag == "body" or any(others) or _words(part) > MOST_WORDS:
            break
        card = part
    return card


def _words(part: html.HtmlElement) -> int:
    pieces = list(islice(part.itertext(), _PIECES_SEEN + 1))
    return MOST_WORDS + 1 if len(pieces) > _PIECES_SEEN else sum(len(piece.split()) for piece in pieces)


__all__ = ["LEAST", "MOST_WORDS", "SHARE", "teasers_of"]
