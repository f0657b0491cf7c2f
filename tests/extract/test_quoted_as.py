"""Words that one quotes another as saying are the other's, by way of the one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.passages.quoted_as import as_quoted
from onrecord.types import Statement
from tests.extract.test_words import analysis, at, contents, made
from tests.extract.told import Part, read

TOLD = "Politico quoted a Norwegian envoy as saying that Oslo would pay."


def parts(one: Statement) -> tuple[str, str, list[str]]:
    assert one.speaker is not None
    return one.speaker.name, one.content.text, [relay.name for relay in one.chain]


def test_who_is_quoted_is_the_speaker_and_who_quotes_him_a_relay() -> None:
    (one,) = read(TOLD, ("Politico", "quoted", "a Norwegian envoy as saying that Oslo would pay", "commit", 0.9))
    assert parts(one) == ("Norwegian envoy", "Oslo would pay", ["Politico"])
    assert one.cue is not None
    assert one.cue.text == "quoted as saying that"


def test_one_telling_of_it_is_kept_where_the_model_has_two() -> None:
    outer: Part = ("Politico", "quoted", "a Norwegian envoy as saying that Oslo would pay", "state", 0.9)
    inner: Part = ("Politico", "saying", "Oslo would pay", "commit", 0.9)
    assert [one.act for one in read(TOLD, outer, inner)] == ["commit"]


def test_a_quotation_may_stand_before_it() -> None:
    text = 'Politico had asked. "Oslo will pay," the paper quoted Anna Berg as saying on Monday.'
    (one,) = read(text, ("the paper", "quoted", "Anna Berg as saying", "commit", 0.9))
    assert parts(one) == ("Anna Berg", "Oslo will pay", ["Politico"])


def test_media_told_by_what_they_are_pass_on_but_a_bare_agency_is_nobody() -> None:
    for teller, chain in (("Norwegian state media", ["Norwegian state media"]), ("An agency", [])):
        text = f"{teller} quoted Anna Berg as saying that Oslo would pay."
        (one,) = read(text, (teller, "quoted", "Anna Berg as saying that Oslo would pay", "commit", 0.9))
        assert parts(one) == ("Anna Berg", "Oslo would pay", chain)


@pytest.mark.parametrize("text", ["Politico quoted the treaty as law.", "Politico quoted Anna Berg."])
def test_what_nobody_is_quoted_as_saying_stays(text: str) -> None:
    content = text.removeprefix("Politico quoted ").rstrip(".")
    (one,) = read(text, ("Politico", "quoted", content, "state", 0.9))
    assert one.speaker is not None
    assert one.speaker.name == "Politico"


@pytest.mark.parametrize(
    "passive", ["was quoted by Interfax", "was quoted in the Journal", "was quoted on Monday by state media"]
)
def test_whoever_was_quoted_speaks(passive: str) -> None:
    text = f"Anna Berg {passive} as saying that Oslo would pay."
    (one,) = read(text, ("Anna Berg", "quoted", "Oslo would pay", "commit", 0.9))
    assert one.speaker is not None
    assert one.speaker.name == "Anna Berg"


def test_a_quotation_on_both_sides_of_it_is_kept_whole() -> None:
    text = '"We will pay for it," Politico quoted Anna Berg as saying, "until the war is over."'
    first, last = "We will pay for it,", "until the war is over."
    one = made(text, "Politico", "quoted", first, "commit")
    both = replace(one, content=(*one.content, *at(text, last)), core=())
    assert contents(as_quoted(analysis(text, both))) == [f"{first} {last}"]
