"""The measures count as the published comparisons do."""

from onrecord.surfaces.scoring import Score, Triple
from onrecord.types import Span

TEXT = 'Ann Lee said, "I will go." Bob thinks taxes are high. “No,” she added.'


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),) if words else ()


def triple(source: str, cue: str, content: str) -> Triple:
    return Triple(at(source) if source else (), at(cue), at(content))


GOLD = [triple("Ann Lee", "said", '"I will go."'), triple("Bob", "thinks", "taxes are high"), triple("", "added", "“No,”")]


def score(found: list[Triple]) -> dict[str, float]:
    counted = Score()
    counted.add(TEXT, GOLD, found)
    return {name: round(figure.f1, 4) for name, figure in counted.figures().items()}


def test_the_gold_itself_is_perfect() -> None:
    assert set(score(GOLD).values()) == {1.0}


def test_nothing_found_is_nothing() -> None:
    assert set(score([]).values()) == {0.0}


def test_a_source_where_there_is_none_does_not_agree() -> None:
    figures = score(
        [triple("Lee", "said", "I will go"), triple("Ann Lee", "thinks", "taxes are high"), triple("she", "added", "No")]
    )
    assert figures["attribution overlap, all"] == 0.3333
    assert figures["attribution words, all"] == 0.0


def test_one_long_prediction_finds_one() -> None:
    whole = Triple(at("Ann Lee"), (), (Span(0, len(TEXT)),))
    assert score([whole])["attribution overlap, all"] == 0.5


def test_marks_just_outside_make_a_prediction_quoted() -> None:
    figures = score([triple("Ann Lee", "said", "I will go"), triple("Bob", "thinks", "taxes are high")])
    assert figures["attribution words, quoted"] == 0.6667
