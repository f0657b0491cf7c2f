"""Whom a source takes up that names nobody by itself, and sources that break off."""

from __future__ import annotations

import pytest

from onrecord.annotate.actors import resolve
from onrecord.annotate.annotator import ReportNames
from onrecord.annotate.sentences import split_sentences
from onrecord.extract import extract
from onrecord.types import ACTS, Act, Actor, Analysis, Attribution, Document, Report, Span, Spans

Part = tuple[str, str, str, Act]


def speaker(text: str, *parts: Part) -> Actor:
    """The speaker of the last statement of attributions given as source, cue, content and act."""

    def at(words: str) -> Spans:
        return (Span(text.rindex(words), text.rindex(words) + len(words)),)

    made = tuple(
        Attribution(at(source), at(cue), at(content), tuple(float(a == act) for a in ACTS), act, "indirect", 0.9, 0.9)
        for source, cue, content, act in parts
    )
    report = Report(Document(text, "0" * 64), outlet="The Daily Case", published="2018-05-15")
    analysis = resolve(Analysis(report, sentences=split_sentences(text), attributions=made))
    found = extract(analysis, ReportNames(analysis), "test")[-1].speaker
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He spoke of songs popular with union marchers, who want more pay.", "union marchers"),
        ("The songs of Norway, who want more pay.", "Norway"),
        ("He met them, who want more pay.", "who"),
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
