"""Plain statements that are more likely none: the record leaves them out."""

from __future__ import annotations

import re

from onrecord.types import Statement

# The confidence is calibrated: below it such words are more often no statement than one. Of the development reports' 46 below
# it 16 were one, and what stands there is "known as", "was designed" or "support for".
EVEN = 0.5
# A cue that tells nothing by itself.
_SILENT = re.compile(
    r"(?:is|are|was|were|be|been|being|to|not|['’]s| )+|(?:(?:also|better|best|formerly|widely) )?known", re.IGNORECASE
)


def likely(statement: Statement) -> bool:
    """Whether the statement does something, or somebody is cited with it, or it is at least as likely one as none."""
    if statement.act != "state":
        return True
    if statement.speech != "direct" and statement.cue and _SILENT.fullmatch(statement.cue.text):
        return False
    return statement.speech != "narrated" or statement.confidence >= EVEN
