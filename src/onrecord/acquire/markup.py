"""HTML as plain paragraphs: for feed entries, mails and other fragments that hold no page furniture."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset("p div br li ul ol tr table blockquote section article h1 h2 h3 h4 h5 h6 pre hr dd dt".split())
_HIDDEN = frozenset("script style head title template noscript".split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN and self._hidden is None:
            self._hidden = tag
        if tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = None
        if tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self._hidden is None:
            self.pieces.append(re.sub(r"\s+", " ", data))


def text_of(markup: str) -> str:
    """The words of an HTML fragment, a paragraph for each block, parted by an empty line. A text without tags stays."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    parser = _Text()
    parser.feed(markup)
    parser.close()
    paragraphs = (re.sub(r" {2,}", " ", paragraph).strip() for paragraph in re.split(r"\n{2,}", "".join(parser.pieces)))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
