"""An extractor of a few lines in place of the model, for trying what lies around it; workers of a pool or cluster import it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial

from onrecord.pipeline import Maker, Statements
from onrecord.types import Act, Actor, Deadline, Interval, Matter, Passage, Relation, Report, SaidOn, Span, Statement

VERSION = "stub-1"
ACTS: dict[str, Act] = {"promised": "commit", "pledged": "commit", "refused": "refuse", "declined": "refuse"}
_ACT = re.compile(
    r"(?P<who>[A-Z]\w+) (?P<cue>promised|pledged|refused|declined) to (?P<what>[^.,]+?)"
    r"(?: (?P<condition>(?:if|unless) [^.,]+)| (?P<deadline>before the end of June|within 48 hours))?[.,]"
)


def extract(seconds: float, report: Report) -> Statements:
    """A statement for each "Norland promised to …", after `seconds` of pretended work."""
    time.sleep(seconds)
    return tuple(_statement(report, found) for found in _ACT.finditer(report.document.text))


def _statement(report: Report, found: re.Match[str]) -> Statement:
    def passage(group: str) -> Passage:
        return Passage.of(report.document.text, [Span(*found.span(group))])

    who = Actor(found["who"], "country", found["who"], passage("who").spans)
    said = SaidOn(Interval(report.day, report.day)) if report.day else None
    act, matter = ACTS[found["cue"]], Matter(found["what"][:40], (), None)
    parts = (report, who, passage("cue"), passage("what"), "indirect", act, who, None, matter)
    condition = passage("condition") if found["condition"] else None
    return Statement(*parts, "do", condition, _deadline(report, found), said, (), 2, 0.9, 0.8, VERSION)  # type: ignore[arg-type]


def _deadline(report: Report, found: re.Match[str]) -> Deadline | None:
    if not found["deadline"] or not report.day:
        return None
    due = max(report.day, f"{report.day[:4]}-06-30") if "June" in found["deadline"] else report.day
    relation: Relation = "before" if "June" in found["deadline"] else "within"
    return Deadline(found["deadline"], (Span(*found.span("deadline")),), Interval(report.day, due), relation)


def stub(seconds: float = 0.0) -> Maker:
    """A maker of it; each report takes so many seconds of waiting, not of the processor."""
    return Maker(VERSION, partial(_make, seconds))


def _make(seconds: float) -> Callable[[Report], Statements]:
    return partial(extract, seconds)


__all__ = ["extract", "stub"]
