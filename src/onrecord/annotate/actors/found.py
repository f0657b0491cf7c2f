"""A name found in a text, and those that the tables know."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.actors.tables import Tables
from onrecord.types import ActorKind


@dataclass(frozen=True, slots=True)
class Found:
    """A name at [start, end): its canonical name where the tables know it, else None; what titles before it tell."""

    start: int
    end: int
    kind: ActorKind
    name: str | None
    adjective: bool = False
    gender: str = ""
    title: str = ""


def bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _bounded(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def known_at(text: str, at: int, word: str, table: Tables) -> Found | None:
    base = word.split("'", maxsplit=1)[0].split("’", maxsplit=1)[0]
    for first in dict.fromkeys((word, base, base + ".", text[at : at + 2], word.split("-", maxsplit=1)[0])):
        for form in table.forms.get(first, ()):
            if text.startswith(form, at) and _bounded(text, at + len(form)):
                known = table.known[form]
                return Found(at, at + len(form), known.kind, known.name, known.adjective)
    return _with_article(text, at, base, table)


def _with_article(text: str, at: int, word: str, table: Tables) -> Found | None:
    """A body that one word names after its article only ("the Fed"); no outlet, since "the Hill" is also a place."""
    known = table.known.get(f"the {word}")
    if known is None or known.kind == "outlet" or text[max(0, at - 4) : at].casefold() != "the ":
        return None
    return Found(at, at + len(word), known.kind, known.name)
