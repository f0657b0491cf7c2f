"""What comes back from an annotation tool, whatever tool it was, and finding its words in our text again."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.types import Passage, Span, normal_form

# Words as the tool has them, and where in its own text they began.
Piece = tuple[str, int]
Pieces = tuple[Piece, ...]


@dataclass(slots=True)
class Returned:
    """One statement as it came back: its act, vocabularies, and the words of each field that is marked.

    `accepted`: somebody said outright that it is right. `by`: who marked it, where the tool tells.
    """

    id: str
    act: str
    values: dict[str, str] = field(default_factory=dict)
    marks: dict[str, Pieces] = field(default_factory=dict)
    accepted: bool = False
    by: str | None = None


@dataclass(slots=True)
class Marked:
    """A document as it came back: what was given out, what came back of it, and what is new and cannot be taken in."""

    name: str
    document: str
    given: tuple[str, ...]
    returned: list[Returned]
    strange: list[str] = field(default_factory=list)
    by: str | None = None


def anchor(text: str, pieces: Pieces) -> Passage | None:
    """Where these words stand in our text: at the place nearest to the tool's; None where they do not.

    Pieces with nothing but white space between them are one span again.
    """
    spans: list[Span] = []
    for words, near in pieces:
        wanted = normal_form(words)
        start = _nearest(text, wanted, near) if wanted.strip() else None
        if start is None:
            return None
        spans.append(Span(start, start + len(wanted)))
    if not spans:
        return None
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return Passage.of(text, joined)


def _nearest(text: str, words: str, near: int) -> int | None:
    """The occurrence that begins nearest to a place; the earlier of two as near."""
    before = text.rfind(words, 0, near + len(words))
    after = text.find(words, near)
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: (abs(place - near), place)) if found else None


__all__ = ["Marked", "Piece", "Pieces", "Returned", "anchor"]
