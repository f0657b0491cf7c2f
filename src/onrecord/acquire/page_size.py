"""What of a page is too much for the parser of articles, told by counting, so that the same bytes are refused everywhere.

trafilatura takes time by the length of a page, some 80 microseconds an element and a second a megabyte of text, but by the
square of the inline elements (links, bold words) that follow one another in one paragraph: 6,000 take 3 s, 16,000 take 9.
"""

from __future__ import annotations

from lxml import etree, html

from onrecord.acquire.decode import UndecodableError

MAX_DEPTH = 200
"""Deeper nesting is no article: news pages of our samples go to 40. trafilatura walks trees by recursion."""
MAX_ELEMENTS = 30_000
MAX_LETTERS = 5_000_000
"""Of text that a page shows: 800,000 words."""
MAX_INLINE = 1_500
"""Inline elements in one paragraph, line breaks aside."""

_INLINE = frozenset("a abbr b cite code em font i mark q s small span strong sub sup u".split())
_UNSEEN = frozenset(("script", "style", "template"))


def check_size(tree: html.HtmlElement) -> None:
    """Raises UndecodableError with the reason where a page is too deep, or has too many elements or too much text."""
    depth = elements = letters = inline = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            letters += len(element.tail or "")
            continue
        depth, elements = depth + 1, elements + 1
        letters += 0 if element.tag in _UNSEEN else len(element.text or "")
        inline = inline + 1 if element.tag in _INLINE else inline * (element.tag == "br")
        if depth > MAX_DEPTH:
            raise UndecodableError(f"is a web page nested more than {MAX_DEPTH} deep")
        if elements > MAX_ELEMENTS:
            raise UndecodableError(f"is a web page of more than {MAX_ELEMENTS:,} elements")
        if inline > MAX_INLINE:
            raise UndecodableError(f"is a web page with more than {MAX_INLINE:,} links or marked words in one paragraph")
    if letters > MAX_LETTERS:
        raise UndecodableError(f"is a web page of more than {MAX_LETTERS:,} letters")


__all__ = ["MAX_DEPTH", "MAX_ELEMENTS", "MAX_INLINE", "MAX_LETTERS", "check_size"]
