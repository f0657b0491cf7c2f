"""What the pages draw on: the ledger's evidence for a question, by the two clocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.asking import clocks_of, evidence, position_of
from onrecord.history import (
    Change,
    Due,
    Entry,
    Gap,
    Merged,
    changes,
    due,
    gaps,
    link,
    name_key,
    position,
    reviewed,
    said_day,
    same_matter,
    same_name,
    timeline,
)
from onrecord.history.conditions import tells_done
from onrecord.history.gaps import by_party_key
from onrecord.history.merge import copies, merge_one
from onrecord.ledger import Ledger, Selection
from onrecord.surfaces.web.pages.span import days_around
from onrecord.surfaces.web.pages.state import Clocks
from onrecord.types import JudgementKind, Position, Searched, Statement

NEAR = 28  # days before and after: two neighbouring fortnights, the widest that a link reaches
COMPARED = 300_000  # code points of a report beyond which its words are not compared with those of others
JOINING: tuple[JudgementKind, ...] = ("merge", "split")
VERDICTS = ("accept", "correct", "reject")
LOOKED_AT = 400  # statements of one name in that time


def grid(ledger: Ledger, parties: Sequence[str], matters: Sequence[str], clocks: Clocks) -> dict[tuple[str, str], Position]:
    """The position of each party on each matter, from what its name can meet and what tells of deeds."""
    given = evidence(ledger, clocks.as_of, clocks.known_by)
    whole = reviewed(given.statements, given.judgements)
    conditions = [judgement for judgement in given.judgements if judgement.kind == "condition"]
    done = [one for one in whole if tells_done(one)]
    index = by_party_key(one for one in whole if one.act != "state")
    found = {}
    for party in parties:
        own = index.get(name_key(party).rpartition(" ")[2], [])
        near = {one.id: one for one in (*own, *(done if any(one.condition for one in own) else ()))}.values()
        for matter in matters:
            found[party, matter] = position(near, party, matter, as_of=clocks.as_of, judgements=conditions)
    return found


Mention = tuple[str, str]


def near(all_: Sequence[Mention], *, parties: Sequence[str] = (), matters: Sequence[str] = ()) -> list[Mention]:
    """The mentions of these parties, or of these matters; of everything where none are named."""
    return [
        (party, matter)
        for party, matter in all_
        if (not parties or any(same_name(one, party) for one in parties))
        and (not matters or any(same_matter(one, matter) for one in matters))
    ]


def mentions(ledger: Ledger, clocks: Clocks) -> list[Mention]:
    """Party and matter of every statement that can bear on a position of a named party."""
    given = evidence(ledger, clocks.as_of, clocks.known_by)
    chosen = (one for one in given.statements if one.act != "state" and one.matter and one.party and not one.party.unnamed)
    return [(one.party.name, one.matter.name) for one in chosen if one.party and one.matter]


def pair(ledger: Ledger, party: str, matter: str, clocks: Clocks) -> tuple[Position, tuple[Entry, ...]]:
    """Where a party stands on a matter, and all it said on it, day by day."""
    given = evidence(ledger, clocks.as_of, clocks.known_by)
    return position_of(given, party, matter), timeline(given.statements, party, matter, **clocks_of(given))


def all_gaps(ledger: Ledger, clocks: Clocks, party: str | None = None) -> list[Gap]:
    """The gaps, those last asked about first; of one party where one is named."""
    given = evidence(ledger, clocks.as_of, clocks.known_by)
    found = [gap for gap in gaps(given.statements, **clocks_of(given)) if party is None or same_name(party, gap.party)]
    return sorted(found, key=lambda gap: said_day(gap.asked[0]), reverse=True)


def all_changes(ledger: Ledger, since: str, until: str | None, known_by: str | None) -> tuple[Change, ...]:
    given = evidence(ledger, until, known_by)
    return changes(given.statements, since, until, known_by=known_by, known=given.known, judgements=given.judgements)


def all_due(ledger: Ledger, as_of: str, known_by: str | None, within: int) -> tuple[Due, ...]:
    given = evidence(ledger, as_of, known_by)
    return due(given.statements, as_of, within=within, known_by=known_by, known=given.known, judgements=given.judgements)


def versions(ledger: Ledger, one: Statement) -> Merged:
    """A statement with all its tellings: those of the same weeks by the same speaker or party are looked through."""
    day = one.report.day or said_day(one)
    around = days_around(day, NEAR) if day else (None, None)
    names = {actor.name for actor in (one.speaker, one.party) if actor is not None and not actor.unnamed}
    chosen = {one.id: one}
    said = Selection(since=around[0], until=around[1], limit=LOOKED_AT)
    for name in sorted(names):
        for selection in (replace(said, speaker=name), replace(said, party=name)):
            chosen |= {other.id: other for other in ledger.select(selection)}
    short = [other for other in chosen.values() if len(other.report.document.text) <= COMPARED]
    if len(short) < 2 or one not in short:
        return merge_one([one])
    held = (judgement for kind in JOINING for judgement in ledger.judgements(kind))
    group = next(group for group in link(short, held).groups if one.id in group)
    return merge_one([chosen[key] for key in group], copies(other.report.document for other in short))


def unjudged(ledger: Ledger, party: str | None, after: str | None) -> tuple[Statement | None, str | None]:
    """The next statement without a verdict, the newest first, after that one; and what to go on after, past it."""
    verdicts = {target for one in ledger.judgements() if one.kind in VERDICTS for target in one.targets}
    waiting = [one for one in ledger.select(Selection(party=party, newest=True)) if one.id not in verdicts]
    ids = [one.id for one in waiting]
    start = ids.index(after) + 1 if after in ids else 0
    return (waiting[start], waiting[start].id) if start < len(waiting) else (None, None)


def has_words(words: str) -> bool:
    """Whether there is a word to look for: a selection by none would be a selection of everything."""
    return any(char.isalnum() for char in words)


def back(day: str, number: int) -> str:
    return days_around(day, number)[0]


def searched(ledger: Ledger, clocks: Clocks) -> Searched:
    return ledger.searched(clocks.known_by, clocks.as_of)


__all__ = ["Mention", "all_changes", "all_due", "all_gaps", "grid", "mentions", "near", "pair", "searched", "versions"]
