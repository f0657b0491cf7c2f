"""Answers: positions in words for people, and every answer as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.asking import Unknown
from onrecord.history import Change, Due, Entry, Gap, Merged, record_line
from onrecord.ledger import Count
from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe
from onrecord.surfaces.tables import cited
from onrecord.types import Json, Judgement, Position, Report, Searched, Stance, Statement, ids_of, statement_to_json

STANCE_STYLES: dict[Stance, str] = {
    "committed": "bold green",
    "conditional": "bold yellow",
    "intends": "bold cyan",
    "considering": "bold cyan",
    "unclear": "bold yellow",
    "refused": "bold red",
    "contradictory": "bold red",
    "none": "bold",
}


def position_answer(
    position: Position,
    withdrawn: Sequence[Statement] = (),
    unknown: Unknown | None = None,
    elsewhere: Sequence[Position] = (),
) -> RenderableType:
    """The stance, the two clocks, the statements it rests on with their words and sources, and what was searched.

    `withdrawn` are those left out because their reports were taken back; `unknown`: nobody of the name is on record;
    `elsewhere`: where it stands on other matters.
    """
    head = Text.assemble((f"{safe(position.party)} on {safe(position.matter)}: ", "bold"))
    head.append(wording.stance_words(position), style=STANCE_STYLES[position.stance])
    parts: list[RenderableType] = [head, Text(wording.clocks_words(position.as_of, position.known_by), style="dim"), Text()]
    for title, statements in [*_sections(position), ("Left out, since the report was withdrawn", withdrawn)]:
        if statements:
            parts += [Text(title, style="bold"), *cited(statements)]
    if elsewhere:
        parts += [Text("On record on other matters", style="bold"), *map(_elsewhere, elsewhere), Text()]
    if unknown:
        parts.append(Text(wording.unknown_words(unknown), style="bold yellow"))
    return Group(*parts, Text(wording.searched_words(position.searched), style="dim"))


def _elsewhere(position: Position) -> Text:
    return Text.assemble(f"  {safe(position.matter)}: ", (position.stance, STANCE_STYLES[position.stance]))


def _sections(position: Position) -> list[tuple[str, Sequence[Statement]]]:
    return [
        ("Rests on", position.standing),
        ("Against it", position.against),
        ("Asked or expected, and not answered", position.unanswered),
        ("Does not stand: replaced, lapsed, or outweighed by evasions", position.earlier),
    ]


def position_to_json(position: Position) -> Json:
    """A position with its statements after the contract; `answer` is the stance in words."""
    lists = {
        "standing": position.standing,
        "against": position.against,
        "earlier": position.earlier,
        "unanswered": position.unanswered,
    }
    return {
        "party": position.party,
        "matter": position.matter,
        "stance": position.stance,
        "answer": wording.stance_words(position),
        "as_of": position.as_of,
        "known_by": position.known_by,
        "since": position.since,
        "firmness": position.firmness,
        **{name: _statements(statements) for name, statements in lists.items()},
        "searched": searched_to_json(position.searched),
    }


def stand_to_json(position: Position, withdrawn: Sequence[Statement], unknown: Unknown | None = None) -> Json:
    """A position, the statements left out because their reports were taken back, and whether nobody has the party's name."""
    return position_to_json(position) | {"withdrawn": _statements(withdrawn), "unknown_party": unknown_to_json(unknown)}


def unknown_to_json(unknown: Unknown | None) -> Json | None:
    """That nobody of the name asked for is on record, and the names most like it."""
    return None if unknown is None else {"name": unknown.name, "near": list(unknown.near)}


def searched_to_json(seen: Searched) -> Json:
    """What was looked at for an answer."""
    return {"reports": seen.reports, "statements": seen.statements, "first": seen.first, "last": seen.last}


def gap_to_json(gap: Gap) -> Json:
    """A gap: party, matter, the statements that ask or evade, latest first, and the position."""
    return {
        "party": gap.party,
        "matter": gap.matter,
        "asked": _statements(gap.asked),
        "position": position_to_json(gap.position),
    }


def change_to_json(change: Change) -> Json:
    """A change of position, before and after, with the statements it comes from, latest first."""
    return {
        "party": change.party,
        "matter": change.matter,
        "kind": change.kind,
        "before": position_to_json(change.before),
        "after": position_to_json(change.after),
        "because": _statements(change.because),
    }


def due_to_json(due: Due) -> Json:
    """A deadline that has passed, by how many days, and what later statements tell of it."""
    return {
        "by": due.by,
        "days_overdue": -due.days,
        "condition": due.condition,
        "told_done": _statements(due.told_done),
        "statement": statement_to_json(due.statement),
    }


def count_to_json(count: Count) -> Json:
    """A party or a matter with its number of statements."""
    return {"name": count.name, "statements": count.statements}


def entry_to_json(entry: Entry) -> Json:
    """A line of a timeline: the day, the statement, what it is for the party, and the stance after it."""
    return {
        "day": entry.day,
        "role": entry.role,
        "stance": entry.stance,
        "withdrawn": entry.withdrawn,
        "statement": statement_to_json(entry.statement),
    }


def cell_to_json(position: Position) -> Json:
    """A position in a matrix: the stance, and the statements it rests on by id."""
    return {
        "party": position.party,
        "matter": position.matter,
        "stance": position.stance,
        "answer": wording.stance_words(position),
        "since": position.since,
        "firmness": position.firmness,
        "standing": list(ids_of(position.standing)),
        "against": list(ids_of(position.against)),
        "unanswered": list(ids_of(position.unanswered)),
    }


def report_whole(report: Report, *, text: bool, withdrawn: Judgement | None) -> Json:
    """A report by its own id, with the text of its document or without, and the judgement that it was taken back."""
    return {
        "id": report.id,
        "document": report.document.id,
        "given_id": report.given_id,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "title": report.title,
        "sha256": report.document.sha256,
        "text": report.document.text if text else None,
        "withdrawn": None if withdrawn is None else judgement_to_json(withdrawn),
    }


def record_to_json(record: Merged) -> Json:
    """A merged statement as `record_line` writes it, with the names of its origins and what changed in retelling."""
    return record_line(record) | {"origin_names": list(record.origins), "drift": [asdict(one) for one in record.drift]}


def judgement_to_json(judgement: Judgement) -> Json:
    """A judgement; `value` as an object (for correct: field and new value)."""
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "targets": list(judgement.targets),
        "by": judgement.by,
        "at": judgement.at,
        "reason": judgement.reason,
        "value": dict(judgement.value),
        "confidence": judgement.confidence,
    }


def _statements(statements: Sequence[Statement]) -> list[Json]:
    return [statement_to_json(one) for one in statements]


__all__ = [
    "STANCE_STYLES",
    "cell_to_json",
    "change_to_json",
    "count_to_json",
    "due_to_json",
    "entry_to_json",
    "gap_to_json",
    "judgement_to_json",
    "position_answer",
    "position_to_json",
    "record_to_json",
    "report_whole",
    "searched_to_json",
    "stand_to_json",
    "unknown_to_json",
]
