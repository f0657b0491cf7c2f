"""What is told of a state before its official is cited is what he says of it."""

from __future__ import annotations

from onrecord.types import Act
from tests.extract.told import Part, read

TELLS = "Norway does not exclude talks on cod for a year after it signs the pact, {who} said."


def told(who: str, *more: Part) -> list[tuple[Act, str, str]]:
    text = TELLS.format(who=who)
    first: Part = ("Norway", "does not exclude", "talks on cod for a year", "consider", 0.9)
    found = read(text, first, (who, "said", "it signs the pact", "commit", 0.9), *more)
    return [(one.act, one.speaker.name if one.speaker else "", one.content.text) for one in found]


def test_it_is_the_officials_whole_and_once() -> None:
    whole = "Norway does not exclude talks on cod for a year after it signs the pact"
    assert told("Prime Minister Erna Solberg") == [("consider", "Erna Solberg", whole)]


def test_what_stands_beside_it_is_an_act_of_its_own() -> None:
    text = "Norway does not exclude talks on cod, but will wait for two years, Prime Minister Erna Solberg said."
    first: Part = ("Norway", "does not exclude", "talks on cod", "consider", 0.9)
    found = read(text, first, ("Prime Minister Erna Solberg", "said", "will wait for two years", "commit", 0.9))
    assert [(one.act, one.speaker and one.speaker.name) for one in found] == [
        ("consider", "Erna Solberg"),
        ("commit", "Erna Solberg"),
    ]
