"""Texts that speak for themselves: whose voices they have, and what their statements are (cases, with the model)."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from onrecord.annotate import annotate
from onrecord.annotate.actors import resolve
from onrecord.annotate.voices import voices_of
from onrecord.pipeline import LocalExtractor
from onrecord.types import Analysis, Document, Report, Statement, Voice
from tests.timing import in_proportion

CASES = sorted((Path(__file__).parent / "cases" / "voices").glob("*.txt"))
# Act, speaker, party and relay (where the case tells them), words of the content, words of the condition.
_STATEMENT = re.compile(
    r"(?P<act>\w+) (?P<speaker>[^>:]+?)(?: > (?P<party>[^:]+?))?(?: by (?P<by>[^:]+))?:"
    r" (?P<words>.+?)(?: if (?P<condition>.+))?"
)
_VOICE = re.compile(r"voice (?P<who>asks|.+?)(?: for (?P<side>.+?))?: (?P<words>.+)")


@cache
def reader() -> LocalExtractor:
    return LocalExtractor()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    text, expected = path.read_text(encoding="utf-8").split("\n--- expected\n")
    report = Report(Document(text, "0" * 64), "Outlet", "2026-05-15", title=text.split("\n", maxsplit=1)[0])
    analysis, statements = annotate(report, reader().annotators), reader()(report)
    told = [match for line in expected.strip().split("\n") if (match := _VOICE.fullmatch(line))]
    voices = analysis.voices or ()
    assert len(voices) == len(told), voices
    for match, voice in zip(told, voices, strict=True):
        assert _speaks(match, analysis, voice), (match[0], voice)
    for line in expected.strip().split("\n"):
        if (match := _STATEMENT.fullmatch(line)) and not line.startswith("voice "):
            assert any(_is(match, one) for one in statements), (line, list(map(_shown, statements)))


def _speaks(told: re.Match[str], analysis: Analysis, voice: Voice) -> bool:
    entity = (analysis.entities or ())[voice.entity] if voice.entity is not None else None
    same = voice.asks if told["who"] == "asks" else entity is not None and entity.name == told["who"]
    side = told["side"] is None or (entity is not None and entity.acts_for == told["side"])
    return same and side and voice.area.words(analysis.text).strip().startswith(told["words"])


def _is(told: re.Match[str], one: Statement) -> bool:
    speaker, party = one.speaker.name if one.speaker else "", one.party.name if one.party else ""
    relays = [told["by"]] if told["by"] else []
    return (
        (one.act, speaker) == (told["act"], told["speaker"])
        and told["party"] in (None, party)
        and told["words"] in one.content.text
        and [actor.name for actor in one.chain] == relays
        and (not told["condition"] or (one.condition is not None and told["condition"] in one.condition.text))
    )


def _shown(one: Statement) -> str:
    chain = ">".join(actor.name for actor in one.chain)
    named = f"{one.speaker.name if one.speaker else None} > {one.party.name if one.party else None}"
    return f"{one.act} {named} by {chain}: {one.content.text} if {one.condition.text if one.condition else None}"


def test_questions_are_no_statements_of_those_who_answer() -> None:
    text = (CASES[0].parent / "briefing.txt").read_text(encoding="utf-8").split("\n--- expected\n")[0]
    found = reader()(Report(Document(text, "0" * 64), "Outlet", "2026-05-15"))
    assert not [one for one in found if one.act != "state" and text[one.content.spans[-1].end :][:1] == "?"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Statement by the Prime Minister of Norway", None),
        ("Norway left.\nBy Ada Berg, minister of trade", None),
        ("Background", "Statement by Ada Berg"),
        ("", None),
    ],
)
def test_a_heading_above_nothing_is_nobodys_voice(text: str, title: str | None) -> None:
    assert voices_of(text, title) == ()


@pytest.mark.parametrize("piece", ["MS. A: We go.\n", "Q ", "We, the A, ", "By A B\n", "A: ", "We, the A and B met\n", "?\n\n"])
def test_time_grows_with_the_text(piece: str) -> None:
    assert in_proportion(lambda count: voices_of(piece * count, "Interview with Ada Berg"), 3_000, 24_000, most=16, least=0.02)


@pytest.mark.parametrize("head", ["We, the leaders of Norway, met.\nWe will pay. We must.\n", "Ada Berg said:\n“We will pay\n"])
@pytest.mark.parametrize("piece", ["-\n", "\n", "  a\n"])
def test_time_grows_with_what_follows_a_head(head: str, piece: str) -> None:
    assert in_proportion(lambda count: voices_of(head + piece * count), 3_000, 24_000, most=16, least=0.02)


def test_time_grows_with_the_turns_of_a_title() -> None:
    def tell(turns: int) -> Analysis:
        text = "DEPUTY SPOKESPERSON: We go to sea.\n\nQ Where?\n\n" * turns
        report = Report(Document(text, "0" * 64), "Outlet", "2026-05-15")
        return resolve(Analysis(report, sentences=(), names=(), voices=voices_of(text)))

    assert in_proportion(tell, 250, 2_000, most=20)


def test_time_grows_with_the_speakers() -> None:
    names = ["".join(letters).title() for letters in product("abcdefgh", repeat=5)]

    def tell(speakers: int) -> Analysis:
        text = "".join(f"Ada {name}: We go to sea.\n" for name in names[:speakers]) * 2
        report = Report(Document(text, "0" * 64), "Outlet", "2026-05-15")
        return resolve(Analysis(report, sentences=(), names=(), voices=voices_of(text)))

    assert in_proportion(tell, 500, 2_000, most=9)
