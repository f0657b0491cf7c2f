"""Report pairs as text files (tests/cases/pairs): reports with their statements, and which of them are one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from onrecord.types import Actor, Deadline, Document, Interval, Matter, Passage, Report, SaidOn, Span, Statement

PAIRS = Path(__file__).parents[1] / "cases" / "pairs"


@dataclass
class PairCase:
    """One file: the statements by their names in it, and the expected lines."""

    name: str
    statements: dict[str, Statement] = field(default_factory=dict)
    expected: list[list[str]] = field(default_factory=list)


def load_cases() -> list[PairCase]:
    return [read_case(path) for path in sorted(PAIRS.glob("*.txt"))]


def read_case(path: Path) -> PairCase:
    body, _, expected = path.read_text(encoding="utf-8").partition("--- expected\n")
    case = PairCase(path.stem, expected=[line.split() for line in expected.splitlines() if line.strip()])
    report: Report | None = None
    for block in body.split("\n## ")[1:]:
        head, *lines = block.strip().splitlines()
        fields = dict(line.split(": ", 1) for line in lines if line.strip())
        if head == "report":
            report = Report(Document(fields["text"], "raw"), fields["outlet"], fields["published"])
        elif report is not None:
            case.statements[head.removeprefix("statement ")] = read_statement(report, fields)
    return case


def read_actor(text: str | None) -> Actor | None:
    if not text:
        return None
    name, _, acts_for = text.partition(" < ")
    unnamed, outlet = name.endswith(" (unnamed)"), name.endswith(" (outlet)")
    name = name.removesuffix(" (unnamed)").removesuffix(" (outlet)")
    return Actor(name, "outlet" if outlet else "person", unnamed=unnamed, acts_for=acts_for or None)


def read_passage(report: Report, words: str | None) -> Passage | None:
    if not words:
        return None
    start = report.document.text.index(words)
    return Passage.of(report.document.text, [Span(start, start + len(words))])


def read_statement(report: Report, fields: dict[str, str]) -> Statement:
    content = read_passage(report, fields["content"])
    assert content is not None
    said, relay = fields.get("said_on"), read_actor(fields.get("chain"))
    deadline = None
    if "deadline" in fields:
        words, _, days = fields["deadline"].partition(" | ")
        start, end = days.split()
        deadline = Deadline(words, (), Interval(start, end), "by")
    return Statement(
        report=report,
        speaker=read_actor(fields["speaker"]),
        cue=None,
        content=content,
        speech=fields.get("speech", "indirect"),  # type: ignore[arg-type]
        act=fields["act"],  # type: ignore[arg-type]
        party=read_actor(fields["party"]),
        to=None,
        matter=Matter(fields["matter"]) if "matter" in fields else None,
        polarity=fields.get("polarity", "do"),  # type: ignore[arg-type]
        condition=read_passage(report, fields.get("condition")),
        deadline=deadline,
        said_on=SaidOn(Interval(said, said), said) if said else None,
        chain=(relay,) if relay else (),
        firmness=int(fields.get("firmness", "2")),
        confidence=1.0,
        act_confidence=1.0,
        extractor="case",
    )
