# ruff: noqa: E501  (a pattern reads better whole)
"""What acts are made of that a report tells in its own words: the clause that says what is done, where no other statement stands."""

from __future__ import annotations

import re

from onrecord.extract.acts.plain import surely
from onrecord.extract.near import clipped
from onrecord.extract.passages.trim import trimmed
from onrecord.extract.told_words import DONE
from onrecord.types import Act, Attribution, Span, Spans

_STOP = re.compile(
    r",? (?:who|which|whose|where|while|whereas|although|though|because|but|so that|after which|according to|as (?:he|she|it|they|part)"
    r"|and (?:threatened|warned|promised|vowed|pledged|urged|offered|refused|declined|then|plans?|hopes?|wants?|said|says|(?:(?!(?:who|which|that|to)\b)[\w.'’-]+ ){0,5}?(?:will|would|is|are|has|have|was|were))|[a-z]+(?:s|ed) ago|(?:a|last) year)\b"
    r"|, (?:an?|the|home to|after|when|amid|with|in what|is|are|was|were|will|would|has|have|said|says|\w+ing)\b|[;\n]| [—–-]{1,3} |[—–]| \("
)
# Whoever is cited with it afterwards (", Prime Minister Berg pledged"): in his words it is a promise.
CITED = re.compile(rf", (?:[\w.'’-]+ ){{1,7}}?(?P<verb>{DONE})\b")
_FEWEST = 2  # words of a content


def content_to(text: str, sentence: Span, match: re.Match[str]) -> Spans:
    """From the verb or its object to the end of the clause."""
    stops = (pattern.search(text, match.end("what"), sentence.end) for pattern in (_STOP, CITED))
    area = Span(match.start("what"), max(match.end("what"), min([sentence.end, *(stop.start() for stop in stops if stop)])))
    spans = trimmed(text, (Span(area.start, area.start + len(area.words(text).rstrip(" .,;:!?"))),))
    return clipped(spans, area) if len(area.words(text).split()) >= _FEWEST else ()


def narrated(owner: Span, cue: Span, content: Spans, act: Act, sure: float) -> Attribution:
    """The act of whoever is named there, for which nobody is cited; `sure` from 0 to 1."""
    acts = surely(act, sure)
    return Attribution((owner,), (cue,), content, acts, act, "narrated", 1.0, sure, core=content, attributed=False)
