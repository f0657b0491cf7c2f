"""Article text on a page: escaped, isolated, cut where it is long, and what could act in it made visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.types import Span

SHOWN = 1_200  # code points of a passage that a page shows in full; what is longer stands in its report
_NOTED = 24  # code points that the note of a cut takes itself: fewer are not cut off for it
# Controls of C0 and C1 but tab and line feed, marks that reorder what is seen, spaces of no width, lone surrogates.
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_SHORT = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI",
    "\u2068": "FSI", "\u2069": "PDI", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u200b": "ZWSP", "\ufeff": "BOM",
}  # fmt: skip


_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")


def _sign(match: re.Match[str]) -> str:
    char = match[0]
    name = unicodedata.name(char, "control character").lower()
    code = f"U+{ord(char):04X}"
    return f'<span class="ctl" title="{name}, {code}">{_SHORT.get(char, code)}</span>'


def inner(text: str) -> Markup:
    """The text escaped, each character that could act replaced by a visible sign of it, and no date broken at a line's end."""
    told = _ACTING.sub(_sign, str(escape(text)))
    return Markup(_DAY.sub(r'<span class="day">\g<0></span>', told))  # noqa: S704 - escaped just before  # nosec B704


def words(text: str | None, limit: int = SHOWN) -> Markup:
    """Words of others within a sentence of ours: isolated, so that they reorder nothing around them, and cut at `limit`."""
    given = text or ""
    cut = given[:limit] if len(given) > limit + _NOTED else given
    more = len(given) - len(cut)
    rest = f' <span class="cut">… {more:,} more characters</span>' if more > 0 else ""
    return Markup(f"<bdi>{inner(cut)}</bdi>{rest}")  # noqa: S704 - `inner` escapes  # nosec B704


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which the same labels hold throughout; `starts` are the labels that begin with it, `ends` end."""

    text: Markup
    labels: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]


def pieces(text: str, start: int, end: int, labelled: Iterable[tuple[str, Span]]) -> list[Piece]:
    """`text[start:end]` cut at every border of the labelled spans, with the labels of each piece in the order given."""
    inside = [(label, max(span.start, start), min(span.end, end)) for label, span in labelled]
    inside = [row for row in inside if row[1] < row[2]]
    borders = sorted({start, end, *(row[1] for row in inside), *(row[2] for row in inside)})
    return list(_cut(text, borders, inside))


def _cut(text: str, borders: Sequence[int], inside: Sequence[tuple[str, int, int]]) -> Iterator[Piece]:
    for begin, stop in pairwise(borders):
        held = tuple(dict.fromkeys(label for label, first, last in inside if first <= begin and stop <= last))
        starts = tuple(dict.fromkeys(label for label, first, _ in inside if first == begin))
        ends = tuple(dict.fromkeys(label for label, _, last in inside if last == stop))
        yield Piece(inner(text[begin:stop]), held, starts, ends)


def window(text: str, first: int, last: int, around: int, most: int) -> tuple[int, int]:
    """From `around` code points before a passage to as many after it, at word borders; at most `most` long."""
    start, end = max(0, first - around), min(len(text), last + around)
    end = min(end, start + most)
    if start and (space := text.find(" ", start, min(first, start + 40))) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", max(last, end - 40), end)) >= 0:
        end = space
    return start, end


__all__ = ["SHOWN", "Piece", "inner", "pieces", "window", "words"]
