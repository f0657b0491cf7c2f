"""Where a text says "we" or "I" outside quotation marks, as only its own author does."""

from __future__ import annotations

import re

from onrecord.annotate.actors.quoted import Quoted
from onrecord.types import Span

FIRST = re.compile(r"\b(?:I|[Ww]e|[Oo]ur(?:s|selves)?|[Mm]y(?:self)?|[Mm]ine|us|me)\b(?!\.[A-Z])")
_ME = re.compile(r"\b(?:I(?!\.)|[Ww]e|[Oo]ur|[Mm]y)\b")
_LEAST = 2  # a report may slip once


def speaks_itself(text: str, area: Span) -> bool:
    """Whether somebody says "we" or "I" in the stretch more than once, and not within quotation marks."""
    quoted = Quoted(text)
    said = (match for match in _ME.finditer(text, area.start, area.end) if not quoted.at(match.start()))
    return sum(1 for _ in zip(said, range(_LEAST), strict=False)) == _LEAST
