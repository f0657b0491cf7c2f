"""Re-report linking on constructed pairs: precision, recall, and the two classic errors one by one."""

from __future__ import annotations

from itertools import combinations

import pytest

from onrecord.history.merge import Links, link, merged
from tests.history.pairs import PairCase, load_cases

CASES = load_cases()


def expected_pairs(case: PairCase) -> dict[tuple[str, str], bool]:
    rows = [row for row in case.expected if row[0] in ("one", "two")]
    return {(case.statements[a].id, case.statements[b].id): verdict == "one" for verdict, a, b in rows}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pair(case: PairCase) -> None:
    links = link(case.statements.values())
    for (one, other), same in expected_pairs(case).items():
        assert links.joined(one, other) is same, case.name


def test_there_are_thirty_pairs_and_ten_of_each_classic_error() -> None:
    assert len(CASES) >= 30
    for start in ("told-twice-", "two-that-day-"):
        assert sum(case.name.startswith(start) for case in CASES) >= 10


def test_precision_and_recall_over_all_cases_read_together() -> None:
    """All reports in one heap, so that statements of different cases must not meet either."""
    statements = [statement for case in CASES for statement in case.statements.values()]
    links = link(statements)
    wanted = {frozenset(pair) for case in CASES for pair, same in expected_pairs(case).items() if same}
    found = {frozenset(pair) for group in links.groups for pair in combinations(group, 2)}
    hits = len(found & wanted)
    assert hits / len(found) >= 0.95, found - wanted
    assert hits / len(wanted) >= 0.80, wanted - found


@pytest.mark.parametrize("case", [case for case in CASES if len(case.expected[0]) > 0], ids=lambda case: case.name)
def test_origins_circles_and_drift(case: PairCase) -> None:
    links: Links = link(case.statements.values())
    records = {version.id: record for record in merged(case.statements.values(), links) for version in record.versions}
    for kind, *words in case.expected:
        if kind == "origins":
            assert len(records[case.statements[words[0]].id].origins) == int(words[1])
        elif kind == "circular":
            assert records[case.statements[words[0]].id].circular
        elif kind == "drift":
            drifts = {(d.kind, d.direction) for record in records.values() for d in record.drift}
            assert tuple(words) in drifts
