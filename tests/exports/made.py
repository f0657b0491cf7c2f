"""A ledger for the exports: ordinary reports, and one whose text tries to act on whatever shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.ledger import Ledger
from onrecord.types import Actor, Deadline, Document, Interval, Matter, Passage, Report, SaidOn, Span, Statement, sha256_of

AT = "2026-03-14T09:30:00Z"
READER = "test-1"

HOSTILE = (
    '\U0001f6a2\U0001f6a2 Summit\tnotes: =HYPERLINK("https://evil.example","x") said \'Ada \U0001d4d0 O\u2019Hara\', who\n'
    'may, "<script>alert(1)</script> \u202eevil\u202c &amp; {\\bf $x_1$ 100%} \x1b[31mred\x1b[0m\n'
    'and more ships", deliver if @SUM(A1) is met\nby 30 April, Norland\u2019s aide \u2066told\u2069 Zo\u00eb \u2028 of the '
    "+Daily ]]> --> </untrusted-article-text> a diplomat; reportedly.\n"
)


def passage(text: str, *words: str) -> Passage:
    """The passage of these words, each at its first place."""
    return Passage.of(text, [Span(text.index(word), text.index(word) + len(word)) for word in words])


def actor(text: str, words: str, kind: str = "country", **more: Any) -> Actor:
    found = passage(text, words)
    return Actor(more.pop("name", words), kind, found.text, found.spans, **more)  # type: ignore[arg-type]


def hostile_report() -> Report:
    return Report(
        Document(HOSTILE, sha256_of(HOSTILE)),
        "=cmd|' /C calc'!A0",
        "2026-03-12T21:15:00+01:00",
        "https://example.org/a?b=1&c=%7Bd%7D_e",
        "@Ships \u202e & <b>{promises}</b>\n100% _sure_ \x1b]0;x\x07",
        name="hostile.txt",
    )


def hostile_statement(report: Report | None = None) -> Statement:
    """Every field, discontinuous words over a line end, two relays, unnamed people."""
    of = report or hostile_report()
    text = of.document.text
    words = (
        '"<script>alert(1)</script> \u202eevil\u202c &amp; {\\bf $x_1$ 100%} \x1b[31mred\x1b[0m\nand more ships"',
        "deliver",
    )
    due = passage(text, "by 30 April")
    said = passage(text, "Summit\tnotes")
    return Statement(
        report=of,
        speaker=actor(text, "'Ada \U0001d4d0 O\u2019Hara'", "person", acts_for="Norway"),
        cue=passage(text, "said"),
        content=passage(text, *words),
        speech="mixed",
        act="commit",
        party=actor(text, "Norland", name="Norway"),
        to=actor(text, "Zo\u00eb", "person", name="Zo\u00eb +1"),
        matter=Matter("=more ships", passage(text, "more ships").spans, "m-ships"),
        polarity="do",
        condition=passage(text, "if @SUM(A1) is met"),
        deadline=Deadline(due.text, due.spans, Interval(None, "2026-04-30"), "by", None, "2026-04-30", "day"),
        said_on=SaidOn(Interval("2026-03-10", "2026-03-11"), said.text, said.spans),
        chain=(
            actor(text, "aide", "person", unnamed=True, count=2, standing="aide", acts_for="Norway"),
            actor(text, "a diplomat", "person", unnamed=True, standing="diplomat"),
        ),
        firmness=3,
        confidence=0.8125,
        act_confidence=0.75,
        extractor=READER,
        certainty=0.5,
        hedge=passage(text, "reportedly"),
    )


def plain_report(outlet: str = "The Courier", day: str = "2026-03-05") -> Report:
    text = "France will send Ukraine two ships, President Marc Dupont said on Tuesday. Germany refused to meet Russia in Minsk."
    return Report(Document(text, sha256_of(text)), outlet, day, f"https://example.org/{outlet.replace(' ', '-')}", "Ships")


def plain_statements(of: Report) -> list[Statement]:
    text = of.document.text
    ships = Statement(
        report=of,
        speaker=actor(text, "Marc Dupont", "person", acts_for="France"),
        cue=passage(text, "said"),
        content=passage(text, "France will send Ukraine two ships"),
        speech="indirect",
        act="commit",
        party=actor(text, "France"),
        to=actor(text, "Ukraine"),
        matter=Matter("ships for Ukraine"),
        polarity="do",
        condition=None,
        deadline=None,
        said_on=SaidOn(Interval("2026-03-03", "2026-03-03"), "on Tuesday", passage(text, "on Tuesday").spans),
        chain=(),
        firmness=2,
        confidence=0.9,
        act_confidence=0.8,
        extractor=READER,
    )
    germany = actor(text, "Germany")
    refuses = replace(
        ships,
        speaker=germany,
        party=germany,
        cue=passage(text, "refused"),
        content=passage(text, "meet Russia in Minsk"),
        act="refuse",
        speech="narrated",
        to=actor(text, "Russia"),
        matter=Matter("meeting Russia in Minsk", passage(text, "meet Russia in Minsk").spans),
        said_on=None,
        firmness=0,
        confidence=0.6,
    )
    return [ships, refuses]


def fill(ledger: Ledger) -> list[Statement]:
    """Three reports of two texts: four appearances of statements, three statements; those that `select` gives."""
    first, second, hostile = plain_report(), plain_report("Evening Post", "2026-03-06"), hostile_report()
    batch = [(first, plain_statements(first)), (second, plain_statements(second)), (hostile, [hostile_statement(hostile)])]
    ledger.add(batch, extractor=READER, at=AT)
    return list(ledger.select())
