"""Positions as an assistant is given them: stances with the statements they rest on, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.asking import Listed, Matrix, Unknown
from onrecord.history import Change, Entry, Gap
from onrecord.surfaces import wording
from onrecord.surfaces.assistant.answers import NOTICE, Withdrawn, statement_answer, withdrawn_answer
from onrecord.surfaces.plain import visible
from onrecord.types import Json, Position, Searched, Statement, ids_of


def position_answer(
    found: Position, withdrawn: Sequence[Statement], gone: Withdrawn, unknown: Unknown | None, elsewhere: Sequence[Position]
) -> Json:
    """A position in words, the statements it rests on, those left out as withdrawn, and what was searched.

    `elsewhere`: where the party stands on other matters, if nothing was found on this one.
    """
    parts = {
        "rests_on": found.standing,
        "against": found.against,
        "asked_and_not_answered": found.unanswered,
        "replaced_since": found.earlier,
        "left_out_since_its_report_was_withdrawn": withdrawn,
    }
    return {
        "notice": NOTICE,
        "party": found.party,
        "matter": found.matter,
        "stance": found.stance,
        "answer": wording.stance_words(found),
        "since": found.since,
        "as_of": found.as_of,
        "known_by": found.known_by,
        **{name: [statement_answer(one, gone) for one in statements] for name, statements in parts.items()},
        "searched": wording.searched_words(found.searched),
        **unknown_answer(unknown),
        "on_other_matters": [{"untrusted_matter": visible(one.matter), "stance": one.stance} for one in elsewhere],
        **withdrawn_answer(gone),
    }


def unknown_answer(unknown: Unknown | None) -> Json:
    """That nobody of the name asked for is on record, and the names most like it; null where somebody is."""
    return {"unknown_party": None if unknown is None else _unknown(unknown)}


def _unknown(unknown: Unknown) -> Json:
    return {"name": unknown.name, "untrusted_near": list(map(visible, unknown.near))}


def timeline_answer(party: str, matter: str, entries: Sequence[Entry], gone: Withdrawn, unknown: Unknown | None) -> Json:
    """What a party said, oldest first, with the stance after each; no stance rests on what is marked withdrawn."""
    rows = [
        {
            "day": entry.day,
            "role": entry.role,
            "stance_after": entry.stance,
            "withdrawn": entry.withdrawn,
            "statement": statement_answer(entry.statement, gone),
        }
        for entry in entries
    ]
    told = {"notice": NOTICE, "party": party, "matter": matter, "entries": rows}
    return told | unknown_answer(unknown) | withdrawn_answer(gone)


def matrix_answer(
    found: Matrix, latest: Mapping[str, Statement], gone: Withdrawn, searched: Searched, unknown: Sequence[Unknown]
) -> Json:
    """Where parties stand on matters; for each the statements by id, the latest of them whole.

    `latest`: these, by id.
    """
    rows = [_cell(one, latest, gone) for row in found.positions for one in row if one.stance != "none"]
    empty = [
        {"untrusted_party": visible(one.party), "untrusted_matter": visible(one.matter)}
        for row in found.positions
        for one in row
        if one.stance == "none"
    ]
    return {
        "notice": NOTICE,
        "untrusted_parties": list(map(visible, found.parties)),
        "untrusted_matters": list(map(visible, found.matters)),
        "positions": rows,
        "nothing_found": empty,
        "searched": wording.searched_words(searched),
        "unknown_parties": [_unknown(one) for one in unknown],
        **withdrawn_answer(gone),
    }


def _cell(found: Position, latest: Mapping[str, Statement], gone: Withdrawn) -> Json:
    key = latest_id(found)
    return {
        "untrusted_party": visible(found.party),
        "untrusted_matter": visible(found.matter),
        **_stance(found),
        "rests_on": list(ids_of(found.standing)),
        "against": list(ids_of(found.against)),
        "asked_and_not_answered": list(ids_of(found.unanswered)),
        "latest": statement_answer(latest[key], gone) if key else None,
    }


def latest_id(found: Position) -> str | None:
    """The latest statement that a stance rests on, or that asks where nothing answers, by id; they stand newest first."""
    ids = ids_of(found.standing) or ids_of(found.unanswered)
    return ids[0] if ids else None


def _stance(found: Position) -> Json:
    return {"stance": found.stance, "answer": wording.stance_words(found), "since": found.since}


def changes_answer(found: Listed[Change], unknown: Unknown | None) -> Json:
    """Positions that moved, the latest first, with the stance before and after and the statements that moved them."""
    rows = [
        {
            "untrusted_party": visible(change.party),
            "untrusted_matter": visible(change.matter),
            "change": change.kind,
            "before": _stance(change.before),
            "after": _stance(change.after),
            "because": [statement_answer(one) for one in change.because],
        }
        for change in found.rows
    ]
    told = {"notice": NOTICE, "changes": rows, "more": found.more, "searched": wording.searched_words(found.searched)}
    return told | unknown_answer(unknown)


def gaps_answer(found: Listed[Gap], unknown: Unknown | None) -> Json:
    """Who was asked and gave no clear commitment, with the words that ask."""
    rows = [
        {
            "untrusted_party": visible(gap.party),
            "untrusted_matter": visible(gap.matter),
            "stance": gap.position.stance,
            "answer": wording.stance_words(gap.position),
            "asked": [statement_answer(one) for one in gap.asked],
        }
        for gap in found.rows
    ]
    told = {"notice": NOTICE, "gaps": rows, "more": found.more, "searched": wording.searched_words(found.searched)}
    return told | unknown_answer(unknown)


__all__ = [
    "changes_answer",
    "gaps_answer",
    "latest_id",
    "matrix_answer",
    "position_answer",
    "timeline_answer",
    "unknown_answer",
]
