"""Bearings: by which names and words a statement can be found, drawn from it for a ledger's index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bearing:
    """ "This statement bears on that party and that matter, and can be met by these names and words."

    `party`, `matter` are the names, `party_key`, `subject_key` what all spellings of them share (None where it has none, or the
    party is unnamed); `matter_key` is the latter without the party's own name. `keys` are the names it is looked up by. `heads`
    holds the words of the matter, of its other passages and of its actors, as history compares them, parted by `|`. `day` is
    the day it was said ("" unknown), `due` the last day of its deadline. `asked`: a question to the party that it may have left
    open; `moves`: an act that can change its position. `back`: a refusal or a retraction, which takes back what was said before
    on its matter. `exact`: one reading, not the machine's and a corrected one together. `out`: rejected or withdrawn.
    `brief`: the statement in brief (`onrecord.types.Brief`) where it is exact, else empty.
    """

    party_key: str | None
    party: str | None
    matter_key: str | None
    matter: str | None
    subject_key: str | None
    keys: tuple[str, ...]
    heads: str
    day: str
    due: str | None
    asked: bool
    moves: bool
    back: bool
    exact: bool
    out: bool
    lexemes: tuple[str, ...]
    brief: str


# Any of several alternatives, each of which asks for all its lexemes: what an index is asked.
Wanted = tuple[tuple[str, ...], ...]
