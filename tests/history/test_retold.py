"""Statements told twice are found to be one, from the text on: the classic errors, exclusives and embargoed remarks."""

from benchmarks.retold import all_cases, measure

LEAST_RECALL = 0.8  # what is asked; 0.86 is found, and processors round otherwise


def test_what_two_outlets_tell_is_one_and_nothing_else() -> None:
    cases = all_cases()
    found = measure(cases)
    assert len(cases) >= 130
    assert not found.false
    assert found.recall >= LEAST_RECALL, found.missed
