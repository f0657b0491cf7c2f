"""A record changes with a name in that name alone, and with "reportedly" in the hedge alone, whatever stands around it."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.types import Statement
from tests.extract import told

TEXT = (
    "Senator Anna Varnok told CNN on Monday that she will sign the water treaty if Peru agrees. "
    "Peter Lund said that Varnok refused to visit Oslo. The senator declined to comment. "
    "A spokesman for Varnok urged Chile to send ships by June."
)
PARTS: list[told.Part] = [
    ("Senator Anna {}", "told CNN on Monday", "she will sign the water treaty if Peru agrees", "commit", 0.95),
    ("Peter Lund", "said", "that {} refused to visit Oslo", "refuse", 0.1),
    ("The senator", "declined", "to comment", "evade", 0.95),
    ("A spokesman for {}", "urged", "Chile to send ships by June", "demand", 0.05),
]


def read(name: str, *, hedge: str = "") -> list[Statement]:
    text = TEXT.replace("Varnok", name).replace("declined", f"{hedge}declined")
    parts = ((s.format(name), c, w.format(name), act, own) for s, c, w, act, own in PARTS)
    return told.read(text, *parts, published="2024-05-15")


def record(one: Statement) -> dict[str, Any]:
    """All that is told of a statement but where it stands and the ids made from that."""
    actors = {
        field: (actor.name, actor.kind, actor.unnamed, actor.acts_for)
        for field in ("speaker", "party", "to")
        if (actor := getattr(one, field))
    }
    rest = {
        "act": one.act, "speech": one.speech, "polarity": one.polarity, "firmness": one.firmness, "certainty": one.certainty,
        "content": one.content.text, "condition": one.condition and one.condition.text, "hedge": one.hedge and one.hedge.text,
        "chain": [(relay.name, relay.unnamed) for relay in one.chain], "deadline": one.deadline and str(one.deadline.text),
    }  # fmt: skip
    return actors | rest


@pytest.mark.parametrize("name", ["Quillet", "Brackwell", "Ngata-Ruiz", "Øst"])
def test_another_name_changes_that_name_alone(name: str) -> None:
    before, after = [record(one) for one in read("Varnok")], [record(one) for one in read(name)]
    assert len(before) == len(PARTS)
    assert str(before).replace("Varnok", name) == str(after)


def test_reportedly_changes_the_hedge_alone() -> None:
    before, after = [record(one) for one in read("Varnok")], [record(one) for one in read("Varnok", hedge="reportedly ")]
    changed = [(one, two) for one, two in zip(before, after, strict=True) if one != two]
    assert len(changed) == 1
    (one, two) = changed[0]
    assert two["hedge"] == "reportedly"
    assert one | {"hedge": "reportedly"} == two


def test_who_is_who_in_it() -> None:
    told = [(one.speaker.name if one.speaker else None, [relay.name for relay in one.chain]) for one in read("Varnok")]
    assert told[:3] == [("Anna Varnok", ["CNN"]), ("Anna Varnok", ["Peter Lund"]), ("Anna Varnok", ["CNN"])]
    assert told[3][0] == "spokesman for Varnok"
