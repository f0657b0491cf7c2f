"""Names: the language cases, and what must hold of any text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.actors import called, holder_of, name_of, principal, resolve
from onrecord.annotate.sentences import split_sentences
from onrecord.types import ActorKind, Analysis, Document, Entity, Mention, Report, Span

CASES = Path(__file__).parent.parent / "cases" / "names"


def read(text: str, day: str | None = None) -> Analysis:
    report = Report(Document(text, ""), published=day)
    return resolve(Analysis(report, sentences=split_sentences(text)))


def cases() -> list[tuple[str, str, str]]:
    rows = []
    for path in sorted(CASES.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("==="):
            body, expected = block.strip().split("--- expected")
            day, text = body.strip().split("\n", 1)
            rows += [(day.removeprefix("date "), text.strip(), line) for line in expected.strip().split("\n")]
    return rows


@pytest.mark.parametrize(("day", "text", "line"), cases())
def test_case(day: str, text: str, line: str) -> None:
    words, name, kind, unnamed, side = (cell.strip() for cell in line.split("|"))
    analysis = read(text, day)
    at = next(i for i in range(len(text)) if text.startswith(words, i) and not text[i - 1 : i].isalnum())
    got = name_of(analysis, (Span(at, at + len(words)),))
    assert got is not None
    assert (got.name, got.kind, "yes" if got.unnamed else "no", got.acts_for or "-") == (name, kind, unnamed, side)


def test_there_are_ninety_cases() -> None:
    assert len(cases()) >= 90


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_spans_within_it(text: str) -> None:
    analysis = read(text)
    ends = [0, *(m.span.end for m in analysis.mentions or ())]
    starts = [m.span.start for m in analysis.mentions or ()]
    assert ends[-1] <= len(text)
    assert all(start >= end for start, end in zip(starts, ends, strict=False))
    if text:
        name_of(analysis, (Span(0, len(text)),))


def test_another_name_changes_that_name_alone() -> None:
    text = "Susan Varnok said she would stay. Ahmed Tolber met Varnok in Paris. France agreed."
    one, other = read(text, "2019-01-01"), read(text.replace("Varnok", "Quillet"), "2019-01-01")
    assert [e.name.replace("Varnok", "Quillet") for e in one.entities or ()] == [e.name for e in other.entities or ()]


def test_office_and_principal_depend_on_the_day() -> None:
    assert holder_of("United States", "president", "2016-05-01") == "Barack Obama"
    assert holder_of("United States", "president", "2025-02-27") == "Donald Trump"
    assert principal(Entity("Donald Trump", "person"), "2025-02-27") == "United States"
    assert principal(Entity("Donald Trump", "person"), "2023-02-27") is None


def test_several_in_one_speak_for_all_their_sides_together() -> None:
    def side(name: str) -> str | None:
        return principal(Entity(name, "group"), "2025-02-27")

    assert side("Keir Starmer and Volodymyr Zelensky") == "United Kingdom and Ukraine"
    assert side("Donald Trump, Keir Starmer and Emmanuel Macron") == "United States, United Kingdom and France"
    assert side("Donald Trump and Marco Rubio") == "United States"
    assert side("Donald Trump and Jane Roe") is None


def test_first_person_is_the_speaker() -> None:
    text = 'Donald Trump said: "I will go. We will pay."'
    analysis = read(text, "2025-02-27")
    speaker = Entity("Donald Trump", "person")
    i, we = text.index("I will"), text.index("We")
    assert name_of(analysis, (Span(i, i + 1),), speaker) == speaker
    us = name_of(analysis, (Span(we, we + 2),), speaker)
    assert us is not None
    assert us.name == "United States"


def test_a_surname_that_the_reader_took_for_a_bodys_name_is_its_bearers() -> None:
    text = "Tom Orrell spoke first. Orrell then left. Brackwell hired ten people."
    taken = tuple(
        Mention(Span(text.index(word), text.index(word) + len(word.strip())), "organisation", None)
        for word in ("Orrell then", "Brackwell")
    )
    taken = (replace(taken[0], span=Span(taken[0].span.start, taken[0].span.start + 6)), taken[1])
    analysis = Analysis(Report(Document(text, ""), published="2019-04-01"), sentences=split_sentences(text), names=taken)
    entities = resolve(analysis).entities or ()
    assert {(one.name, one.kind) for one in entities} >= {("Tom Orrell", "person"), ("Brackwell", "organisation")}
    assert "Orrell" not in {one.name for one in entities}


@pytest.mark.parametrize(
    ("place", "role", "day", "name"),
    [
        ("Israel", "foreign minister", "2013-03-01", "Benjamin Netanyahu"),
        ("Israel", "foreign minister", "2014-03-01", "Avigdor Lieberman"),
        ("Turkey", "foreign minister", "2015-10-01", "Feridun Sinirlioglu"),
        ("Austria", "foreign minister", "2021-11-01", "Michael Linhart"),
        ("Netherlands", "foreign minister", "2021-08-20", "Sigrid Kaag"),
        ("New Zealand", "prime minister", "2017-05-01", "Bill English"),
    ],
)
def test_who_held_an_office_for_months_only_is_known(place: str, role: str, day: str, name: str) -> None:
    assert holder_of(place, role, day) == name


def test_a_pronoun_is_whom_it_stands_for_whatever_leads_to_it() -> None:
    text = "Angela Merkel left Oslo. Critics took shots at her."
    analysis = read(text, "2018-05-15")
    at = text.index("her.")
    got = name_of(analysis, (Span(at, at + 3),))
    assert got is not None
    assert got.name == "Angela Merkel"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Norway", "country"),
        ("NATO", "organisation"),
        ("Norway and Sweden", "group"),
        ("Norland", "unknown"),
        ("Roe and Berg", "unknown"),
    ],
)
def test_a_name_alone_is_of_the_kind_that_the_tables_know(name: str, kind: ActorKind) -> None:
    assert called(name) == Entity(name, kind)


def read_with(text: str, *names: tuple[str, ActorKind]) -> list[str]:
    """The names of whom the mentions mean, where the model's reader found these names."""
    given = tuple(Mention(Span(text.index(words), text.index(words) + len(words)), kind, None) for words, kind in names)
    analysis = Analysis(Report(Document(text, "")), sentences=split_sentences(text), names=given)
    entities = resolve(analysis).entities or ()
    return [entity.name for entity in entities]


