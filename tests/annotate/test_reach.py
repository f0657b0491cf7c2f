"""How far from its cue a content is read, and cues at the edges of a window: with a model of made-up mind."""

from __future__ import annotations

import re
from typing import Any, cast

import numpy as np
import pytest

from onrecord.annotate.spans import Decoding
from onrecord.annotate.spans.cues import POLNEAR, Cue
from onrecord.annotate.spans.find import Reader
from onrecord.annotate.spans.roles import FAR, REACH
from onrecord.annotate.spans.tokens import Tokens
from onrecord.annotate.spans.windows import Window
from onrecord.weights import Encoded

SOURCE, CONTENT = 1, 2


class Minded:
    """What stands before a cue is source and what stands after it content, as far as it is asked; one content ends at `end`."""

    def __init__(self, end: int) -> None:
        self.end = end

    def encode(self, ids: Any, features: Any) -> Encoded:
        nothing = np.zeros((len(ids), 15), dtype=np.float32)
        return Encoded(nothing, nothing, nothing, nothing, features)

    def roles(self, window: Encoded, cues: list[tuple[int, int]], _: list[int]) -> Any:
        spans = np.zeros((len(cues), len(window.states), 3), dtype=np.float32)
        for row, (start, end) in zip(spans, cues, strict=True):
            row[:start, SOURCE], row[end:, CONTENT] = 9.0, 9.0
        return spans, np.full((*spans.shape[:2], 4), FAR, dtype=np.float32)

    def boundaries(self, window: Encoded, gaps: Any, cues: list[tuple[int, int]], _: list[int]) -> Any:
        assert gaps.tolist() == list(range(2, len(window.states) - 1))
        logits = np.full((len(cues), len(gaps), 4), -4.0, dtype=np.float32)
        logits[:, gaps == self.end + 1, 1] = 4.0
        return logits


def labels(words: int, cue: int, end: int) -> list[int]:
    """The label of each of so many words, of which one is the cue, where a content ends before one of them."""
    places = np.arange(words, dtype=np.int32)
    tokens = Tokens(places, 2 * places, 2 * places + 1, np.zeros(words, dtype=np.int32), np.ones(words, dtype=np.bool_))
    reader = Reader(cast("Any", Minded(end)), Decoding(), "a " * words, tokens, Window(0, words, 0, words))
    paths, certain, roles = reader.roles([Cue(cue, cue + 1, POLNEAR, 1.0, 0.0)], [POLNEAR])
    assert certain.shape == paths.shape == (1, words)
    assert not roles.any()
    found: list[int] = paths[0].tolist()
    return found


def test_a_content_goes_on_out_of_reach_of_its_cue_until_it_is_told_to_end() -> None:
    end = 10 + REACH + 30
    assert labels(200, 10, end) == [SOURCE] * 10 + [0] + [CONTENT] * (end - 11) + [0] * (200 - end)


def test_a_source_does_not() -> None:
    assert labels(150, 140, 150)[: 140 - REACH - 1] == [0] * (140 - REACH - 1)
    assert labels(150, 140, 150)[140 - REACH : 140] == [SOURCE] * REACH


@pytest.mark.parametrize(("words", "cue"), [(1, 0), (2, 0), (2, 1), (5, 0), (5, 4)])
def test_a_cue_may_stand_at_either_edge_of_a_window(words: int, cue: int) -> None:
    assert labels(words, cue, words) == [SOURCE] * cue + [0] + [CONTENT] * (words - cue - 1)


def ends(text: str) -> list[str]:
    """The words of a text after which its content is cut, with the word before each."""
    words = list(re.finditer(r"\w+|[^\w\s]", text))
    starts, stops = (np.array([get(w) for w in words], dtype=np.int32) for get in (re.Match.start, re.Match.end))
    count = len(words)
    tokens = Tokens(np.arange(count, dtype=np.int32), starts, stops, np.zeros(count, np.int32), np.ones(count, np.bool_))
    reader = Reader(cast("Any", Minded(count)), Decoding(), text, tokens, Window(0, count, 0, count))
    return [text[starts[at - 1] : stops[at]] for at in np.flatnonzero(reader.words.sentence_ends).tolist()]


def test_a_content_is_cut_between_sentences_and_not_after_an_abbreviation() -> None:
    assert ends("We wrote to Mr. Ode on Jan. 5. He met the U.N. Security Council. They left") == ["5.", "Council."]
