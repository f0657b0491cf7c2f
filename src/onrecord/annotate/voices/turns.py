# ruff: noqa: E501  (a pattern reads better whole)
"""The turns of a transcript: paragraphs that begin with who speaks ("MS. BERG: ", "Reuters: ", "Q ")."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.annotate.voices.answers import introduced
from onrecord.types import Span, Voice

_PUT = r"(?P<puts>(?:Question|Q) (?:from|by)) (?P<questioner>[^\n:()]{3,80}?)(?: \([^()\n]{1,60}\))?:(?=\s)"
_GIVEN = r"(?:Answer|Reply|Response) (?:from|by) (?P<given>[^\n:()]{3,80}?)(?: \([^()\n]{1,60}\))?:(?=\s)"
_NAMED = r"(?P<who>(?:[A-Z][\w.'’&-]*,? ){0,6}?[A-Z][\w.'’&-]*)(?: \([^()\n]{1,60}\))?:(?=\s)"
_ASKING = r"(?P<asks>(?:Q|QUESTION|Question|REPORTER|Reporter|JOURNALIST|Journalist|MODERATOR|Moderator|INTERVIEWER|Interviewer|HOST|Host)(?:\d| \d+)?(?: \([^()\n]{1,60}\))?(?:[:.]|(?=\s+[A-Z]))(?=\s))"
_TURN = re.compile(rf"^[^\S\n]*(?:{_PUT}|{_GIVEN}|{_ASKING}|{_NAMED})", re.MULTILINE)
# What other lines of reports begin with.
_NOBODY = re.compile(
    r"(?:also |see |read |watch |key )?(?:read|watch|more|background|notes?|photos?|images?|pictures?|captions?|videos?|updates?|sources?|related|date|time|where|when|what|who|why|how|editing|reporting|writing|transcript|q\&a|questions?|faq"
    r"|contacts?|venue|location|subject|tags?|topics?|summary|analysis|opinion|live|breaking|correction|also|credit|file|news|press|no|number|ref)\b.*",
    re.IGNORECASE,
)
# What follows a transcript is nobody's turn.
AFTER = re.compile(
    r"^[^\w\n]*(?:background|notes? (?:to|for) editors|ends?|about the|contacts?|for more information|###)\b[^\w\n]*.{0,30}$",
    re.MULTILINE | re.IGNORECASE,
)
_FEWEST = 4
_TITLED = re.compile(
    r"(?:MR|MS|MRS|DR|SIR|THE|PRIME|PRESIDENT|VICE|MINISTER|FOREIGN|SECRETARY|CHANCELLOR|SENATOR|AMBASSADOR|GENERAL|ADMIRAL|GOVERNOR|COMMISSIONER|SPOKES\w+|HIGH|KING|QUEEN|UNDER|DEPUTY|ASSISTANT|STATE)\b\.? [A-Z]{2,}"
)
_SAME = 40  # characters


@dataclass(frozen=True, slots=True)
class _Turn:
    label: str
    who: Span | None
    area: Span


def turns(text: str) -> tuple[Voice, ...]:
    """Each turn as a voice; none where the text is no transcript: of few turns only where titles tell that people speak."""
    found = _alike(_turns(text))
    # A headline that is printed twice ("Berg: We will stay") says the same again.
    spoken = Counter(label for label, _ in {(turn.label, turn.area.words(text)[:_SAME]) for turn in found})
    titled = sum(times for label, times in spoken.items() if not label or _TITLED.match(label))
    if len(spoken) < 2 or (titled < 2 and (spoken.total() < _FEWEST or max(spoken.values()) < 2)):
        return ()
    asked = Counter(turn.label for turn in found if "?" in turn.area.words(text))
    asking = {label for label, times in spoken.items() if not label or 2 * asked[label] > times}
    who = {turn: turn.who for turn in found}
    if any(turn.label in _ANSWERS for turn in found) and (answering := introduced(text, found[0].area.start)):
        who |= {turn: answering for turn in found if turn.label in _ANSWERS}
    return tuple(Voice(turn.area, tuple(filter(None, (who[turn],))), asks=turn.label in asking) for turn in found)


_ANSWERS = frozenset({"A", "ANSWER", "Answer"})


def _alike(found: list[_Turn]) -> list[_Turn]:
    """Without a headline that begins with a name and a colon before a transcript whose labels are printed in capitals."""
    once = len(found) > 1 and all(turn.label != found[0].label for turn in found[1:])
    headline = once and not found[0].label.isupper() and all(turn.label.isupper() or not turn.label for turn in found[1:])
    return found[1:] if headline else found


def _turns(text: str) -> list[_Turn]:
    labels = [match for match in _TURN.finditer(text) if not match["who"] or not _NOBODY.fullmatch(match["who"])]
    if not labels:
        return []
    last = AFTER.search(text, labels[-1].end())
    ends = [*(match.start() for match in labels[1:]), last.start() if last else len(text)]
    return [
        _Turn(match["given"] or match["who"] or "", _who(match), Span(match.end(), end))
        for match, end in zip(labels, ends, strict=True)
        if match.end() < end
    ]


def _who(match: re.Match[str]) -> Span | None:
    return next((Span(*match.span(group)) for group in ("who", "given", "questioner") if match[group]), None)