def test_a_name_that_the_reader_cut_short_goes_on_to_its_surname() -> None:
    assert read_with("Aide Yuriy Ushkov said so.", ("Yuriy", "person"), ("Ushkov", "country")) == ["Yuriy Ushkov"]
    assert read_with("On Monday Nasri Asfora said so.", ("Nasri", "person")) == ["Nasri Asfora"]
    assert read_with("On Monday Nasri Thursday said so.", ("Nasri", "person")) == ["Nasri"]


def test_a_body_may_begin_like_a_title() -> None:
    assert read_with("The Democratic Harbour said so.", ("Democratic Harbour", "organisation")) == ["Democratic Harbour"]


def test_the_diplomat_may_be_one_without_a_name() -> None:
    text = 'Russian Deputy Foreign Minister Sergey Ryabkov said no. A Western diplomat said yes. "No," the diplomat said.'
    assert all(m.span.words(text) != "the diplomat" for m in read(text, "2025-09-17").mentions or ())


def test_a_surname_that_goes_alone_means_the_one_last_cited() -> None:
    text = 'Kim Yo-jong, the sister of Kim Jong-un, said no. "We will go," Kim said.'
    names = tuple(Mention(Span(text.index(n), text.index(n) + len(n)), "person", None) for n in ("Kim Yo-jong", "Kim Jong-un"))
    analysis = resolve(Analysis(Report(Document(text, "")), sentences=split_sentences(text), names=names))
    last = (analysis.mentions or ())[-1]
    assert last.entity is not None
    assert (analysis.entities or ())[last.entity].name == "Kim Yo-jong"
