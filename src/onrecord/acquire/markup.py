"""HTML as plain paragraphs: for feed entries, mails and other fragments that hold no page furniture.

Read by hand and not by `html.parser`, which takes time by the square of what is left open (80 kB of `<!--` take 3 s, and 20 MB
would take days) and raises AssertionError at a stray `<![`.
"""

from __future__ import annotations

import html
import re

_BLOCKS = frozenset("p div br li ul ol tr table blockquote section article h1 h2 h3 h4 h5 h6 pre hr dd dt".split())
_HIDDEN = frozenset("script style head title template noscript".split())
_CODE = {tag: re.compile(f"</{tag}(?=[\\s/>])", re.IGNORECASE) for tag in ("script", "style")}
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# Up to the end of a tag: a quoted value may hold the sign that ends one.
_INSIDE = re.compile(r"""(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+>""")
# int() of over 4,300 digits is an error; no character has more than 7.
_LONG_NUMBER = re.compile(r"&(?=#\d{20})")


class _Text:
    """The markup cut into words and tags, in one pass."""

    def __init__(self, markup: str) -> None:
        self.pieces: list[str] = []
        self._markup, self._last = markup, markup.rfind(">")
        self._hidden: str | None = None
        self._quotes = True
        at = 0
        while at < len(markup):
            at = self._next(at)

    def _next(self, at: int) -> int:
        """Take the words or the tag at a place; where the next begins."""
        markup = self._markup
        if markup[at] != "<":
            end = markup.find("<", at)
            return self._say(at, end if end >= 0 else len(markup))
        if at > self._last:  # what is not closed is no tag
            return self._say(at, len(markup))
        if markup.startswith("<!--", at):
            end = markup.find("-->", at + 4)
            return end + 3 if end >= 0 else self._say(at, len(markup))
        if markup[at + 1] in "!?":
            return markup.find(">", at) + 1
        named = _NAME.match(markup, at)
        return self._tag(named) if named else self._say(at, at + 1)

    def _say(self, start: int, end: int) -> int:
        if self._hidden is None:
            words = html.unescape(_LONG_NUMBER.sub("&amp;", self._markup[start:end]))
            self.pieces.append(re.sub(r"\s+", " ", words))
        return end

    def _tag(self, named: re.Match[str]) -> int:
        closes, tag = named[1], named[2].lower()
        end = self._end(named.end())
        if tag in _BLOCKS:
            self.pieces.append("\n\n")
        if closes and tag == self._hidden:
            self._hidden = None
        elif not closes and tag in _HIDDEN and self._hidden is None:
            self._hidden = tag
        if not closes and tag in _CODE:  # of code, only its own end is a tag
            found = _CODE[tag].search(self._markup, end)
            return found.start() if found else len(self._markup)
        return end

    def _end(self, at: int) -> int:
        """Where the tag ends whose name does; quotation marks that never close are looked for once."""
        inside = _INSIDE.match(self._markup, at) if self._quotes else None
        self._quotes = inside is not None
        return inside.end() if inside else self._markup.find(">", at) + 1


def text_of(markup: str) -> str:
    """The words of an HTML fragment, a paragraph for each block, parted by an empty line. A text without tags stays."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    paragraphs = (re.sub(r" {2,}", " ", paragraph).strip() for paragraph in re.split(r"\n{2,}", "".join(_Text(markup).pieces)))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
