"""Notes of an outlet to its readers are no statements; the same words in a report are."""

from __future__ import annotations

import pytest

from tests.extract.told import read

NOTES = [
    ("An earlier version of this article said the minister had agreed to resign.", "said", "the minister had agreed to resign"),
    ("Correction: A previous version of this story misstated the toll.", "misstated", "the toll"),
    ("Correction (May 3): Norland said it will pay in June, not in May.", "said", "it will pay in June"),
    ("Editor's note: Norland has vowed to leave the pact.", "has vowed", "to leave the pact"),
    ("This post has been updated to reflect that Norland called for a vote.", "called for", "a vote"),
    ("By signing up for our letter, you agree to our terms.", "agree", "to our terms"),
    ("Jane Roe contributed to this report.", "contributed", "to this report"),
    ("Subscribe to the newsletter that promises no spam.", "promises", "no spam"),
    ("The views expressed in this column do not reflect ours.", "reflect", "ours"),
    ("More: Norland vows to leave the pact\nIt rained.", "vows", "to leave the pact"),
    ("It rained.\n( Also on The Case: Norland vows to stay)\nIt snowed.", "vows", "to stay"),
    ("SEE ALSO: A new crisis? Norland vows to stay", "vows", "to stay"),
    ("Norland stays out.\nAn earlier version of this story misstated the day.", "misstated", "the day"),
]


@pytest.mark.parametrize(("text", "cue", "content"), NOTES)
def test_a_note_to_readers_is_no_statement(text: str, cue: str, content: str) -> None:
    assert read(text, ("", cue, content, "commit", 0.9)) == []


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Norland said an earlier version of this treaty failed.", "said", "an earlier version of this treaty failed"),
        ("The envoy said by signing up you agree to serve.", "said", "by signing up you agree to serve"),
        ("Norland contributed troops and vowed to stay.", "vowed", "to stay"),
        ("This report has angered Norland, which vowed to sue.", "vowed", "to sue"),
        ("An earlier version of this article misstated the day.\nNorland vowed to sue.", "vowed", "to sue"),
        ("More: Norland vowed to leave the pact.", "vowed", "to leave the pact"),
        ("Watch: rain.\nNorland vows to stay", "vows", "to stay"),
        ("More: see below\n" + "Norland is wet, " * 30 + "and vows to stay", "vows", "to stay"),
        ("Reporting by the council showed that Norland vowed to sue.", "vowed", "to sue"),
        ("Norland's envoys contributed to this report, which vowed change.", "vowed", "change"),
        ("Follow the money, the envoy urged Norland.", "urged", "Follow the money"),
    ],
)
def test_a_report_of_such_things_is_one(text: str, cue: str, content: str) -> None:
    assert read(text, ("", cue, content, "commit", 0.9))
