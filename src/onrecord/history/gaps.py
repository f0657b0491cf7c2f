"""Gaps: who was asked or expected to take a position and gave no clear commitment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.history.clocks import Known, held_by, said_by, said_day
from onrecord.history.clocks import known_by as read_by
from onrecord.history.matters import Matters, index_terms, matter_key, query_terms
from onrecord.history.parties import keys_of, name_key, party_keys
from onrecord.history.positions import position
from onrecord.history.reviewed import reviewed
from onrecord.history.tellings import Tellings
from onrecord.types import Actor, Judgement, Position, Statement

OPEN = ("unclear", "considering", "none")


@dataclass(frozen=True, slots=True)
class Gap:
    """ "This party was asked (or evaded) on this matter, and there is no clear commitment": the statements that show it."""

    party: str
    matter: str
    asked: tuple[Statement, ...]
    position: Position


def gaps(
    statements: Iterable[Statement],
    *,
    as_of: str | None = None,
    known_by: str | None = None,
    known: Known | None = None,
    judgements: Sequence[Judgement] = (),
    matters: Matters | None = None,
) -> tuple[Gap, ...]:
    """Every party and matter with a demand on it or an evasion by it, and a stance that is no clear one; by party and matter.

    Two wordings of one matter (equal subject and places) are one gap, under the wording of the latest statement. The parties'
    statements are gathered once, so that the cost grows with each party's own statements and not with the ledger.
    """
    held = held_by(judgements, known_by)
    visible = said_by(reviewed(read_by(statements, known_by, known), held), as_of)
    index = _by_party_and_head(visible)
    conditions = [judgement for judgement in held if judgement.kind == "condition"]
    tellings = Tellings(visible)
    found = []
    for party, asked in _questions(visible).values():
        matter = asked[0].matter.name if asked[0].matter else ""
        near = _near(index, party, matter, matters)
        stands = position(near, party, matter, as_of=as_of, judgements=conditions, matters=matters, later=tellings.of)
        if is_open(stands):
            found.append(Gap(party, matter, tuple(asked), stands))
    return tuple(sorted(found, key=lambda gap: (name_key(gap.party), gap.matter)))


def is_open(stands: Position) -> bool:
    """Whether a position leaves open what was asked."""
    return stands.stance in OPEN


def by_party_key(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Statements under every name key they can be looked up by, surnames included ("donald trump", "trump")."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        keys = party_keys(statement)
        for key in sorted(keys | {key.split()[-1] for key in keys}):
            found.setdefault(key, []).append(statement)
    return found


Index = dict[tuple[str, str], list[Statement]]


def _by_party_and_head(statements: Iterable[Statement]) -> Index:
    """Statements by name key and word of any of their passages: 10,000 statements of eight countries took 53 s without it."""
    found: Index = {}
    for key, group in by_party_key(s for s in statements if s.act != "state").items():
        for statement in group:
            for head in sorted(index_terms(statement)):
                found.setdefault((key, head), []).append(statement)
    return found


def _near(index: Index, party: str, matter: str, matters: Matters | None) -> list[Statement]:
    """The party's statements that hold a subject word of the matter: all that can meet it."""
    heads = sorted({head for wording in query_terms(matter, matters) for head in wording})
    found = {s.id: s for head in heads for key in keys_of(party) for s in index.get((key, head), ())}
    return list(found.values())


def _questions(statements: Iterable[Statement]) -> dict[tuple[str, frozenset[str]], tuple[str, list[Statement]]]:
    """Party and matter to the demands on it and evasions by it, latest first."""
    found: dict[tuple[str, frozenset[str]], tuple[str, list[Statement]]] = {}
    for statement in sorted(statements, key=lambda s: (said_day(s), s.id), reverse=True):
        party = asked_of(statement)
        if party is not None and statement.matter is not None:
            key = (name_key(party.name), matter_key(statement.matter.name, party.name))
            found.setdefault(key, (party.name, []))[1].append(statement)
    return found


def asked_of(statement: Statement) -> Actor | None:
    """Who is asked by a demand, or has evaded; nobody where that is an unnamed source."""
    if statement.act not in ("demand", "evade"):
        return None
    party = statement.party or (statement.speaker if statement.act == "evade" else None)
    return None if party is None or party.unnamed else party
