"""Plain statements that nobody is cited with and that are more likely none: the record leaves them out."""

from __future__ import annotations

from onrecord.types import Statement

# The confidence is calibrated: below it such words are more often no statement than one. Of the development reports' 46 below
# it 16 were one, and what stands there is "known as", "was designed" or "support for".
EVEN = 0.5


def likely(statement: Statement) -> bool:
    """Whether the statement does something, cites somebody, or is at least as likely one as none."""
    return statement.act != "state" or statement.speech != "narrated" or statement.confidence >= EVEN
