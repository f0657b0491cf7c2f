"""What the index finds is what the whole ledger says: every question against the pure functions over all statements."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from onrecord.asking import Record, clocks_of, evidence
from onrecord.asking.settling import rules
from onrecord.history import changes, due, gaps, overdue, position, rules_version, same_party, timeline
from onrecord.ledger import Ledger, copy
from onrecord.types import (
    ACTS,
    Act,
    Actor,
    Deadline,
    Document,
    Interval,
    Judgement,
    Matter,
    Passage,
    Report,
    SaidOn,
    Span,
    Statement,
)

ACTORS = (
    Actor("United States", "country"),
    Actor("Donald Trump", "person", acts_for="United States"),
    Actor("Norway", "country"),
    Actor("Ola Berg", "person", acts_for="Norway"),
    Actor("Norway and Sweden", "group"),
    Actor("senior official", "person", unnamed=True, acts_for="Norway"),
    Actor("the White House", "organisation"),
)
SUBJECTS = (
    "security guarantees for Ukraine",
    "US security guarantees",
    "a ceasefire",
    "the truce in Gaza",
    "patrol boats for Estonia",
    "boats",
    "tariffs on steel",
    "new steel tariffs",
)
PARTIES = ("United States", "Trump", "Norway", "Berg", "Sweden", "Atlantis", "the White House", "unnamed: senior official")
ASKED = (*SUBJECTS, "guarantees", "steel", "boats for Estonia if a ceasefire holds", "security guarantees for Gaza")
TITLES = (None, "Gaza waits", "Estonia asks")
SEEDS = range(2)


def day(chance: random.Random) -> str:
    return f"2025-0{chance.randint(1, 3)}-{chance.randint(10, 28)}"


def made_report(number: int, chance: random.Random) -> tuple[Report, list[tuple[Act, Actor, Actor, str, bool]]]:
    facts = [
        (chance.choice(ACTS), chance.choice(ACTORS), chance.choice(ACTORS), chance.choice(SUBJECTS), chance.random() < 0.3)
        for _ in range(chance.randint(1, 4))
    ]
    lines = [
        f"{who.name} said that {party.name} would settle {what}{' if a ceasefire was reached' if hung else ''}, point {number}."
        for _, who, party, what, hung in facts
    ]
    published = day(chance) if chance.random() < 0.9 else None
    title = TITLES[number % len(TITLES)]
    return Report(Document("\n".join(lines), "raw"), f"Outlet{number % 3}", published, title=title), facts


def read(
    report: Report, facts: Sequence[tuple[Act, Actor, Actor, str, bool]], extractor: str, chance: random.Random
) -> list[Statement]:
    text, found, start = report.document.text, [], 0
    for line, (act, who, party, what, hung) in zip(text.split("\n"), facts, strict=False):
        at = start + line.index("would")
        end = start + (line.index(" if ") if hung else line.index(","))
        condition = Passage.of(text, [Span(end + 1, start + line.index(","))]) if hung else None
        said = day(chance) if chance.random() < 0.3 else None
        due = Deadline("then", (), Interval(None, day(chance)), "by") if chance.random() < 0.3 else None
        found.append(
            Statement(report, who, None, Passage.of(text, [Span(at, end)]), "indirect", act, party, None, Matter(what), "do",
                      condition, due, SaidOn(Interval(said, said), said) if said else None, (), chance.randint(0, 3), 0.9, 0.9,
                      extractor)
        )  # fmt: skip
        start += len(line) + 1
    return found


def fill(ledger: Ledger, seed: int, *, asked_between: bool) -> None:
    """Reports read by one version, some again by another; then judgements of every kind that changes an answer."""
    chance = random.Random(seed)
    reports = [made_report(number, chance) for number in range(30)]
    for start in range(0, 30, 6):
        batch = [(report, read(report, facts, "one", chance)) for report, facts in reports[start : start + 6]]
        ledger.add(batch, extractor="one", at=f"2025-03-{start + 1:02}T00:00:00Z")
        if asked_between and start == 12:
            Record(ledger)
    again = [(Report(report.document, "Elsewhere", report.published), facts) for report, facts in reports[::5]]
    batch = [(report, read(report, facts, "one", chance)) for report, facts in again]
    ledger.add(batch, extractor="one", at="2025-03-20T00:00:00Z")
    batch = [(report, read(report, facts[:1], "two", chance)) for report, facts in reports[::4]]
    ledger.add(batch, extractor="two", at="2025-03-25T00:00:00Z")
    ledger.judge(*judgements(sorted(one.id for one in ledger.select())))
    ledger.withdraw(reports[3][0].id, by="a", at="2025-03-16T00:00:00Z")


def judgements(ids: Sequence[str]) -> Iterator[Judgement]:
    for number, key in enumerate(ids):
        at = f"2025-03-{number % 28 + 1:02}T01:00:00Z"
        if number % 7 == 0:
            yield Judgement("reject", (key,), "a", at)
        if number % 7 in (1, 2):
            field = ("party", "Sweden") if number % 7 == 1 else ("matter", "patrol boats for Estonia")
            yield Judgement("correct", (key,), "a", at, value=(field,))
        if number % 14 == 0:
            yield Judgement("accept", (key,), "b", f"2025-03-{number % 28 + 1:02}T02:00:00Z")
        if number % 7 == 3:
            yield Judgement("condition", (key,), "a", at, value=(("state", "met"),))
    yield Judgement("speaks_for", ("Ola Berg",), "a", "2025-03-15T00:00:00Z", value=(("acts_for", "Sweden"),))


def told_later(number: int) -> tuple[Report, list[Statement]]:
    """A report that says a thing was signed, or that it is refused: what a deadline's later statements may tell."""
    text, party, what = f"Norway said the {SUBJECTS[number]} was signed.", ACTORS[2], Matter(SUBJECTS[number])
    report = Report(Document(text, "raw"), "Outlet1", f"2025-03-0{number + 1}")
    content = Passage.of(text, [Span(12, len(text) - 1)])
    act: Act = "refuse" if number % 2 else "state"
    told = Statement(report, party, None, content, "indirect", act, party, None, what, "do", None, None, None, (), 1, 0.9,
                     0.9, "two")  # fmt: skip
    return report, [told]


