"""Paragraphs quoted from an outlet's report under a line of their own, and outlets under their usual names."""

from __future__ import annotations

from tests.extract.told import last, read

QUOTED = '"Peter Lund met envoys. He wants a treaty.\n\n"Norway will pay for ships.\n\nChile waits and wants a port.'


def relays(text: str, source: str, cue: str, content: str) -> list[str]:
    one = read(text, (source, cue, content, "intend", 0.9), place=last)[-1]
    return [relay.name for relay in one.chain]


def test_what_an_outlet_is_quoted_with_at_length_it_passes_on() -> None:
    text = f"The talks begin on Sunday.\n\nThe BBC reports:\n\n{QUOTED}"
    assert relays(text, "He", "wants", "a treaty") == ["BBC"]
    assert relays(text, "Norway", "will pay", "for ships") == ["BBC"]
    assert relays(text, "Chile", "wants", "a port") == []


def test_a_line_without_an_outlet_opens_no_excerpt() -> None:
    text = f"The talks begin on Sunday.\n\nThe king adds:\n\n{QUOTED}"
    assert relays(text, "He", "wants", "a treaty") == []


def test_an_outlet_has_its_usual_name_and_a_broadcaster_its_own() -> None:
    assert relays("Peter Lund wants a treaty, the AP reports.", "Peter Lund", "wants", "a treaty") == ["Associated Press"]
    assert relays("Peter Lund wants a treaty, he told NBC.", "Peter Lund", "wants", "a treaty") == ["NBC"]
