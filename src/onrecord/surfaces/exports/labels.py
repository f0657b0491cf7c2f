"""Reviewed statements as labels in the codebook's form, ready for training."""

from __future__ import annotations

from typing import TextIO

from onrecord.history import link
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_lines
from onrecord.types import Actor, Interval, Json, Statement

_JUDGED = ("accept", "correct")


def write_labels(job: Job, file: TextIO) -> Written:
    """One JSON line for each chosen statement that a person accepted or corrected, as it stands after review.

    `content` holds the pieces as they stand in the text; `same` numbers, within a report, what is one statement (0: told once).
    """
    judged = {target for one in job.ledger.judgements() if one.kind in _JUDGED for target in one.targets}
    statements = [one for one in job.statements() if one.id in judged]
    groups = (group for group in link(statements, job.judgements()).groups if len(group) > 1)
    same = {key: number for number, group in enumerate(groups, 1) for key in group}
    return Written(write_lines(file, (_label(one, same.get(one.id, 0)) for one in statements)))


def _label(one: Statement, same: int) -> Json:
    due = one.deadline.interval if one.deadline else Interval(None, None)
    said = one.said_on.interval.end or one.said_on.interval.start if one.said_on and not one.said_on.inferred else None
    text = one.report.document.text
    return {
        "doc": one.report.document_id,
        "content": [span.words(text) for span in one.content.spans],
        "cue": one.cue.text if one.cue else "",
        "source": one.speaker.text or "" if one.speaker else "",
        "speaker": _name(one.speaker),
        "unnamed": one.speaker is not None and one.speaker.unnamed,
        "chain": [_name(actor) for actor in one.chain],
        "speech": one.speech,
        "act": one.act,
        "party": _name(one.party),
        "to": _name(one.to),
        "matter": one.matter.name if one.matter else "",
        "polarity": one.polarity,
        "condition": one.condition.text if one.condition else "",
        "deadline": one.deadline.text if one.deadline else "",
        "deadline_from": due.start or "",
        "deadline_to": due.end or "",
        "said_on": said or "",
        "firmness": one.firmness,
        "same": same,
    }


def _name(actor: Actor | None) -> str:
    if actor is None:
        return ""
    return f"unnamed: {actor.name}" if actor.unnamed else actor.name


__all__ = ["write_labels"]
