"""Passages that we wrote for what readers of acts meet too seldom: figures of speech, plain quotations, look-alikes.

`written/passages.tsv` has one a line: the act, a tab, one to four sentences of a report, in which one statement is marked as in
training.written ([s source], [q cue], [c content], [i condition]). A star after the act: the party is not the speaker's side.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.types import ACTS
from training.examples import UNKNOWN, Anchor, Example, Unit, indices, tokenize
from training.written import Spans, lines, parse

FILE = "passages.tsv"
TOGETHER = 6  # passages of one example
ASIDE = "*"
CURLY = 0.4  # of the passages get the quotation marks that printed reports have


@dataclass(frozen=True)
class Passage:
    """A text with one statement: its act, whether the party is not the speaker's side, the spans (start, end) of each mark."""

    act: str
    aside: bool
    text: str
    spans: dict[str, Spans]


def passages(folder: Path) -> list[Passage]:
    """All of them in the file's order. Raises ValueError naming the line that has no act, cue or content."""
    return [_passage(number, line) for number, line in enumerate(lines(folder, FILE), 1)]


def _passage(number: int, line: str) -> Passage:
    head, _, marked = line.partition("\t")
    act, (text, spans) = head.removesuffix(ASIDE), parse(marked) if marked else ("", {})
    if act not in ACTS or not {"q", "c"} <= set(spans):
        raise ValueError(f"{FILE}: passage {number} has no act, cue or content")
    return Passage(act, head.endswith(ASIDE), text, spans)


def passage_examples(tokenizer: Tokenizer, folder: Path, seed: int) -> list[Example]:
    """The passages in random order, some together, so that there are words around each."""
    chance = random.Random(seed)  # noqa: S311 - a seed for shuffling, not a secret
    found = [replace(one, text=curly(one.text)) if chance.random() < CURLY else one for one in passages(folder)]
    chance.shuffle(found)
    together = [found[at : at + TOGETHER] for at in range(0, len(found), TOGETHER)]
    return [_example(tokenizer, f"passages-{n}", part) for n, part in enumerate(together)]


def curly(text: str) -> str:
    """The text with curly quotation marks and apostrophes for straight ones, each in its place."""
    opened = (piece + "“”"[number % 2] for number, piece in enumerate(text.split('"')))
    return "".join(opened)[:-1].replace("'", "’")


def _example(tokenizer: Tokenizer, name: str, together: list[Passage]) -> Example:
    text, starts = "", []
    for passage in together:
        starts.append(len(text))
        text += passage.text + "\n\n"
    tokens = tokenize(tokenizer, text)
    unlabelled = np.full(len(tokens), UNKNOWN, dtype=np.int8)

    def places(passage: Passage, kind: str, shift: int) -> list[int]:
        return indices(tokens, [[start + shift, end + shift] for start, end in passage.spans.get(kind, [])])

    anchors = [
        _anchor(passage, *(places(passage, kind, shift) for kind in "qsc"))
        for passage, shift in zip(together, starts, strict=True)
    ]
    return Example(name, tokens, anchors, unlabelled, unlabelled.copy(), unlabelled.copy(), written=True)


def _anchor(passage: Passage, cue: list[int], source: list[int], content: list[int]) -> Anchor:
    own = UNKNOWN if passage.act == "state" else int(passage.act != "demand" and not passage.aside)
    unit = Unit(content, ACTS.index(passage.act), own, int("i" in passage.spans), doubted=passage.act == "state")
    said = [i for i in cue if i not in content] or cue
    return Anchor(int(passage.act != "state"), said, [i for i in source if i not in content], content, [unit], "us")
