"""A small record made by hand, on invented countries: every kind of thing that a page can show is in it once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.types import Act, Actor, Deadline, Document, Interval, Matter, Passage, Report, SaidOn, Span, Statement, sha256_of

READER = "demo-1"
AT = "2026-04-02T08:00:00Z"


def at(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage.of(text, [Span(start, start + len(words))])


@dataclass(frozen=True)
class Told:
    """One statement of a text, its fields given by their words; `who` and the like may name another than the words do."""

    act: Act
    content: str
    who: str
    party: str
    matter: str
    cue: str | None = None
    words: str | None = None
    to: str | None = None
    relay: str | None = None
    condition: str | None = None
    deadline: tuple[str, str] | None = None
    hedge: str | None = None
    firmness: int = 2
    confidence: float = 0.9
    certainty: float | None = None
    unnamed: bool = False


def report(text: str, outlet: str | None, day: str | None, title: str | None, url: str | None = None) -> Report:
    return Report(Document(text, sha256_of(text)), outlet, day, url, title, name=title or "a report")


def _actor(text: str, name: str | None, words: str | None, **more: object) -> Actor | None:
    if name is None:
        return None
    shown = words or (name if name in text else None)
    kind = "country" if name.endswith("land") else "person"
    return Actor(name, kind, shown, at(text, shown).spans if shown else (), **more)  # type: ignore[arg-type]


def statement(of: Report, told: Told) -> Statement:
    text, day = of.document.text, of.day
    due = told.deadline
    return Statement(
        report=of,
        speaker=_actor(text, told.who, told.words, unnamed=told.unnamed),
        cue=at(text, told.cue) if told.cue else None,
        content=at(text, told.content),
        speech="direct" if f"“{told.content}”" in text else "indirect",
        act=told.act,
        party=_actor(text, told.party, None),
        to=_actor(text, told.to, None),
        matter=Matter(told.matter),
        polarity="do",
        condition=at(text, told.condition) if told.condition else None,
        deadline=Deadline(due[0], at(text, due[0]).spans, Interval(None, due[1]), "by") if due else None,
        said_on=SaidOn(Interval(day, day)) if day else None,
        chain=tuple(one for one in [_actor(text, told.relay, None, unnamed=True)] if one),
        firmness=told.firmness,
        confidence=told.confidence,
        act_confidence=0.8,
        extractor=READER,
        certainty=told.certainty,
        hedge=at(text, told.hedge) if told.hedge else None,
    )


REPORTS: list[tuple[Report, list[Told]]] = [
    (
        report(
            "Norland will send two ferries to Estland by the end of May, minister Ada Holm said.\n\n"
            "“We will pay for the ferries if parliament agrees,” Holm told reporters. "
            "Sudland declined to say whether it would help.",
            "The Courier",
            "2026-03-02",
            "Ferries for the strait",
            "https://courier.example/ferries",
        ),
        [
            Told(
                "commit",
                "Norland will send two ferries to Estland",
                "Ada Holm",
                "Norland",
                "ferries to Estland",
                "said",
                to="Estland",
                deadline=("by the end of May", "2026-05-31"),
                firmness=3,
                certainty=1.0,
            ),
            Told(
                "commit",
                "We will pay for the ferries",
                "Ada Holm",
                "Norland",
                "paying for the ferries",
                "told",
                "Holm",
                condition="if parliament agrees",
                certainty=1.0,
            ),
            Told(
                "evade", "whether it would help", "Sudland", "Sudland", "help with the ferries", "declined to say", firmness=0
            ),
        ],
    ),
    (
        report(
            "A harbour official told the Evening Post that "
            "Norland may send two ferries to Estland by June, reportedly after a vote.",
            "Evening Post",
            "2026-03-03",
            "Strait may get ferries",
        ),
        [
            Told(
                "consider",
                "Norland may send two ferries to Estland by June",
                "Ada Holm",
                "Norland",
                "ferries to Estland",
                "told",
                words="Norland",
                relay="A harbour official",
                hedge="reportedly",
                firmness=0,
                certainty=0.5,
                confidence=0.6,
            ),
        ],
    ),
    (
        report(
            "Norland will not lift the grain embargo, Ada Holm said on Friday. "
            "Estland asked Sudland to open its border before winter.\n\n"
            "Sudland promised to lift the grain embargo by the end of March.",
            "The Courier",
            "2026-03-13",
            "Embargo stays",
        ),
        [
            Told(
                "refuse", "Norland will not lift the grain embargo", "Ada Holm", "Norland", "lifting the grain embargo", "said"
            ),
            Told("demand", "Sudland to open its border before winter", "Estland", "Sudland", "opening the border", "asked"),
            Told(
                "commit",
                "to lift the grain embargo",
                "Sudland",
                "Sudland",
                "lifting the grain embargo",
                "promised",
                deadline=("by the end of March", "2026-03-31"),
                firmness=3,
            ),
        ],
    ),
    (
        report(
            "Sudland will not lift the grain embargo, its premier Bo Lind said. "
            "Norland promised to lift the grain embargo after all.",
            "Harbour News",
            "2026-03-15",
            "Two governments turn",
        ),
        [
            Told(
                "refuse", "Sudland will not lift the grain embargo", "Bo Lind", "Sudland", "lifting the grain embargo", "said"
            ),
            Told(
                "commit", "to lift the grain embargo after all", "Norland", "Norland", "lifting the grain embargo", "promised"
            ),
        ],
    ),
    (
        report("Reports of a storm came in from the north.", None, None, None),
        [
            Told(
                "state",
                "a storm came in from the north",
                "Ada Holm",
                "Norland",
                "storm",
                words="Reports",
                confidence=0.3,
                firmness=0,
            )
        ],
    ),
]

HOSTILE = "<script>alert(1)</script> \u202egnp.exe\u202c <img src=x onerror=alert(2)> javascript:alert(3) \x1b[31m"


def hostile() -> tuple[Report, list[Statement]]:
    """A report whose every part tries to act."""
    text = f"{HOSTILE} Norland promised {HOSTILE} to open the {HOSTILE} gate."
    of = report(text, f"Outlet {HOSTILE}", "2026-03-20", f"Title {HOSTILE}", "javascript:alert(4)")
    who = Actor(f"Norland {HOSTILE}", "country", "Norland", at(text, "Norland").spans)
    start = text.index("to open")
    content = Passage.of(text, [Span(start, len(text) - 1)])
    said = SaidOn(Interval("2026-03-20", "2026-03-20"))
    made = Statement(
        of,
        who,
        at(text, "promised"),
        content,
        "direct",
        "commit",
        who,
        who,
        Matter(f"gate {HOSTILE}"),
        "do",
        Passage.of(text, content.spans),
        None,
        said,
        (who,),
        2,
        0.9,
        0.9,
        READER,
        None,
        Passage.of(text, content.spans),
    )
    return of, [made]


def withdraw(path: Path) -> None:
    """The outlet of the hostile report takes it back, in words that try to act."""
    with Ledger.open(str(path), create=False) as ledger:
        ledger.withdraw(hostile()[0].id, by=f"Outlet {HOSTILE}", at="2026-04-02T09:00:00Z", reason=HOSTILE)


def endless(size: int = 10_000_000) -> tuple[Report, list[Statement]]:
    """A report of one word, and a statement that is most of it."""
    text = "Norland promised " + "a" * size
    of = report(text, "The Courier", "2026-03-21", "a" * 3_000)
    who = Actor("Norland", "country", "Norland", at(text, "Norland").spans)
    content = Passage.of(text, [Span(17, len(text))])
    said = SaidOn(Interval("2026-03-21", "2026-03-21"))
    made = Statement(
        of,
        who,
        at(text, "promised"),
        content,
        "indirect",
        "commit",
        who,
        None,
        Matter("a" * 50_000),
        "do",
        None,
        None,
        said,
        (),
        2,
        0.9,
        0.9,
        READER,
    )
    return of, [made]


def fill(path: Path, *more: tuple[Report, list[Statement]]) -> Path:
    """A ledger file with the record, and what else is given."""
    rows = [(of, [statement(of, told) for told in told_all]) for of, told_all in REPORTS]
    with Ledger.open(str(path)) as ledger:
        ledger.add([*rows, *more], extractor=READER, at=AT)
    return path
