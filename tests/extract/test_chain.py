"""Chains: outlets named as relays (language cases), nested attributions, and who never is a relay."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.extract.chains.chain import chain_of
from onrecord.extract.chains.relays import is_outlet, relays_in
from onrecord.extract.near import Nearby
from onrecord.extract.quotes import quoted_spans
from onrecord.types import ACTS, Actor, Analysis, Attribution, Document, Entity, Report, Span, Spans
from tests.extract.told import Words
from tests.timing import in_proportion

CASES = sorted((Path(__file__).parents[1] / "cases" / "chains").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    text, expected = path.read_text(encoding="utf-8").split("\n--- expected\n")
    found = [relay.name for relay in relays_in(text, Span(0, len(text)))]
    assert (found or ["none"]) == expected.strip().split("\n")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 64


def chain(text: str, outlet: str, *parts: tuple[str, str, str]) -> tuple[Actor, ...]:
    """The chain of the first of the attributions (source, cue, content)."""

    def at(words: str) -> Spans:
        return (Span(text.index(words), text.index(words) + len(words)),)

    made = tuple(Attribution(at(s), at(c), at(w), (0.0,) * len(ACTS), "state", "indirect", 1.0, 0.9) for s, c, w in parts)
    report = Report(Document(text, "0" * 64), outlet=outlet, published="2024-05-15")
    analysis = Analysis(report, (Span(0, len(text)),), made)
    return chain_of(analysis, made[0], Words(text).actor(made[0].source), Words(text), quoted_spans(text))


NESTED = "Anna said that Boris vowed to sign, according to Politico."


def test_a_nested_attribution_is_relayed_by_those_around_it_then_by_the_outlet() -> None:
    found = chain(NESTED, "UNN", ("Boris", "vowed", "to sign"), ("Anna", "said", "Boris vowed to sign"))
    assert [actor.name for actor in found] == ["Anna", "Politico"]
    assert all(actor.text for actor in found)


def test_the_outlet_itself_is_no_relay() -> None:
    found = chain(NESTED, "Politico", ("Boris", "vowed", "to sign"), ("Anna", "said", "Boris vowed to sign"))
    assert [actor.name for actor in found] == ["Anna"]


def test_the_speaker_is_no_relay_of_himself() -> None:
    text = "Anna said that Anna vowed to sign."
    sources = (Span(15, 19),), (Span(0, 4),)
    made = (
        Attribution(sources[0], (Span(20, 25),), (Span(26, 33),), (0.0,) * len(ACTS), "commit", "indirect", 1.0, 0.9),
        Attribution(sources[1], (Span(5, 9),), (Span(15, 33),), (0.0,) * len(ACTS), "state", "indirect", 1.0, 0.9),
    )
    analysis = Analysis(Report(Document(text, "")), (Span(0, len(text)),), made)
    assert chain_of(analysis, made[0], Entity("Anna", "person"), Words(text), ()) == ()


def test_unnamed_people_cited_stand_before_the_outlet() -> None:
    text = "The judge has subpoenaed the firm, the Washington Post reported, citing two officials."
    found = chain(text, "Reuters", ("The judge", "has subpoenaed", "the firm"))
    assert [(actor.name, actor.unnamed) for actor in found] == [("two officials", True), ("Washington Post", False)]


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("Fox", "Fox News", True),
        ("the Hill", "The Hill", True),
        ("AP", "Associated Press", True),
        ("CNN", "CNBC", False),
        ("Fox", None, False),
        ("Sky News's", "Sky News", True),
        ("The Sun’s", "The Sun", True),
        ("Starlight's", "Tarlight", False),
    ],
)
def test_is_outlet(name: str, outlet: str | None, same: bool) -> None:
    assert is_outlet(name, outlet) is same


@pytest.mark.parametrize(
    ("text", "quoter"),
    [
        ("“Boris vowed to sign,” Anna said.", ["Anna"]),
        ("“The day is long,” Anna said.\n\n“Boris vowed to sign,”", ["Anna"]),
        ("“The day is long,” Anna said.\n\n“Boris vowed to sign,” and it rained.", []),
        ("“The day is long,” Anna said.\n\nBoris vowed to sign.", []),
        ("“The day is long,” Anna said.\n\nBoris vowed “to sign.”", []),
    ],
)
def test_who_is_cited_with_a_quotation_passes_on_what_is_told_within_it(text: str, quoter: list[str]) -> None:
    content = "Boris" if "Anna said.\n" not in text else "The day is long"
    found = chain(text, "UNN", ("Boris", "vowed", "to sign"), ("Anna", "said", content))
    assert [actor.name for actor in found] == quoter


def test_an_outlet_called_short_is_the_one_named_in_full_before_and_none_beside_it() -> None:
    text = "The Aldhaven Journal was first. Boris vowed to sign, the Journal reported."
    found = chain(text, "UNN", ("Boris", "vowed", "to sign"), ("the Journal", "reported", "Boris vowed to sign"))
    assert [actor.name for actor in found] == ["Aldhaven Journal"]


def test_the_sources_that_an_outlet_quotes_are_relays() -> None:
    text = "Boris vowed to sign, Politico reported, quoting two senior officials."
    found = chain(text, "UNN", ("Boris", "vowed", "to sign"))
    assert [actor.name for actor in found] == ["two senior officials", "Politico"]


def test_the_outlet_is_never_the_reports_own() -> None:
    text = "The port will close, Politico reports, UNN writes. According to the outlet, Anna promised to sign."
    parts = ("Anna", "promised", "to sign")
    assert [actor.name for actor in chain(text, "UNN", parts)] == ["Politico"]


def test_whom_the_outlet_at_the_head_cites_stands_before_it_until_the_report_recalls() -> None:
    text = "Anna promised to sign. This was reported by Axios with reference to two sources.\n\nReminder\n\nBoris vowed to go."
    analysis = [actor.name for actor in chain(text, "UNN", ("Anna", "promised", "to sign"))]
    assert analysis == ["two sources", "Axios"]


def test_an_outlet_that_the_source_spoke_to_is_a_relay() -> None:
    text = "Bloomberg had the story. An aide, who spoke to the agency, said she would sign."
    parts = ("An aide, who spoke to the agency,", "said", "she would sign")
    assert [actor.name for actor in chain(text, "UNN", parts)] == ["Bloomberg"]


@pytest.mark.parametrize("piece", ["Norway left the pact. ", "\nEarlier Norway left. "])
def test_an_outlet_at_the_head_takes_time_in_proportion(piece: str) -> None:
    head = "This was reported by Politico. "

    def told(many: int) -> list[tuple[Actor, ...]]:
        text = head + piece * many
        spans = tuple(Span(len(head) + len(piece) * n + 1, len(head) + len(piece) * (n + 1)) for n in range(many))
        made = [Attribution((), (), (span,), (0.0,) * len(ACTS), "state", "indirect", 1.0, 0.9) for span in spans]
        report = Report(Document(text, "0" * 64), outlet="UNN", published="2024-05-15")
        analysis = Analysis(report, spans, tuple(made))
        near = Nearby(analysis)
        return [chain_of(near.around(one), one, None, Words(text), ()) for one in made]

    assert in_proportion(told, 500, 4_000, most=16, least=0.02)
