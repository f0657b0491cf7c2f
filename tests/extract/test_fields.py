"""Small fields: speech, polarity, certainty, firmness, matter, trimming."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.fields.certainty import certainty_of
from onrecord.extract.fields.firmness import firmness_of
from onrecord.extract.fields.polarity import polarity_of
from onrecord.extract.fields.speech import speech_of
from onrecord.extract.marks import paired
from onrecord.extract.matter import matter_id, matter_key
from onrecord.extract.passages.trim import trimmed
from onrecord.extract.quotes import quoted_spans
from onrecord.types import Span, Spans, words_of


def at(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),)


@pytest.mark.parametrize(
    ("text", "cue", "content", "speech"),
    [
        ('"We will sign," the king said.', "said", "We will sign", "direct"),
        ("“We will sign,” the king said.", "said", "We will sign", "direct"),
        ("«We will sign», the king said.", "said", "We will sign", "direct"),
        ("``We will sign,'' the king said.", "said", "We will sign", "direct"),
        ("'We will sign,' the king said.", "said", "We will sign", "direct"),
        ('"We will sign, the king said.', "said", "We will sign", "direct"),
        ('the king said he would sign "at once".', "said", 'he would sign "at once"', "mixed"),
        ('the king called for "an end to the war".', "called for", '"an end to the war"', "mixed"),
        ('the king said that "the war must end".', "said", "the war must end", "direct"),
        ('the king said "that the war must end".', "said", "that the war must end", "direct"),
        ('the king said he was "ready for war. We will sign none".', "said", "We will sign none", "direct"),
        ('the king said he was "ready for war. We will sign none".', "said", "ready for war", "mixed"),
        ('"At noon the king vowed to sign," a page wrote.', "vowed", "to sign", "indirect"),
        ('"Now the king plans to sign," a page wrote.', "plans", "to sign", "narrated"),
        ("\"the king told us 'we will sign' twice,\" a page wrote.", "told", "we will sign", "direct"),
        ("the king said he would sign.", "said", "he would sign", "indirect"),
        ("the king plans to sign.", "plans", "to sign", "narrated"),
        ('We will sign the "deal". — the king (@king)', "—", 'We will sign the "deal".', "direct"),
        ("the king has long demanded a treaty.", "has long demanded", "a treaty", "narrated"),
    ],
)
def test_speech(text: str, cue: str, content: str, speech: str) -> None:
    assert speech_of(text, at(text, cue), at(text, content), quoted_spans(text), at(text, "the king")) == speech


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("to send ships", "do"),
        ("not to send ships", "refrain"),
        ("we won't send ships", "refrain"),
        ("we will not hesitate to act", "do"),
        ("no new sanctions", "refrain"),
        ("Chad not to send ships", "refrain"),
        ("whether or not to send ships", "do"),
        ("We cannot wait. We will send ships", "do"),
        ("We will not fire first, but will defend the bay", "do"),
        ("We will not send ships. Never.", "refrain"),
    ],
)
def test_polarity(content: str, polarity: str) -> None:
    assert polarity_of(content, "commit") == polarity


def test_a_not_in_the_condition_or_a_from_of_whom_is_no_refraining() -> None:
    words = "Norway will send ships if Chad cannot"
    assert (polarity_of(words, "commit"), polarity_of(words, "commit", condition="if Chad cannot")) == ("refrain", "do")
    cues = ("accepted an invitation from", "agreed to keep ships from", "refrained from")
    assert [polarity_of("sailing south", "commit", cue) for cue in cues] == ["do", "refrain", "refrain"]


def test_certainty_is_the_speakers() -> None:
    assert [certainty_of(f"he {word} sign") for word in ("will", "would", "may", "did")] == [1.0, 0.5, 0.25, None]


def test_firmness_is_nothing_for_what_binds_nobody() -> None:
    assert firmness_of("intend", "plans", "to pay 5 million", dated=True, guess=3) == 0
    assert firmness_of("commit", "vowed", "to pay 5 million", dated=True) == 3
    assert firmness_of("commit", "spoke of", "some help", dated=False) == 1


def test_two_wordings_of_a_matter_meet() -> None:
    assert matter_key("security guarantees") & matter_key("the backstop") == {"guarante"}
    assert matter_id("the security guarantees") == matter_id("security guarantee")
    assert matter_id("security guarantees") != matter_id("tariffs on steel")


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(0, 110), st.integers(1, 20)), max_size=3))
def test_trimmed_spans_lie_in_the_text(text: str, places: list[tuple[int, int]]) -> None:
    found = trimmed(text, (Span(a, a + n) for a, n in places))
    assert all(span.end <= len(text) and span.words(text).strip() for span in found)
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("it a \u201clost day,\u201d ", "it a \u201clost day,\u201d"),
        ('it a "lost day."', 'it a "lost day."'),
        ("it a ``lost day'',", "it a ``lost day''"),
        ("''It was a day,''", "It was a day"),
        ("it a ''lost day,''", "it a ''lost day,''"),
        ("it a \u2018lost day\u2019,", "it a \u2018lost day\u2019"),
        ('it was (a "day")', 'it was (a "day")'),
        # Marks around the whole, and those whose partner stands elsewhere, are no words of it.
        ("\u201cIt was a day,\u201d", "It was a day"),
        ('"It was a day"', "It was a day"),
        ('it was a day,"', "it was a day"),
        ('it" was a "day,"', 'it" was a "day'),
        ("the traders' day,'", "the traders' day"),
        # The end of a sentence before it is none either.
        (". The day is lost.", "The day is lost."),
        (".5 percent of it", ".5 percent of it"),
    ],
)
def test_a_passage_has_its_own_marks_at_its_ends_and_no_others(words: str, kept: str) -> None:
    assert [span.words(words) for span in trimmed(words, [Span(0, len(words))])] == [kept]


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("He called it a “test of will,” and left.", "it a “test of will", "it a “test of will,”"),
        ("“Vital” to the talks is trust, he said.", "Vital” to the talks is trust", "“Vital” to the talks is trust"),
        ('It is "vital" to them, he said.', 'vital" to them', '"vital" to them'),
        ("It is ''vital'' to them.", "It is ''vital", "It is ''vital''"),
        ("“It is vital,” he said.", "It is vital", "It is vital"),
        ("“We want a “full” review,” he said.", "We want a “full” review", "We want a “full” review"),
        ("“It is vital. We will go,” he said.", "It is vital.", "It is vital."),
    ],
)
def test_a_quotation_has_both_its_marks_or_none(text: str, content: str, whole: str) -> None:
    assert words_of(text, paired(text, at(text, content), quoted_spans(text))) == whole


@given(st.text(alphabet="ab .,\"“”'`\n", max_size=60), st.integers(0, 50), st.integers(1, 20))
def test_marks_are_added_within_the_text_and_nothing_is_lost(text: str, start: int, length: int) -> None:
    if start + length <= len(text):
        (found,) = paired(text, (Span(start, start + length),), quoted_spans(text))
        assert found.holds(Span(start, start + length))
        assert found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He sang 'yes' and went home.", ["yes"]),
        ("He sang 'yes, wrote ``no'' and went home.", ["no"]),
        ("He sang ‘yes and went home.", []),
        ("He sang “yes and went home.", ["yes and went home."]),
    ],
)
def test_a_single_mark_that_nothing_closes_quotes_nothing(text: str, quoted: list[str]) -> None:
    assert [span.words(text) for span in quoted_spans(text)] == quoted


@given(st.text(alphabet="\"“”'‘’«»`ab ,.\n", max_size=60))
def test_quoted_stretches_do_not_overlap(text: str) -> None:
    found = quoted_spans(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
