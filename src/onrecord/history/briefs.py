"""A statement in brief: what the rules weigh of it, worked out once."""

from __future__ import annotations

import re

from onrecord.history.clocks import said_day
from onrecord.history.conditions import tells_done
from onrecord.history.words import bag
from onrecord.types import Actor, Brief, Statement, bare_actor

# Words by which a demand asks that something be not done, or no longer.
_AGAINST = re.compile(
    r"\b(?:(?:should|must|ought|do|does|need)(?: not|n['\u2019]t)|not to|never|stay (?:\w+ ){0,3}out|boycott\w*|no more"
    r"|end|stop|against|oppos\w+|reject\w*|refrain|hold off)\b",
    re.IGNORECASE,
)


def brief_of(statement: Statement) -> Brief:
    """The statement in brief, as it is read: corrected, where it was."""
    one = statement
    return Brief(
        id=one.id,
        act=one.act,
        day=said_day(one),
        # A report's background is older than the report: undated, it replaces none of its news.
        dated=one.said_on is not None and not one.said_on.inferred,
        report=one.report.id,
        given_id=one.report.given_id,
        speech=one.speech,
        speaker=_bare(one.speaker),
        party=_bare(one.party),
        matter=one.matter.name if one.matter else None,
        polarity=one.polarity,
        firmness=one.firmness,
        condition=one.condition.text if one.condition else None,
        due=one.deadline.interval.end if one.deadline else None,
        against=one.polarity == "refrain" or (one.act == "demand" and _AGAINST.search(one.content.text) is not None),
        done=" ".join(sorted(bag(one.content.text))) if tells_done(one) else None,
    )


def _bare(actor: Actor | None) -> Actor | None:
    return None if actor is None else bare_actor(actor.name, actor.kind, actor.unnamed, actor.acts_for)


__all__ = ["brief_of"]
