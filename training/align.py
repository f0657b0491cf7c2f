"""Where the coded words of a ledger statement stand in its report."""

from __future__ import annotations

import re
from typing import Any

from onrecord.annotate.sentences import split_sentences
from onrecord.types import Spans
from training.names import alike

Piece = list[int]


def letters_of(text: str, spans: Spans) -> frozenset[int]:
    """Places of the letters and digits in the spans: what two readings of one passage are compared by."""
    return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def _all(text: str, words: str) -> list[Piece]:
    return [[m.start(), m.end()] for m in re.finditer(re.escape(words), text)] if words else []


def _nearest(text: str, words: str, places: list[Piece]) -> list[Piece]:
    """The occurrence nearest to any of the places; none where the words do not occur."""

    def distance(piece: Piece) -> int:
        return min(max(piece[0] - end, start - piece[1], 0) for start, end in places)

    found = _all(text, words)
    return [min(found, key=distance)] if found and places else []


def _around(text: str, places: list[Piece], reach: int) -> Piece:
    """The stretch of sentences that hold the places, with `reach` sentences on either side."""
    sentences = split_sentences(text)
    low, high = min(p[0] for p in places), max(p[1] for p in places)
    held = [i for i, s in enumerate(sentences) if s.start < high and low < s.end] or [0]
    return [sentences[max(0, held[0] - reach)].start, sentences[min(len(sentences) - 1, held[-1] + reach)].end]


def _mentions(name: str, text: str, area: Piece, names: list[list[int]]) -> list[Piece]:
    plain = name.removeprefix("unnamed: ")
    near = [[s, e] for s, e, _ in names if area[0] <= s and e <= area[1]]
    found = [piece for piece in near if alike(text[piece[0] : piece[1]], plain)]
    return found or [p for p in _all(text, plain) if area[0] <= p[0] and p[1] <= area[1]]


def locate_ledger(text: str, row: dict[str, Any], names: list[list[int]]) -> dict[str, Any]:
    """Character spans of a gold row's parts; a role whose name is not found in the neighbourhood is None (not known)."""
    content = [piece for words in row["content"] for piece in _all(text, words)[:1]]
    cue = _nearest(text, row["cue"], content)
    places = cue + content
    source = _nearest(text, row["source"], places)
    near, wide = _around(text, places, 0), _around(text, places, 2)
    same = row["party"] == row["speaker"]
    own = 1 if same else 0 if row["act"] == "demand" else -1
    party = source or None if same else _mentions(row["party"], text, near, names) or None
    to = [] if not row["to"] else _mentions(row["to"], text, near, names) or None
    relays = [_mentions(name, text, wide, names) for name in row["chain"]]
    relay = None if any(not found for found in relays) else [piece for found in relays for piece in found]
    condition = _nearest(text, row["condition"], places) if row["condition"] else []
    return {
        "content": content,
        "cue": cue,
        "source": source,
        "party": party,
        "to": to,
        "relay": relay,
        "condition": condition,
        "own": own,
    }


def placed(row: dict[str, Any]) -> dict[str, Any]:
    """The same for a statement coded by places (labels/statements.jsonl), where "source" stands for the source's own."""

    def whose(role: str) -> Any:
        return (row["source"] or None) if row[role] == "source" else row[role]

    own = 1 if row["party"] == "source" else 0 if row["act"] == "demand" else -1
    return row | {"party": whose("party"), "to": whose("to"), "own": own}
