"""Which parties and matters new statements touch: what a store must settle again, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.history.matters import index_terms
from onrecord.history.parties import party_keys
from onrecord.history.words import subject
from onrecord.types import Statement


def touched(statements: Iterable[Statement]) -> frozenset[tuple[str, str]]:
    """Name key and head pairs that these statements bear on.

    A kept position needs to be settled again exactly where its party's name key and one subject head of its matter are
    among them; everything else is untouched by these statements.
    """
    return frozenset(
        (key, head)
        for statement in statements
        if statement.act != "state"
        for key in party_keys(statement)
        for head in subject(index_terms(statement))
    )
