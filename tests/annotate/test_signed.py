"""Words with a dash and a name after them are their signer's, and nothing else is."""

from __future__ import annotations

import pytest

from onrecord.annotate import Spanner
from onrecord.annotate.spans.signed import signed
from onrecord.types import Analysis, Document, Report
from onrecord.weights import Model
from tests.timing import in_proportion


def found(text: str) -> list[tuple[str, str, str]]:
    return [tuple(text[s.start : s.end] for s in (one.content, one.cue, one.source)) for one in signed(text)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "content", "dash", "name"),
    [
        ("“I am afraid of both of them.” ― Ana Ruiz", "“I am afraid of both of them.”", "―", "Ana Ruiz"),
        ('"The bridge will open in May."\n\n- Berg.\n\nThe minister said more.', '"The bridge will open in May."', "-", "Berg"),
        ("“We pay, they talk.” — Jo de la Vega, a teacher in Ostrava", "“We pay, they talk.”", "—", "Jo de la Vega"),
        ("''It is our turn now.'' -- Sam Okoye Jr.", "''It is our turn now.''", "--", "Sam Okoye Jr."),
        ("We will meet in May. — Jo Berg (@joberg) May 2, 2018", "We will meet in May.", "—", "Jo Berg"),
        ("We will meet. pic.post.example — The Port - News (@port)", "We will meet. pic.post.example", "—", "The Port"),
        ("The port is shut https://p.example/a https://p.example/b — Port (@port)", "The port is shut", "—", "Port"),
        ('<post id="1">No tolls this year, ever. — Jo Berg (@joberg)', "No tolls this year, ever.", "—", "Jo Berg"),
    ],
)
def test_signed_words(text: str, content: str, dash: str, name: str) -> None:
    assert found(text) == [(content, dash, name)]


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge will open in May.” — Berg had said so before.",
        "He called it “a bridge to nowhere at all” - Berg",
        "The talks — Berg (who leads them) said — will go on.",
        "“Dark Towers” — Berg",
        "Ana Ruiz: “We will not pay for it.” — The Port (@port)",
        "Berg will come — perhaps — on Friday.",
        "",
    ],
)
def test_what_is_not_signed(text: str) -> None:
    assert found(text) == []


def test_two_posts_of_one_line_are_two() -> None:
    text = "We will meet in May. — Jo Berg (@joberg) May 2, 2018 I will be there too. — Ana Ruiz (@ana) May 3, 2018"
    assert [(content, name) for content, _, name in found(text)] == [
        ("We will meet in May.", "Jo Berg"),
        ("I will be there too.", "Ana Ruiz"),
    ]


@pytest.mark.parametrize(
    "piece", ["- ", "-a", "“a” — B\n", "— A (", "“x”", "<a>", " https://a", "\n ", "— Ab Cd Ef Gh ", "a b c — A (@a) "]
)
def test_time_grows_with_the_text(piece: str) -> None:
    assert in_proportion(lambda count: signed(piece * count), 5_000, 40_000, most=16, least=0.02)


def test_a_post_is_an_attribution_with_all_its_words() -> None:
    long = "We will open the port to every ship that asks for it. " * 9
    text = f"The envoy spoke on Monday.\n\n{long}— Jo Berg (@joberg) May 2, 2018\n\nThe port has been shut since April."
    analysis = Spanner(Model())(Analysis(Report(Document(text, ""))))
    post = next(one for one in analysis.attributions or () if text[one.cue[0].start : one.cue[0].end] == "—")
    assert text[post.source[0].start : post.source[0].end] == "Jo Berg"
    assert text[post.content[0].start : post.content[-1].end] == long.strip()
    assert post.act == "commit"
