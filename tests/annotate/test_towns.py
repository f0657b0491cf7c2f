"""Towns are places: no state, nobody whom a pronoun takes up, and not whoever is described by them."""

from __future__ import annotations

import pytest

from onrecord.annotate.actors import name_of, resolve
from onrecord.annotate.sentences import split_sentences
from onrecord.types import Analysis, Document, Entity, Mention, Report, Span


def read(text: str, *places: str) -> Analysis:
    """The text where the reader found these names, each first there, to be places."""
    names = tuple(Mention(Span(text.index(word), text.index(word) + len(word)), "country", None) for word in places)
    sentences = split_sentences(text)
    return resolve(Analysis(Report(Document(text, "")), sentences=sentences, names=names))


def called(text: str, words: str, *places: str) -> Entity | None:
    at = text.rindex(words)
    return name_of(read(text, *places), (Span(at, at + len(words)),))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met in Glasgow.", "Glasgow", "unknown"),
        ("The road to Gaza is open.", "Gaza", "unknown"),
        ("Ada Berg of Marlow, Ohio, will run.", "Marlow", "unknown"),
        ("MARLOW, Nov 5 (Reuters) - Talks began.", "MARLOW", "unknown"),
        ("MARLOW (AP) — Talks began.", "MARLOW", "unknown"),
        ("Ohio will pay.", "Ohio", "country"),
        ("Norland will pay.", "Norland", "country"),
        ("BRITAIN WILL PAY for the bridge.", "BRITAIN", "country"),
        ("NORLAND WILL PAY for the bridge.", "NORLAND", "country"),
        ("He named Norland, Sudmark and Ohio.", "Norland", "country"),
    ],
)
def test_a_town_is_no_state(text: str, name: str, kind: str) -> None:
    (found, *_) = read(text, name).entities or ()
    assert (found.name, found.kind) == ({"BRITAIN": "United Kingdom"}.get(name, name), kind)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Norland waits. Talks in Glasgow failed. It will pay.", "It", "Norland"),
        ("Norland waits. Ohio Gov. Ada Berg left. It will pay.", "It", "Norland"),
        ("Norland waits. Ohio will vote. It will pay.", "It", "Ohio"),
        ("Norland waits. Ohio will vote. They will pay.", "They", "Norland"),
        ("Norland waits. The Glasgow billionaire will pay.", "The Glasgow billionaire", "Glasgow billionaire"),
    ],
)
def test_a_town_or_where_somebody_is_from_is_not_who_is_spoken_of(text: str, words: str, name: str) -> None:
    places = [place for place in ("Norland", "Glasgow", "Ohio") if place in text]
    found = called(text, words, *places)
    assert found is not None
    assert found.name == name
