"""The query for any of some sets of lexemes finds what holds one of them whole, and asks for none twice."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from onrecord.ledger.matching import any_of


def holds(query: str, held: frozenset[str]) -> bool:
    """What PostgreSQL makes of it: & before |."""
    words = query.replace("&", "and").replace("|", "or")
    return bool(eval(re.sub(r"'(\w+)'", lambda found: str(found[1] in held), words)))


@pytest.mark.parametrize("seed", range(20))
def test_what_holds_one_of_them_is_found(seed: int) -> None:
    chance = random.Random(seed)
    words = [f"p{number}" for number in range(9)]
    wanted = [frozenset(chance.sample(words, chance.choice((1, 2, 2, 3)))) for _ in range(chance.randint(1, 12))]
    query = any_of(wanted)
    found = [frozenset(chance.sample(words, chance.randint(0, 6))) for _ in range(200)]
    assert [holds(query, held) for held in found] == [any(one <= held for one in wanted) for held in found]
    assert query == any_of([*reversed(wanted), wanted[0]])


def test_what_many_hold_is_asked_for_once() -> None:
    assert any_of(frozenset(pair) for pair in (("a", "x"), ("a", "y"), ("b", "z"))) == "('a' & ('x' | 'y')) | ('b' & ('z'))"


def test_postgresql_reads_it_so(server_address: Callable[[], str]) -> None:
    psycopg = pytest.importorskip("psycopg")
    query = any_of([frozenset("ax"), frozenset("ay"), frozenset("bz"), frozenset("c")])
    with psycopg.connect(server_address()) as connection:
        asked = "SELECT array_to_tsvector(string_to_array(%s, ' ')) @@ CAST(%s AS tsquery)"
        found = [connection.execute(asked, (held, query)).fetchone()[0] for held in ("a x", "a z", "b z", "c", "x y")]
    assert found == [True, False, True, True, False]