CLOCKS = [(None, None), ("2025-02-15", None), (None, "2025-03-14"), ("2025-02-20", "2025-03-22")]


@pytest.mark.parametrize("seed", SEEDS)
def test_positions_and_timelines_are_those_of_the_whole_ledger(address: str, seed: int) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, seed, asked_between=seed % 2 == 0)
        record = Record(ledger)
        assert record.settled
        for as_of, known_by in CLOCKS:
            whole = evidence(ledger, as_of, known_by)
            for party in PARTIES:
                for matter in ASKED:
                    meant = position(whole.statements, party, matter, searched=whole.searched, **clocks_of(whole))
                    assert record.stand(party, matter, as_of=as_of, known_by=known_by) == meant
            assert record.timeline("Norway", "boats", as_of=as_of, known_by=known_by) == timeline(
                whole.statements, "Norway", "boats", **clocks_of(whole)
            )
            matrix = record.matrix(PARTIES[:3], ASKED[:3], as_of=as_of, known_by=known_by)
            assert matrix.positions[1][2] == record.stand(PARTIES[1], ASKED[2], as_of=as_of, known_by=known_by)


@pytest.mark.parametrize("seed", SEEDS)
def test_gaps_and_changes_are_those_of_the_whole_ledger(address: str, seed: int) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, seed, asked_between=True)
        record = Record(ledger)
        for as_of, known_by in CLOCKS:
            whole = evidence(ledger, as_of, known_by)
            listed = record.gaps(as_of=as_of, known_by=known_by, limit=1_000)
            meant = gaps(whole.statements, **clocks_of(whole))
            assert {(g.party, g.matter, g.asked, g.position.stance) for g in listed.rows} == {
                (g.party, g.matter, g.asked, g.position.stance) for g in meant
            }
            assert not listed.more
            moved = record.changes("2025-02-01", as_of, limit=1_000, known_by=known_by).rows
            arguments = {name: value for name, value in clocks_of(whole).items() if name != "as_of"}
            differ = changes(whole.statements, "2025-02-01", as_of, **arguments)  # type: ignore[arg-type]
            assert {(c.party, c.matter, c.kind, c.because) for c in moved} == {
                (c.party, c.matter, c.kind, c.because) for c in differ
            }


