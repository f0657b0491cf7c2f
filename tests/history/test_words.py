"""Words as they are compared: one head for the forms of a word, and every entry of the tables reachable."""

from __future__ import annotations

import ast
import tomllib
from importlib.resources import files

import pytest

from onrecord.history import bearing
from onrecord.history.matters import MEETS, similarity
from onrecord.history.parties import short_for
from onrecord.history.words import bag, heads, stem, vocabulary
from tests.timing import timed

HERE = files("onrecord.history")
TABLES = {
    key: value
    for name in ("vocab.toml", "places.toml")
    for key, value in tomllib.loads(HERE.joinpath(name).read_text(encoding="utf-8")).items()
}


@pytest.mark.parametrize(
    "forms",
    [
        "deliver delivers delivered delivering",
        "sanction sanctions sanctioned sanctioning",
        "supply supplies supplied supplying",
        "implement implemented implementation",
        "violate violates violated violating violation violations",
        "partner partners partnership",
        "stop stops stopped stopping",
        "relation relations relationship",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words", ["defeat defence", "combat comb", "threat three", "state station", "plan plane", "agree agreement"]
)
def test_other_words_have_another_head(words: str) -> None:
    assert len(bag(words)) == 2


@pytest.mark.parametrize("head", sorted(TABLES["groups"]))
def test_every_word_of_a_group_is_met_in_a_text_and_has_its_head(head: str) -> None:
    assert {word: heads(word) for word in TABLES["groups"][head]} == dict.fromkeys(TABLES["groups"][head], (head,))
    assert heads(head) == (head,)


@pytest.mark.parametrize("table", ["phrases", "place_phrases"])
def test_every_phrase_is_met_in_a_text_and_is_its_word(table: str) -> None:
    assert {phrase: heads(f"on {phrase} now") for phrase in TABLES[table]} == {
        phrase: heads(word) for phrase, word in TABLES[table].items()
    }


def test_every_place_is_one_and_every_light_word_is_light() -> None:
    table = vocabulary()
    places = [word for head, words in TABLES["places"].items() for word in (head, *words)]
    assert [word for word in places if not set(heads(word)) <= table.places or not heads(word)] == []
    assert [word for word in TABLES["light"]["words"] if not set(heads(word)) <= table.light] == []
    assert not table.light & set(TABLES["groups"]) - {"give", "continue", "begin"}


def test_the_letters_of_a_name_take_the_time_of_its_length() -> None:
    seconds, found = timed(lambda: short_for("A'" * 100_000 + "9"))
    assert found == ""
    assert seconds < 5
    assert short_for("Rapid Support Forces") == "RSF"


def test_every_general_word_is_one_and_no_light_one() -> None:
    table = vocabulary()
    assert [word for word in TABLES["general"]["words"] if set(heads(word)) != set(heads(word)) & table.general] == []
    assert not table.general & (table.light | table.places)


def test_a_country_is_one_however_it_is_written() -> None:
    assert bag("US aid") == bag("U.S. aid") == bag("aid of the United States") == {"usa", "aid"}
    assert bag("tell us") == {"tell"}
    assert similarity("aid to Kenya", "Kenyan aid") >= MEETS
    assert bag("Sri Lankan") == bag("Sri Lanka")


def test_the_rules_of_an_index_are_all_that_a_bearing_is_drawn_by() -> None:
    # What a stance is, of what was found, and what is weighed for its conditions, no index holds.
    assert _imported("bearing.py") - {"stances.py", "tellings.py"} <= set(bearing._RULES)
    assert set(bearing._RULES) - _imported("bearing.py") <= {"vocab.toml", "places.toml"}


def _imported(name: str) -> set[str]:
    """The files of the room that a file needs, itself among them."""
    found, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            nodes = ast.walk(ast.parse(HERE.joinpath(one).read_text(encoding="utf-8")))
            named = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
            waiting += [f"{module.rpartition('.')[2]}.py" for module in named if module.startswith("onrecord.history.")]
    return found
