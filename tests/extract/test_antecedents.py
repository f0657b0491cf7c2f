"""Whom a source takes up that names nobody by itself, and sources that break off."""

from __future__ import annotations

import pytest

from onrecord.types import Act, Actor
from tests.extract.told import last, read

Part = tuple[str, str, str, Act]


def speaker(text: str, *parts: Part) -> Actor:
    """The speaker of the last statement of attributions given as source, cue, content and act."""
    found = read(text, *((*part, 0.9) for part in parts), place=last)[-1].speaker
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He spoke of songs popular with union marchers, who want more pay.", "union marchers"),
        ("The songs of the Norwegians, who want more pay.", "Norway"),
        ("The tall senator from Norway, who want more pay.", "tall senator from Norway"),
        ("Emma Berg, a cook from Norway, is among those who want more pay.", "Emma Berg"),
        ("He spoke to rail workers here, who want more pay.", "rail workers"),
        ("He met them, who want more pay.", "who"),
        ("He spoke of the rail union, who want more pay.", "rail union"),
        ("She left Norway. Cooks and others who want more pay.", "Cooks and others"),
    ],
)
def test_who_takes_up_the_words_before_it_be_they_a_name_or_a_description(text: str, name: str) -> None:
    assert speaker(text, ("who", "want", "more pay", "demand")).name == name


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Norwegian envoys said the ships had left. ", "Norwegian envoys", "Norwegian envoys"),
        ("Norway said the ships had left. ", "Norway", "Norway"),
        ("Norwegian envoys said the ships had left.\n\nChile waits. ", "Norwegian envoys", "Chile"),
    ],
)
def test_they_takes_up_unnamed_people_cited_last_in_the_paragraph(before: str, source: str, name: str) -> None:
    first: Part = (source, "said", "the ships had left", "state")
    assert speaker(f"{before}They would not elaborate.", first, ("They", "would not", "elaborate", "evade")).name == name


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("A Norwegian envoy said the ships had left. ", "A Norwegian envoy", "Norwegian envoy"),
        ("A Norwegian envoy said the ships had left.\n\n", "A Norwegian envoy", "Norwegian envoy"),
        ("Two Norwegian envoys said the ships had left. ", "Two Norwegian envoys", "He"),
        ("Norway said the ships had left. ", "Norway", "He"),
        ("Donald Trump left. A Norwegian envoy said the ships had left. ", "A Norwegian envoy", "Donald Trump"),
        ("The junta leader spoke. Norway said the ships had left. ", "Norway", "He"),
        ("Norway said the ships had left. The junta leader spoke. ", "Norway", "junta leader"),
        ("The junta leader spoke. ", "", "junta leader"),
    ],
)
def test_he_takes_up_somebody_unnamed_where_nobody_is_named(before: str, source: str, name: str) -> None:
    first: list[Part] = [(source, "said", "the ships had left", "state")] if source else []
    text = f"{before}He would not elaborate."
    assert speaker(text, *first, ("He", "would not", "elaborate", "evade")).name == name


@pytest.mark.parametrize("between", [" ", "\n\n", " One of them smiled. "])
def test_one_of_them_is_one_of_the_unnamed_people_cited_last(between: str) -> None:
    text = f"Two Norwegian envoys said the ships had left.{between}Chile would pay, one of them said."
    first: Part = ("Two Norwegian envoys", "said", "the ships had left", "state")
    assert speaker(text, first, ("one of them", "said", "Chile would pay", "state")).name == "Two Norwegian envoys"


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("Norway and Chile met. ", "Both", "Norway and Chile"),
        ("Norway and Chile met Emma Berg. ", "The two", "Norway and Chile"),
        ("Norway and Chile met.\n\nPeru waits. ", "Both", "Both"),
        ("Norway, Emma Berg and Chile met. ", "Both", "Both"),
    ],
)
def test_both_are_the_two_last_named_together_in_the_paragraph(before: str, source: str, name: str) -> None:
    assert speaker(f"{before}{source} would not elaborate.", (source, "would not", "elaborate", "evade")).name == name


@pytest.mark.parametrize(
    ("rest", "source", "name"),
    [
        ("An old hand who urged calm.", "An old hand who", "old hand"),
        ("Ambassador Emma Berg urged calm.", "Ambassador", "Emma Berg"),
    ],
)
def test_a_source_ends_before_who_and_a_title_goes_on_to_its_name(rest: str, source: str, name: str) -> None:
    assert speaker(rest, (source, "urged", "calm", "demand")).name == name


@pytest.mark.parametrize(
    ("rest", "source", "name"),
    [
        ("Six deputies visiting Lima last week urged calm.", "Six deputies visiting", "Six deputies visiting Lima"),
        ("Norwegian deputies visiting last week urged calm.", "Norwegian deputies", "Norwegian deputies"),
        ("There was hope among some Norwegian deputies who urged calm.", "some", "some Norwegian deputies"),
        ("In the hall some urged calm.", "some", "some"),
    ],
)  # fmt: skip
def test_a_description_that_breaks_off_is_read_on_to_its_name_or_noun(rest: str, source: str, name: str) -> None:
    found = speaker(rest, (source, "urged", "calm", "demand"))
    assert (found.name, found.unnamed) == (name, True)
