"""How often the position rules reach a coder's stance: `python -m benchmarks.stances DOCS GOLD [LEDGER]`, more options below.

--misses names those that differ; --together puts every question to the statements of all reports.
GOLD's lines with `stance_of`, `on` and `answer` are the questions. Without LEDGER the rules get the coders' own statements of
the report (what the rules are worth); with it what `onrecord read DOCS.jsonl --ledger LEDGER` found there (what a user gets).
Together it is counted as well how many statements that answers rest on are of other reports than the one that was coded: some
tell of the same matter, the rest have nothing to do with the question.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from onrecord.annotate.actors import resolve
from onrecord.annotate.sentences import split_sentences
from onrecord.history import position
from onrecord.ledger import Ledger, Selection
from onrecord.types import (
    Actor,
    Analysis,
    Deadline,
    Document,
    Entity,
    Interval,
    Matter,
    Passage,
    Report,
    SaidOn,
    Span,
    Statement,
)

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of one report, the coder's answer with its reason, and ours."""

    doc: str
    party: str
    matter: str
    meant: str
    why: str
    found: str
    rests_on: tuple[str, ...] = ()  # the reports of what stands

    @property
    def right(self) -> bool:
        return self.meant == self.found


def lines_of(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report_of(line: Line) -> Report:
    document = Document(line["text"], "raw")
    return Report(document, line.get("outlet"), line.get("published"), title=line.get("title"), given_id=line["id"])


def _passage(text: str, words: str | Sequence[str], near: int = 0) -> Passage | None:
    pieces = [words] if isinstance(words, str) else words
    spans, at = [], near
    for piece in pieces:
        start = text.find(piece, at)
        start = text.find(piece) if start < 0 else start
        if piece and start >= 0:
            spans.append(Span(start, start + len(piece)))
            at = start + len(piece)
    return Passage.of(text, spans) if spans else None


@lru_cache(maxsize=256)
def _known(report: Report) -> dict[str, Entity]:
    """Who a report names, with kind and whom they act for, as the shipped tables tell it: coders give names alone."""
    found = resolve(Analysis(report, sentences=split_sentences(report.document.text), names=()))
    return {entity.name: entity for entity in reversed(found.entities or ())}


def _actor(report: Report, name: str) -> Actor | None:
    bare = name.removeprefix("unnamed:").strip()
    entity = None if bare != name else _known(report).get(bare)
    if entity is None:
        return Actor(bare, "unknown", unnamed=bare != name) if bare else None
    return Actor(bare, entity.kind, acts_for=None if entity.acts_for == bare else entity.acts_for)


def _interval(line: Line, name: str) -> Interval:
    return Interval(line.get(f"{name}_from") or None, line.get(f"{name}_to") or None)


def statement_of(report: Report, line: Line) -> Statement | None:
    """A coder's line as a statement; None where its words are not in the text."""
    text = report.document.text
    content = _passage(text, line["content"])
    if content is None:
        return None
    speaker = _actor(report, line["speaker"])
    said = line["said_on"]
    return Statement(
        report=report,
        speaker=speaker,
        cue=_passage(text, line["cue"]) if line["cue"] else None,
        content=content,
        speech=line["speech"],
        act=line["act"],
        party=_actor(report, line["party"]),
        to=_actor(report, line["to"]),
        matter=Matter(line["matter"]) if line["matter"] else None,
        polarity=line.get("polarity") or "do",
        condition=_passage(text, line["condition"], content.spans[0].start) if line["condition"] else None,
        deadline=Deadline(line["deadline"], (), _interval(line, "deadline"), "by") if line["deadline"] else None,
        said_on=SaidOn(Interval(said[:10], said[:10]), said) if said else None,
        chain=tuple(actor for name in line["chain"] if (actor := _actor(report, name))),
        firmness=int(line["firmness"] or 0),
        confidence=1.0,
        act_confidence=1.0,
        extractor="gold",
    )


def coded(reports: dict[str, Report], gold: Iterable[Line]) -> dict[str, list[Statement]]:
    """The coders' statements by report."""
    found: dict[str, list[Statement]] = {key: [] for key in reports}
    for line in gold:
        if "act" in line and (made := statement_of(reports[line["doc"]], line)) is not None:
            found[line["doc"]].append(made)
    return found


def extracted(reports: dict[str, Report], address: str) -> dict[str, list[Statement]]:
    """What a ledger holds of these reports."""
    with Ledger.open(address, create=False) as ledger:
        return {key: list(ledger.select(Selection(document=key))) for key in reports}


def answers(gold: Iterable[Line], statements: dict[str, list[Statement]]) -> Iterator[Question]:
    """Every question with both answers."""
    for line in gold:
        if "stance_of" in line:
            found = position(statements[line["doc"]], line["stance_of"], line["on"])
            rests_on = tuple(one.report.document_id for one in found.standing)
            asked = line["doc"], line["stance_of"], line["on"], line["answer"], line.get("why", "")
            yield Question(*asked, found.stance, rests_on)


def main(docs: Path, gold: Path, address: str | None, *, misses: bool, together: bool) -> None:
    """Print the share that agrees, and which do not."""
    reports = {line["id"]: report_of(line) for line in lines_of(docs)}
    wanted = lines_of(gold)
    source: Callable[[], dict[str, list[Statement]]] = (
        (lambda: coded(reports, wanted)) if address is None else (lambda: extracted(reports, address))
    )
    statements = source()
    if together:
        every = [one for some in statements.values() for one in some]
        statements = dict.fromkeys(statements, every)
    found = list(answers(wanted, statements))
    right = sum(question.right for question in found)
    print(f"{right} of {len(found)} stances agree ({right / max(1, len(found)):.2f})")
    if together:
        rests = [report == question.doc for question in found for report in question.rests_on]
        print(f"answers rest on {sum(rests)} statements of the report itself and on {len(rests) - sum(rests)} of others")
    for (meant, given), count in Counter((q.meant, q.found) for q in found if not q.right).most_common():
        print(f"  {count:3} coded {meant}, found {given}")
    for question in found if misses else ():
        if not question.right:
            print(f"{question.doc}: {question.party} on {question.matter}: {question.found}, coded {question.meant}")
            print(f"    because: {question.why}")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    options = {name: f"--{name}" in sys.argv for name in ("misses", "together")}
    main(Path(arguments[0]), Path(arguments[1]), arguments[2] if len(arguments) > 2 else None, **options)