@pytest.mark.parametrize("seed", SEEDS)
def test_deadlines_are_those_of_the_whole_ledger(address: str, seed: int) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, seed, asked_between=True)
        ledger.add([told_later(number) for number in range(len(SUBJECTS))], extractor="two", at="2025-03-26T00:00:00Z")
        ledger.judge(*(Judgement("condition", (one.id,), "b", "2025-03-14T00:00:00Z", value=(("state", "lapsed"),))
                       for one in ledger.select() if one.condition and one.deadline))  # fmt: skip
        record = Record(ledger)
        taken_back = told = 0
        for as_of, known_by in (("2025-02-15", None), ("2025-03-28", None), ("2025-03-28", "2025-03-14")):
            whole = evidence(ledger, as_of, known_by)
            clocks = {"known_by": known_by, "known": whole.known, "judgements": whole.judgements}
            listed = record.overdue(as_of, limit=1_000, known_by=known_by).rows
            meant = overdue(whole.statements, as_of, **clocks)  # type: ignore[arg-type]
            assert sorted(listed, key=lambda row: (row.by, row.statement.id)) == list(meant)
            assert [row.by for row in listed] == [row.by for row in meant]
            fallen = record.deadlines(as_of, within=10, limit=1_000, known_by=known_by).rows
            all_due = due(whole.statements, as_of, within=10, **clocks)  # type: ignore[arg-type]
            assert sorted(fallen, key=lambda row: (row.by, row.statement.id)) == list(all_due)
            assert [row.by for row in fallen] == sorted((row.by for row in fallen), reverse=True)
            assert listed[:3] == record.overdue(as_of, limit=3, known_by=known_by).rows
            taken_back += sum(1 for row in all_due if row.taken_back)
            told += sum(1 for row in all_due if row.told_done)
        assert taken_back
        assert told


@pytest.mark.parametrize("seed", SEEDS)
def test_deadlines_of_a_party_are_those_of_all_that_bind_it(address: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, seed, asked_between=True)
        record, found = Record(ledger), 0
        for as_of, known_by in (("2025-02-15", None), ("2025-03-28", None), ("2025-03-28", "2025-03-14")):
            whole = record.overdue(as_of, limit=1_000, known_by=known_by).rows
            # Who is named is found by the index, without going through all of it.
            monkeypatch.setattr(type(ledger.index), "all_found_by", None)
            for party in PARTIES:
                bound = tuple(row for row in whole if same_party(party, row.statement.party))
                assert record.overdue(as_of, party=party, limit=1_000, known_by=known_by).rows == bound
                found += len(bound)
            monkeypatch.undo()
        assert found


def test_a_list_says_whether_there_is_more(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, 1, asked_between=False)
        record = Record(ledger)
        whole = record.gaps(limit=1_000)
        some = record.gaps(limit=2)
        assert len(whole.rows) > 2
        assert some.more
        assert some.rows == whole.rows[:2]
        party = whole.rows[0].party
        assert {gap.party for gap in record.gaps(party=party, limit=1_000).rows} == {party}


def test_settling_bit_by_bit_is_settling_anew(new_address: Callable[[], str]) -> None:
    with Ledger.open(new_address()) as bit_by_bit, Ledger.open(new_address()) as copied:
        fill(bit_by_bit, 3, asked_between=True)
        assert not bit_by_bit.index.is_settled(rules_version())
        record = Record(bit_by_bit)
        assert list(bit_by_bit.index.differing(rules())) == []
        copy(bit_by_bit, copied)
        other = Record(copied)
        assert list(copied.index.differing(rules())) == []
        assert (record.parties(), record.matters()) == (other.parties(), other.matters())
        bit_by_bit.index.forget()
        assert Record(bit_by_bit).matters("Norway") == other.matters("Norway")
        assert list(bit_by_bit.verify()) == []


def test_other_rules_settle_everything_again(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, 2, asked_between=False)
        ledger.index.settle(replace(rules(), version="older rules"))
        assert not ledger.index.is_settled(rules_version())
        assert Record(ledger).settled
        assert list(ledger.index.differing(rules())) == []


def test_counts_join_the_spellings_of_a_party(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, 4, asked_between=False)
        record = Record(ledger)
        names = [count.name for count in record.parties().rows]
        assert len({"United States", "the White House"} & set(names)) == 1
        assert "senior official" not in names
        counted = sum(count.statements for count in record.parties(1_000).rows)
        named = [one for one in ledger.select() if one.party and not one.party.unnamed]
        rejected = 1  # at least
        assert 0 < counted <= len(named) - rejected


def test_what_was_spoiled_is_found(address: str) -> None:
    with Ledger.open(address) as ledger:
        fill(ledger, 5, asked_between=False)
        Record(ledger)
        with ledger._store.writing() as connection:
            connection.exec_driver_sql("UPDATE totals SET statements = statements + 1 WHERE kind = 'party'")
            connection.exec_driver_sql("UPDATE bearings SET day = '1999-01-01' WHERE asked = 1")
        found = list(ledger.index.differing(rules()))
        assert any(line.startswith("bearing ") for line in found)
        assert any(line.startswith("totals party") for line in found)
