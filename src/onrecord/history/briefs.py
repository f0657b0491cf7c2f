"""A statement in brief: what the rules weigh of it, worked out once."""

from __future__ import annotations

from onrecord.history.clocks import said_day
from onrecord.history.conditions import tells_done
from onrecord.history.contrary import ended_by, negated
from onrecord.history.words import bag
from onrecord.types import Actor, Brief, Statement, bare_actor


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
        against=negated(one),
        ended=" ".join(sorted(ended_by(one))),
        done=" ".join(sorted(bag(one.content.text))) if tells_done(one) else None,
    )


def _bare(actor: Actor | None) -> Actor | None:
    return None if actor is None else bare_actor(actor.name, actor.kind, actor.unnamed, actor.acts_for)


__all__ = ["brief_of"]
