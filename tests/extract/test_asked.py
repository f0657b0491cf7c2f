"""Who is asked by the grammar of a demand: objects and subjects, by name, by description and by pronoun."""

from __future__ import annotations

import pytest

from onrecord.extract.ranking.heads import is_doer, is_plural_people
from tests.extract.test_bound import marked
from tests.extract.told import read


def asked(words: str, cue: str, content: str) -> set[str]:
    return marked(f"Brandt {words}.", cue, content, "demand", "asked")


@pytest.mark.parametrize(
    ("words", "cue", "content"),
    [
        ("called on Sudria on Friday to stop", "called on", "to stop"),
        ("warned Sudria against paying", "warned", "against paying"),
        ("asked Sudria for help", "asked", "for help"),
        ("is pushing Sudria into paying", "is pushing", "into paying"),
        ("put the onus on Sudria to pay", "put the onus on", "Sudria to pay"),
        ("said Oslo expected Sudria to leave", "said", "to leave"),
        ("seeks support from Sudria", "seeks", "support from Sudria"),
        ("demanded a billion dollars from Sudria", "demanded", "a billion dollars from Sudria"),
        ("demanded that Sudria first pay the crew", "demanded", "that Sudria first pay the crew"),
        ("suggested Sudria send the crew home", "suggested", "Sudria send the crew home"),
        ("said if the talks fail, Sudria must leave", "said", "if the talks fail, Sudria must leave"),
        ("said she hopes Sudria leaves", "said", "she hopes Sudria leaves"),
        ("hopes Sudria will leave", "hopes", "Sudria will leave"),
    ],
)
def test_who_is_asked_by_name(words: str, cue: str, content: str) -> None:
    assert asked(words, cue, content) == {"Sudria"}


@pytest.mark.parametrize(
    ("words", "cue", "content"),
    [
        ("demanded Sudria fish quotas", "demanded", "Sudria fish quotas"),
        ("demanded that Sudria be paid", "demanded", "that Sudria be paid"),
        ("hopes Sudria is told", "hopes", "Sudria is told"),
        ("said if Sudria must leave, boats will go", "said", "if Sudria must leave, boats will go"),
        ("seeks fish from Sudria", "seeks", "fish from Sudria"),
        ("sought protection from local banks", "sought", "protection from local banks"),
        ("urged a return to dialogue", "urged", "a return to dialogue"),
        ("called on the government to talk", "called on", "the government to talk"),
        ("said any deal must hold", "said", "any deal must hold"),
    ],
)
def test_nobody_is_asked_where_the_grammar_has_no_one(words: str, cue: str, content: str) -> None:
    assert asked(words, cue, content) == set()


@pytest.mark.parametrize(
    ("words", "cue", "content", "who"),
    [
        ("asked the congregation to stand", "asked", "to stand", "congregation"),
        ("urged surrogates to repeat it", "urged", "surrogates to repeat it", "surrogates"),
        ("demanded a billion from rich countries", "demanded", "a billion from rich countries", "rich countries"),
        ("sought money from local banks", "sought", "money from local banks", "local banks"),
        ("asked a federal judge to halt it", "asked", "a federal judge to halt it", "federal judge"),
        ("is pleading with voters for their help", "is pleading with", "for their help", "voters"),
        ("said it would force the harbour general to go", "said", "would force the harbour general to go", "harbour general"),
        ("said we need to know why villagers should pay", "said", "we need to know why villagers should pay", "villagers"),
        ("proposed that a coalition put up a fence", "proposed", "that a coalition put up a fence", "coalition"),
        ("said voters want the next mayor to pay", "said", "voters want the next mayor to pay", "next mayor"),
        ("said they believe loyalists must go", "said", "they believe loyalists must go", "loyalists"),
    ],
)  # fmt: skip
def test_who_is_asked_by_description(words: str, cue: str, content: str, who: str) -> None:
    assert asked(words, cue, content) == {who}


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "party"),
    [
        ("Donald Trump met Mike Pence, then told him to run.", "Donald Trump", "told", "him to run", "Mike Pence"),
        ("Donald Trump wrote to donors on Monday, asking them to pay.", "Donald Trump", "asking", "them to pay", "donors"),
        ("Donald Trump, urged by Mike Pence to run, left.", "Mike Pence", "urged by", "to run", "Donald Trump"),
    ],
)
def test_whom_a_pronoun_or_a_passive_tells_to_act(text: str, source: str, cue: str, content: str, party: str) -> None:
    (found,) = read(text, (source, cue, content, "demand", 0.1))
    assert found.party is not None
    assert found.party.name == party


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("an inquiry into Sudria", {"Sudria"}),
        ("new sanctions against Sudria", {"Sudria"}),
        ("a judge to investigate Sudria", {"Sudria"}),
        ("a law to bar Sudria from fishing", set()),
        ("the deal with Sudria", set()),
    ],
)
def test_to_whom_what_is_demanded_is_done(content: str, names: set[str]) -> None:
    assert marked(f"Brandt called for {content}.", "called for", content, "demand", "undergoes") == names


@pytest.mark.parametrize(
    ("word", "people", "doer"),
    [
        ("fundraisers", True, True),
        ("numbers", False, False),
        ("superdelegates", True, True),
        ("guarantees", False, False),
        ("somebody", False, True),
        ("platform", False, False),
    ],
)
def test_what_a_head_noun_names(word: str, people: bool, doer: bool) -> None:
    assert (is_plural_people(word), is_doer(word)) == (people, doer)
