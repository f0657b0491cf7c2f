"""Where the content of an attribution ends: pieces that are another's words off, no word left hanging at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.near import clipped, mentions_in, touching
from onrecord.extract.passages.trim import trimmed
from onrecord.types import Analysis, Attribution, Span, Spans, any_touch, length_of

# Words with which no proposition ends. A preposition may end one ("to reckon with") and stays where no name follows.
_JOINS = re.compile(r"[\s,;:]+(?:and|or|but|the|an?|its|their|whose)$", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:of|from|to|in|with|by|for|on|at|against|between|than|like|under|the|an?|and)$", re.IGNORECASE)
_SHORT = re.compile(r"\b[A-Z]\.[A-Z]$")
_GAP = re.compile(r" (?:the |an? )?(?:[A-Z][\w'’-]* )*")
# A piece with fewer words than this is no proposition of its own: what another's source cuts off stays with it.
_FEWEST = 3


def own_content(analysis: Analysis, attribution: Attribution) -> Spans:
    """The content without pieces that stand on the far side of somebody else's source and cue, whose words they are.

    A piece that is but such a source and cue ("He told the") is no content; where the rest is another's, there is none.
    """
    pieces = attribution.content
    if not attribution.source:
        return pieces
    told = tuple(piece for piece in pieces if not _announces(analysis, attribution, piece))
    kept = tuple(piece for piece in told if not _of_another(analysis, attribution, piece)) if len(pieces) > 1 else told
    if sum(len(piece.words(analysis.text).split()) for piece in kept) >= _FEWEST:
        return kept
    return told if told == pieces or kept else ()


# What may stand beside a source and a cue without saying anything.
_SILENT = re.compile(r"(?:[\W_]|\b(?:the|an?|that|to)\b)*", re.IGNORECASE)


def _announces(analysis: Analysis, attribution: Attribution, piece: Span) -> bool:
    """Whether the piece is nothing but the source and the cue of another attribution."""
    for other in analysis.attributions or ():
        parts = (*other.source, *other.cue)
        if other is attribution or not any_touch(other.source, (piece,)) or not any_touch(other.cue, (piece,)):
            continue
        words = "".join(sign for at, sign in enumerate(piece.words(analysis.text), piece.start) if not _in(at, parts))
        if _SILENT.fullmatch(words):
            return True
    return False


def _in(at: int, spans: Spans) -> bool:
    return any(span.start <= at < span.end for span in spans)


# From this share on of a passage, the core is the passage; of a sentence, the act is told by the sentence.
_WHOLE, _HALF = 0.95, 0.5


def acting_part(sentences: Sequence[Span], core: Spans, whole: Spans) -> Spans:
    """What of a cited passage does the act: of one sentence the core alone, of several those that it mostly covers, whole."""
    near = [sentences[index] for index in touching(sentences, whole)]
    if length_of(core) >= _WHOLE * length_of(whole):
        return whole
    kept = [s for s in near if length_of(clipped(core, s)) >= _HALF * length_of(clipped(whole, s))]
    if len(near) < 2 or not kept:
        return core
    return tuple(part for area in _stretches(near, kept) for part in clipped(whole, area))


def _stretches(near: Sequence[Span], kept: Sequence[Span]) -> list[Span]:
    """The kept sentences, those that follow each other as one."""
    found: list[Span] = []
    for before, sentence in zip((None, *near), near, strict=False):
        if sentence in kept and before in kept:
            found[-1] = Span(found[-1].start, sentence.end)
        elif sentence in kept:
            found.append(sentence)
    return found


def _of_another(analysis: Analysis, attribution: Attribution, piece: Span) -> bool:
    anchor = attribution.source[0].start
    low, high = min(piece.end, anchor), max(piece.start, anchor)
    for other in analysis.attributions or ():
        if not other.source or not other.cue or any_touch(other.source, attribution.source):
            continue
        between = all(low <= span.start and span.end <= high for span in (*other.source, *other.cue))
        if between and any(span.touches(piece) for span in other.content):
            return True
    return False


# Lines that are no sentences, above a paragraph: a heading, a date, a link or a caption that runs into the content.
_FEWEST = 3  # words that are more than a place
_HEADING = re.compile(r"(?:[^\n]{0,80}[^\n.!?:;,”\"’'…]\n){1,4}\s*\n")


def ended(analysis: Analysis, spans: Spans) -> Spans:
    """The spans without a heading at their start and without a word left hanging at their end.

    The last goes on to the name to which its last preposition leads, and ends in no article or conjunction.
    """
    if not spans:
        return spans
    heading = _HEADING.match(analysis.text, spans[0].start, spans[0].end)
    if heading and heading.end() < spans[0].end:
        spans = _without_heading(analysis.text, spans, heading.end())
    spans = _quotation(analysis.text, spans)
    text, last = analysis.text, spans[-1]
    below = _BELOW.search(text, max(last.start, last.end - _AHEAD), last.end)
    if below and text[last.end : last.end + 1] in {"", "\n", "'", "’"}:
        spans = trimmed(text, (*spans[:-1], Span(last.start, below.start())))
        last = spans[-1]
    if _LEADS.search(text[last.start : last.end]):
        names = (m for m in mentions_in(analysis, last.end - _ARTICLE, last.end + _AHEAD) if m.span.end > last.end)
        name = next(names, None)
        if name is not None and not name.pronoun and _leads_to(text, last.end, name.span.start):
            return (*spans[:-1], Span(last.start, name.span.end))
    # The full stop of an abbreviation is one of its letters, also where it ends the sentence.
    end = last.end + (
        _SHORT.search(text, max(last.start, last.end - 6), last.end) is not None and text[last.end : last.end + 1] == "."
    )
    while (joint := _JOINS.search(text[last.start : end])) and joint.start():
        end = last.start + joint.start()
    return (*spans[:-1], Span(last.start, end))


def _without_heading(text: str, spans: Spans, end: int) -> Spans:
    """What stands below the heading; of a content that only runs on into the place below its headline, the headline."""
    first = spans[0]
    if len(text[end : first.end].split()) >= _FEWEST or len(text[first.start : end].split()) < _FEWEST:
        return (Span(end, first.end), *spans[1:])
    return (Span(first.start, first.start + len(text[first.start : end].rstrip())), *spans[1:])


# What the reporter says of the moment at which a whole quotation was spoken ("'Stop,' until the doors were shut").
_MOMENT = re.compile(r"(?<=[\w'’][,.!?…])(?:[\"”]|'')(?= (?:until|when|while|as|before|after|presumably) [^\"“”]*$)")
_OPENS = re.compile(r"[\"“]|``|''")


def _quotation(text: str, spans: Spans) -> Spans:
    """One piece that begins with a quotation, without what the reporter adds to it after its comma and closing mark."""
    start, end = spans[0].start, spans[0].end
    within = text[max(0, start - 2) : start].endswith(('"', "“", "``", "''"))
    if len(spans) > 1 or not (within or _OPENS.match(text, start)):
        return spans
    moment = _MOMENT.search(text, start, end)
    return (Span(start, moment.start() if within else moment.end()),) if moment else spans


# The heading of what comes next, below the last paragraph of the content: a short line whose words all have capitals.
_BELOW = re.compile(
    r"(?<=[.!?\"”’'])[^\S\n]*\n[^\S\n]*\n['‘]?"
    r"(?:(?:[A-Z][\w'’-]*|a|an|the|of|in|on|to|for|and|at|is|by|with)[.!?]?(?: |['’]?$)){1,8}$"
)
# Characters within which a name follows what leads to it, and those of an article that belongs to it.
_AHEAD, _ARTICLE = 80, 4


def _leads_to(text: str, end: int, start: int) -> bool:
    return start < end or _GAP.fullmatch(text, end, start) is not None
