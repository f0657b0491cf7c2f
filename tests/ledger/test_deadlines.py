"""What the index tells of deadlines that were taken back, kept up to date bit by bit."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import inspect

from onrecord.asking import Record, evidence
from onrecord.asking.settling import rules
from onrecord.history import overdue, said_day
from onrecord.ledger import Ledger
from onrecord.ledger.migrate import downgrade, upgrade
from onrecord.types import (
    Act,
    Actor,
    Deadline,
    Document,
    Interval,
    Judgement,
    JudgementKind,
    Matter,
    Passage,
    Report,
    SaidOn,
    Span,
    Statement,
)

PARTIES = (Actor("Norway", "country"), Actor("Norway and Sweden", "group"), Actor("Ola Berg", "person", acts_for="Norway"))
MATTERS = ("patrol boats", "patrol boats for Estonia", "steel tariffs", "Estonia")
THINGS = ("patrol boats", "steel tariffs", "a grain corridor", "fishing quotas", "gas transit", "the border crossing")
LAST = "2025-04-30"
ACTS: tuple[Act, ...] = ("commit", "commit", "refuse", "retract")
VERDICTS: tuple[tuple[JudgementKind, tuple[tuple[str, str], ...]], ...] = (
    ("reject", ()),
    ("accept", ()),
    ("correct", (("matter", "steel tariffs"),)),
    ("correct", (("act", "refuse"),)),
    ("correct", (("party", "Sweden"),)),
)


def told(number: int, chance: random.Random) -> tuple[Report, list[Statement]]:
    """A report of four promises and refusals, each said on a day of its own; the promises by a date."""
    acts = [chance.choice(ACTS) for _ in range(4)]
    lines = [f"It was said to be settled, point {number} {place}." for place in range(4)]
    report, start, found = Report(Document("\n".join(lines), "raw"), "Daily", "2025-03-28"), 0, []
    for line, act in zip(lines, acts, strict=True):
        said = f"2025-03-{chance.randint(1, 28):02}"
        due = Deadline("then", (), Interval(None, f"2025-04-{chance.randint(1, 28):02}"), "by")
        found.append(statement(report, act, (start, start + len(line) - 1), said, due, chance))
        start += len(line) + 1
    return report, found


def statement(report: Report, act: Act, at: tuple[int, int], said: str, due: Deadline, chance: random.Random) -> Statement:
    party, content = chance.choice(PARTIES), Passage.of(report.document.text, [Span(*at)])
    return Statement(report, party, None, content, "indirect", act, party, None, Matter(chance.choice(MATTERS)), "do", None,
                     due if act == "commit" else None, SaidOn(Interval(said, said), said), (), 1, 0.9, 0.9, "one")  # fmt: skip


def judged(ids: list[str], chance: random.Random, at: str) -> Judgement:
    """A judgement that takes a statement out, brings it back, or makes it one of another matter, act or party."""
    kind, value = chance.choice(VERDICTS)
    return Judgement(kind, (chance.choice(ids),), "a", at, value=value)


def test_bit_by_bit_deadlines_are_those_of_settling_anew(address: str) -> None:
    chance, taken_back = random.Random(11), 0
    with Ledger.open(address) as ledger:
        for step in range(12):
            ledger.add([told(step * 3 + one, chance) for one in range(3)], extractor="one", at="2025-03-29T00:00:00Z")
            ids = sorted(one.id for one in ledger.select())
            at = f"2025-03-{step + 10}T00:00:00Z"
            ledger.judge(*(judged(ids, chance, at) for _ in range(4)))
            if step == 6:
                ledger.withdraw(min(report.id for report in ledger.reports()), by="a", at=at)
            record = Record(ledger)
            assert list(ledger.index.differing(rules())) == []
            day, whole = f"2025-04-{step * 2 + 2:02}", evidence(ledger)
            meant = overdue(whole.statements, day, judgements=whole.judgements)
            listed = record.overdue(day, limit=1_000).rows
            assert sorted(listed, key=lambda row: (row.by, row.statement.id)) == list(meant)
            taken_back += sum(1 for row in record.deadlines(day, limit=1_000).rows if row.taken_back)
    assert taken_back


def test_what_was_taken_back_is_passed_over_by_the_index_from_that_day_on(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add([told(number, random.Random(number)) for number in range(12)], extractor="one", at="2025-03-29T00:00:00Z")
        record = Record(ledger)
        there = {row.statement.id: row for row in record.deadlines(LAST, limit=1_000).rows}
        kept = len(list(ledger.index.cells("due", kept=LAST)))
        assert kept == sum(1 for row in there.values() if not row.taken_back) < len(there)
        row = next(row for row in there.values() if row.taken_back)
        first = date.fromisoformat(min(map(said_day, row.taken_back)))
        for day, stands in ((first, False), (first - timedelta(days=1), True)):
            places = [cell.place for cell in ledger.index.cells("due", kept=day.isoformat())]
            assert (ledger.place(row.statement) in places) == stands


def test_by_an_earlier_clock_too_they_are_passed_over_by_the_index(address: str) -> None:
    """Reports read one after another, some again by a later version or elsewhere; judged, also out and in again, in between."""
    chance, passed_over = random.Random(5), 0
    with Ledger.open(address) as ledger:
        for step in range(10):
            at = f"2025-04-{step + 1:02}T00:00:00Z"
            made = [told(step * 2 + one, chance) for one in range(2)]
            batch = [(report, [replace(one, matter=Matter(chance.choice(THINGS))) for one in some]) for report, some in made]
            ledger.add(batch, extractor="one", at=at)
            report, found = batch[0]
            if step % 3 == 0:
                elsewhere = replace(report, outlet="Elsewhere", published="2025-03-0" + str(step + 1))
                ledger.add([(elsewhere, [replace(one, report=elsewhere) for one in found])], extractor="one", at=at)
                again = [replace(one, extractor="two", party=chance.choice(PARTIES)) for one in found[1:]]
                ledger.add([(report, again)], extractor="two", at=at.replace("00:00:00", "12:00:00"))
            ids = sorted(one.id for one in ledger.select())
            ledger.judge(*(judged(ids, chance, at.replace("00:00:00", f"0{hour}:00:00")) for hour in range(1, 4)))
        record = Record(ledger)
        for known_by in [f"2025-04-{day:02}" for day in range(1, 11)]:
            for day in ("2025-03-20", "2025-04-10", LAST):
                whole = evidence(ledger, day, known_by)
                clocks = {"known_by": known_by, "known": whole.known, "judgements": whole.judgements}
                meant = overdue(whole.statements, day, **clocks)  # type: ignore[arg-type]
                listed = record.overdue(day, limit=1_000, known_by=known_by).rows
                assert sorted(listed, key=lambda row: (row.by, row.statement.id)) == list(meant)
                places = [cell.place for cell in ledger.index.cells("due", until=day, known_by=known_by)]
                left = list(ledger.index.not_taken_back(places, rules(), as_of=day, known_by=known_by))
                assert left == [place for place in places if place in set(left)]
                passed_over += len(places) - len(left)
    assert passed_over


def promised_and_refused() -> tuple[Statement, Statement]:
    """A promise of Norway by a date, and its refusal of a later day, each in a report of its own."""
    (_, (promised, *_)), (_, (refused, *_)) = told(1, random.Random(3)), told(2, random.Random(3))
    back = replace(refused, act="refuse", deadline=None, said_on=SaidOn(Interval("2025-03-28", "2025-03-28"), "2025-03-28"))
    kept = replace(promised, act="commit", deadline=Deadline("then", (), Interval(None, "2025-04-01"), "by"))
    kept, back = (replace(one, party=PARTIES[0], matter=Matter(MATTERS[0])) for one in (kept, back))
    return kept, back


def test_what_was_read_or_held_later_takes_nothing_back_by_an_earlier_clock(address: str) -> None:
    with Ledger.open(address) as ledger:
        kept, back = promised_and_refused()
        ledger.add([(kept.report, [kept])], extractor="one", at="2025-04-01T00:00:00Z")
        ledger.add([(back.report, [back])], extractor="one", at="2025-04-03T00:00:00Z")
        Record(ledger)
        index, place = ledger.index, ledger.place(kept)
        for known_by, left in (("2025-04-02", [place]), ("2025-04-03", [])):
            assert list(index.not_taken_back([place], rules(), as_of=LAST, known_by=known_by)) == left
        ledger.judge(Judgement("reject", (back.id,), "a", "2025-04-04T00:00:00Z"))
        ledger.judge(Judgement("accept", (back.id,), "a", "2025-04-05T00:00:00Z"))
        record = Record(ledger)
        stands = {"2025-04-02": True, "2025-04-03": False, "2025-04-04": True, "2025-04-05": False}
        for known_by, stood in stands.items():
            assert bool(record.overdue(LAST, known_by=known_by).rows) == stood, known_by
        # Once it was rejected, what it takes back is not told by the index but read.
        assert list(index.not_taken_back([place], rules(), as_of=LAST, known_by="2025-04-05")) == [place]


def test_what_another_reading_stood_for_by_an_earlier_clock_takes_nothing_back(address: str) -> None:
    """A text at two addresses, read by two versions: by then the first had told the refusal of another party."""
    with Ledger.open(address) as ledger:
        kept, back = promised_and_refused()
        first = replace(back.report, outlet="Elsewhere", published="2025-03-27")
        ledger.add([(kept.report, [kept])], extractor="one", at="2025-04-01T00:00:00Z")
        sweden = Actor("Sweden", "country")
        other = replace(back, report=first, party=sweden, speaker=sweden)
        ledger.add([(first, [other])], extractor="one", at="2025-04-02T00:00:00Z")
        ledger.add([(back.report, [replace(back, extractor="two")])], extractor="two", at="2025-04-03T00:00:00Z")
        ledger.add([(first, [])], extractor="two", at="2025-04-05T00:00:00Z")
        record = Record(ledger)
        for known_by, stood in (("2025-04-03", True), ("2025-04-05", False), (None, False)):
            assert bool(record.overdue(LAST, known_by=known_by).rows) == stood, known_by


def test_a_spoiled_deadline_is_found(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add([told(number, random.Random(number)) for number in range(6)], extractor="one", at="2025-03-29T00:00:00Z")
        Record(ledger)
        with ledger._store.writing() as connection:
            connection.exec_driver_sql("UPDATE deadlines SET back = '2025-01-01' WHERE back IS NULL")
            connection.exec_driver_sql("DELETE FROM keyed WHERE kind = 'back'")
        found = list(ledger.index.differing(rules()))
        assert any(line.startswith("deadline ") for line in found)
        assert any(line.startswith("keyed back") for line in found)


def test_a_ledger_of_the_schema_before_is_settled_anew(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add([told(number, random.Random(number)) for number in range(6)], extractor="one", at="2025-03-29T00:00:00Z")
        before = Record(ledger).overdue(LAST)
        with ledger._store.writing() as connection:
            downgrade(connection, "0006")
            assert not inspect(connection).has_table("deadlines")
            upgrade(connection)
        assert not ledger.index.is_settled(rules().version)
        assert Record(ledger).overdue(LAST) == before
        assert before.rows
        assert list(ledger.index.differing(rules())) == []
        assert list(ledger.verify()) == []
