"""Speakers whom one report names and another tells by office, several who speak as one, and a body that does what is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.history.merge import link
from onrecord.types import Actor, Document, Matter, Passage, Report, Span, Statement
from tests.history.build import say

PLEDGE = "send two frigates to the gulf"
NAMED = f"Norwegian Defence Minister Jan Holt said Norway would {PLEDGE}."


def told(
    text: str, words: str, *, unnamed: bool = True, party: str = "Norway", outlet: str = "Wire", content: str = PLEDGE
) -> Statement:
    """What somebody, told by these words of the text, promises there."""
    report, start = Report(Document(text, "raw"), outlet, "2025-03-05"), text.index(words)
    name = words.removeprefix("the ").removeprefix("a ")
    speaker = Actor(name, "person", words, (Span(start, start + len(words)),), unnamed, party if party == "Norway" else None)
    where = text.index(content)
    body = Passage.of(text, [Span(where, where + len(content))])
    made = say("commit", content, matter=content, party=party)
    return replace(made, report=report, speaker=speaker, content=body, said_on=None, matter=Matter(content))


@pytest.mark.parametrize(
    ("office", "one"),
    [
        ("Norway's defence minister", True),
        ("the country's defense chief", True),
        ("the minister", True),
        ("Norway's foreign minister", False),
        ("the deputy defence minister", False),
        ("a defence minister", False),
        ("a senior official", False),
    ],
)
def test_an_office_tells_who_it_is_where_another_report_names_its_holder(office: str, one: bool) -> None:
    first = told(NAMED, "Jan Holt", unnamed=False, outlet="Bay News")
    second = told(f"Oslo will {PLEDGE}, {office} said.", office)
    assert link((first, second)).joined(first.id, second.id) is one


def test_an_office_put_after_the_name_counts_and_that_of_another_state_does_not() -> None:
    text = f"Jan Holt, the defence minister of Norway, said it would {PLEDGE}."
    first = told(text, "Jan Holt", unnamed=False, outlet="Bay News")
    second = told(f"The ministry will {PLEDGE}, the defence minister said.", "the defence minister")
    third = told(f"The ministry will {PLEDGE}, the defence minister said.", "the defence minister", party="Sweden")
    assert link((first, second)).joined(first.id, second.id)
    assert not link((first, third)).joined(first.id, third.id)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Jan Holt, an adviser to the defence minister, said Norway would {}.", False),
        ("Jan Holt, spokesman for the defence minister, said Norway would {}.", False),
        ("Jan Holt, the brother of the defence minister, said Norway would {}.", False),
        ("Defence Minister Anna Berg and Foreign Minister Jan Holt met. Holt said Norway would {}.", False),
        ("After talks with the defence minister Anna Berg, Foreign Minister Jan Holt said Norway would {}.", False),
        ("Foreign Minister Anna Berg and Defence Minister Jan Holt met. Holt said Norway would {}.", True),
        ("Jan Holt, the minister of defence, said Norway would {}.", True),
    ],
)
def test_only_his_own_title_tells_which_office_one_holds(text: str, one: bool) -> None:
    named = "Jan Holt"
    first = told(text.format(PLEDGE), named, unnamed=False, outlet="Bay News")
    second = told(f"Oslo will {PLEDGE}, Norway's defence minister said.", "Norway's defence minister")
    assert link((first, second)).joined(first.id, second.id) is one


@pytest.mark.parametrize(("office", "one"), [("the defence minister", True), ("the minister", False), ("the official", False)])
def test_two_reports_that_tell_one_office_tell_one_holder(office: str, one: bool) -> None:
    texts = (
        f"Oslo will {PLEDGE}, {office} said.",
        f"After hours of talks about cables and tankers {office} said it would {PLEDGE}.",
    )
    rows = [told(text, office, outlet=text[:5]) for text in texts]
    assert link(rows).joined(rows[0].id, rows[1].id) is one


@pytest.mark.parametrize(("who", "one"), [("the three countries", True), ("several countries", False), ("the rebels", False)])
def test_several_who_speak_as_one_are_who_another_report_names(who: str, one: bool) -> None:
    story = "Oslo, Stockholm and Helsinki met on the island of Aland to speak of cables, tankers and the winter harbour."
    names = told(
        f"{story} Norway, Sweden and Finland will {PLEDGE}.", "Norway, Sweden and Finland", unnamed=False, party="Cables"
    )
    others = told(f"{story} They will {PLEDGE}, {who} said.", who, party="Tankers")
    assert link((names, others)).joined(names.id, others.id) is one


def test_what_the_navy_is_told_to_do_is_what_its_minister_says_it_does() -> None:
    minister = told(NAMED, "Jan Holt", unnamed=False, outlet="Bay News")
    navy = say("intend", PLEDGE, party="Norwegian navy", matter=PLEDGE, outlet="Wire", day="2025-03-05")
    rows = [
        replace(navy, speaker=Actor("Norwegian navy", "organisation", acts_for=state), speech="narrated")
        for state in ("Norway", "Chile")
    ]
    assert [link((minister, row)).joined(minister.id, row.id) for row in rows] == [True, False]
