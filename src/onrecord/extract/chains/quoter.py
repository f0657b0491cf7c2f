"""Who is cited with a quotation within which somebody else is told of: he passes on what that one said."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.types import Analysis, Attribution, Span, Spans


def quoter_of(analysis: Analysis, attribution: Attribution, quoted: Spans) -> Spans:
    """The source outside the quotation that holds the attribution's own source and cue; () where it stands in none.

    It is named in the quotation's paragraph; a paragraph that is a quotation and nothing else continues the one before it.
    `quoted` are the report's quotations.
    """
    text = analysis.text
    within = _quotation(quoted, attribution.source[0].start) if attribution.source and attribution.cue else None
    if within is None or not within.holds(attribution.cue[0]):
        return ()
    paragraph = _paragraph(text, within.start)
    cited = [other for other in analysis.attributions or () if _cites(quoted, other)]
    own = [other.source for other in cited if paragraph.holds(other.source[0])]
    if own:
        return min(own, key=lambda source: abs(source[0].start - within.end))
    if len(paragraph.words(text).strip()) > within.end - within.start + 3:
        return ()
    earlier = _paragraph(text, _end_before(text, paragraph.start))
    return next((other.source for other in reversed(cited) if earlier.holds(other.source[0])), ())


def _cites(quoted: Spans, other: Attribution) -> bool:
    """Whether the attribution cites a quotation from outside it."""
    if not other.source or not other.cue or not other.attributed:
        return False
    outside = _quotation(quoted, other.source[0].start) is None and _quotation(quoted, other.cue[0].start) is None
    return outside and any(_quotation(quoted, span.start + 1) is not None for span in other.content)


def _paragraph(text: str, at: int) -> Span:
    """The line of the text that holds the place."""
    at = max(0, at)
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)


def _end_before(text: str, at: int) -> int:
    """The place of the last character before `at` that is no white space."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at - 1


def _quotation(quoted: Spans, at: int) -> Span | None:
    """The quotation that holds the place."""
    last = bisect_right(quoted, at, key=lambda span: span.start) - 1
    return quoted[last] if last >= 0 and at < quoted[last].end else None
