"""Stand-ins for the model: extractors of a few lines, importable by worker processes."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.errors import OnrecordError, WeightsError
from onrecord.pipeline import Maker
from onrecord.types import Act, Actor, Document, Interval, Matter, Passage, Report, SaidOn, Span, Statement, sha256_of

VERSION = "fake-1"
PROMISE = re.compile(r"(?P<who>[A-Z]\w+) (?P<cue>promised|refused) to (?P<what>[^.]+)\.")


def report_of(
    text: str, name: str = "a report", published: str | None = "2026-03-05", outlet: str | None = "The Courier"
) -> Report:
    return Report(Document(text, sha256_of(text)), outlet, published, name=name)


def write_reports(there: Path, days: Iterable[str]) -> Path:
    """A folder of numbered reports of these days, each of which holds one promise."""
    there.mkdir()
    for number, day in enumerate(days):
        text = f" date {day} Norland promised to send {number} trains. It rained."
        (there / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return there


def extract(report: Report) -> tuple[Statement, ...]:
    """One statement for each "Norland promised to open the border." """
    return tuple(_statement(report, match) for match in PROMISE.finditer(report.document.text))


def _statement(report: Report, match: re.Match[str]) -> Statement:
    def passage(group: str) -> Passage:
        return Passage.of(report.document.text, [Span(*match.span(group))])

    who = Actor(match["who"], "country", match["who"], passage("who").spans)
    said = SaidOn(Interval(report.day, report.day)) if report.day else None
    act: Act = "commit" if match["cue"] == "promised" else "refuse"
    matter = Matter(match["what"][:40], (), None)
    return Statement(
        report,
        who,
        passage("cue"),
        passage("what"),
        "indirect",
        act,
        who,
        None,
        matter,
        "do",
        None,
        None,
        said,
        (),
        2,
        0.9,
        0.8,
        VERSION,
    )


def plain() -> Callable[[Report], tuple[Statement, ...]]:
    return extract


def _moody(report: Report) -> tuple[Statement, ...]:
    text = report.document.text
    if "SLOW" in text:
        time.sleep(30)
    if "STUCK" in text:  # as native code is, which no signal interrupts
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(60)
    if "BAD" in text:
        raise OnrecordError("its words make no sense")
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "DEEP" in text:
        raise RecursionError
    return extract(report)


def moody() -> Callable[[Report], tuple[Statement, ...]]:
    """Fails in the way that the text asks for."""
    return _moody


def without_weights() -> Callable[[Report], tuple[Statement, ...]]:
    raise WeightsError("no model here")


def deadly() -> Callable[[Report], tuple[Statement, ...]]:
    """As where the system has no memory for another model."""
    os.kill(os.getpid(), signal.SIGKILL)
    return extract


def _unmade() -> Callable[[Report], tuple[Statement, ...]]:
    raise AssertionError("nothing had to be read, and yet an extractor was made")


PLAIN = Maker(VERSION, plain)
MOODY = Maker(VERSION, moody)
WITHOUT_WEIGHTS = Maker(VERSION, without_weights)
UNMADE = Maker(VERSION, _unmade)
DEADLY = Maker(VERSION, deadly)


def _unhurried(report: Report) -> tuple[Statement, ...]:
    time.sleep(0.005)
    return extract(report)


def unhurried() -> Callable[[Report], tuple[Statement, ...]]:
    """Takes its time, so that a test can interrupt it."""
    return _unhurried


UNHURRIED = Maker(VERSION, unhurried)
