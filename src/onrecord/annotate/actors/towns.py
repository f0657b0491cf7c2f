"""Towns and territories that are no seat of a government: places, as against states and capitals that act by name."""

from __future__ import annotations

import re

from onrecord.annotate.actors.states import STATES
from onrecord.annotate.actors.tables import fold, tables

# The state of the United States that a town lies in: "Marlow, Ohio,".
_IN_STATE = re.compile(
    r", (?P<state>[A-Z][\w.]*(?: [A-Z]\w+)?)(?=[,.;:)\n]|$| (?:and|on|in|where|to|for|is|was|who|when|that)\b)"
)
# Where a report was written, at its head: "MARLOW, Nov 5 (Reuters) -", "Marlow, Sudmark (AP) —".
_DATELINE = re.compile(r"(?:, [A-Z][\w.]+(?: \d{1,2})?){0,2}(?: \([A-Z][\w /.]+\))? ?[-–—]+ ")
_HEAD = 200


def is_town(text: str, start: int, end: int) -> bool:
    """Whether the place named at [start, end), of which the tables of states know nothing, is a town."""
    words = " ".join(text[start:end].split())
    if words.rstrip(".") in STATES:
        return False
    if fold(words) in tables().towns:
        return True
    state = _IN_STATE.match(text, end)
    if state is not None and state["state"].rstrip(".") in STATES:
        return True
    opens = start < _HEAD and not text[text.rfind("\n", 0, start) + 1 : start].strip()
    return opens and words.isupper() and _DATELINE.match(text, end) is not None
