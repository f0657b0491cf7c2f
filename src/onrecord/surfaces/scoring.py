"""Agreement of extracted attributions with annotated ones, as the published comparisons count it.

A span is the set of word tokens it touches. Two spans overlap when they share one, agree by Jaccard when they share half of
their union, and are the same words when the sets are equal. An attribution agrees when its source and its content both do; one
without a source agrees only with one without. Pairs are one to one, as many as there can be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.types import Span

LEVELS = ("overlap", "jaccard", "words")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTE = re.compile("[\"“”„‟«»]|``|''")

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Triple:
    """Source, cue and content of one attribution as spans of a text; an absent part is ()."""

    source: Sequence[Span]
    cue: Sequence[Span]
    content: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 of one measure, with the counts they come from."""

    precision: float
    recall: float
    predicted: int
    annotated: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class _Side:
    """One attribution as word sets, and whether its content is quoted."""

    source: Words
    cue: Words
    content: Words
    quoted: bool


def _word_sets(text: str, triples: Iterable[Triple], flank: int) -> list[_Side]:
    tokens = [(m.start(), m.end(), m[0][0].isalnum() or m[0][0] == "_") for m in _TOKEN.finditer(text)]
    at: dict[int, int] = {i: n for n, (start, end, _) in enumerate(tokens) for i in range(start, end)}

    def words(spans: Sequence[Span]) -> Words:
        touched = {at[i] for span in spans for i in range(span.start, span.end) if i in at}
        return frozenset(n for n in touched if tokens[n][2]) or frozenset(touched)

    def quoted(spans: Sequence[Span]) -> bool:
        return any(_QUOTE.search(text[max(0, s.start - flank) : s.end + flank]) for s in spans)

    return [_Side(words(t.source), words(t.cue), words(t.content), quoted(t.content)) for t in triples]


def agree(a: Words, b: Words, level: str) -> bool:
    """Whether two word sets agree at a level of LEVELS; two empty ones do."""
    if not a and not b:
        return True
    if level == "words":
        return a == b
    shared = len(a & b)
    return 2 * shared >= len(a | b) if level == "jaccard" else shared > 0


def matched(left: Sequence[_Side], right: Sequence[_Side], same: Callable[[_Side, _Side], bool]) -> int:
    """Size of a maximum one-to-one matching (Kuhn's augmenting paths)."""
    edges = [[j for j, b in enumerate(right) if same(a, b)] for a in left]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(left)))


def _tests() -> dict[str, Callable[[_Side, _Side], bool]]:
    def whole(level: str) -> Callable[[_Side, _Side], bool]:
        return lambda a, b: agree(a.source, b.source, level) and agree(a.content, b.content, level)

    return {f"attribution {level}": whole(level) for level in LEVELS}


class Score:
    """Adds up documents, then gives the figures for all attributions and for the quoted ones."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}
        self.documents = 0

    def add(self, text: str, annotated: Iterable[Triple], predicted: Iterable[Triple]) -> None:
        """Count one document. A mark at most two characters outside a predicted content makes it quoted too."""
        self.documents += 1
        gold, guess = _word_sets(text, annotated, 0), _word_sets(text, predicted, 2)
        for subset in ("all", "quoted"):
            gold_kept = [g for g in gold if subset == "all" or g.quoted]
            guess_kept = [g for g in guess if subset == "all" or g.quoted]
            for name, same in _tests().items():
                found = (matched(guess_kept, gold, same), len(guess_kept), matched(gold_kept, guess, same), len(gold_kept))
                row = self.counts.setdefault(f"{name}, {subset}", [0, 0, 0, 0])
                row[:] = [a + b for a, b in zip(row, found, strict=True)]

    def figures(self) -> dict[str, Figure]:
        """By measure, in the order of the published tables."""
        return {
            name: Figure(true / predicted if predicted else 0.0, found / annotated if annotated else 0.0, predicted, annotated)
            for name, (true, predicted, found, annotated) in self.counts.items()
        }
