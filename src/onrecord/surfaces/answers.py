"""Positions as answers: in words for people, as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe
from onrecord.surfaces.tables import cited
from onrecord.types import Json, Position, Stance, Statement, statement_to_json

STANCE_STYLES: dict[Stance, str] = {
    "committed": "bold green",
    "conditional": "bold yellow",
    "intends": "bold cyan",
    "considering": "bold cyan",
    "unclear": "bold yellow",
    "refused": "bold red",
    "contradictory": "bold red",
    "none": "bold",
}


def position_answer(position: Position) -> RenderableType:
    """The stance, the two clocks, the statements it rests on with their words and sources, and what was searched."""
    head = Text.assemble((f"{safe(position.party)} on {safe(position.matter)}: ", "bold"))
    head.append(wording.stance_words(position), style=STANCE_STYLES[position.stance])
    parts: list[RenderableType] = [head, Text(wording.clocks_words(position.as_of, position.known_by), style="dim"), Text()]
    for title, statements in _sections(position):
        if statements:
            parts += [Text(title, style="bold"), *cited(statements)]
    return Group(*parts, Text(wording.searched_words(position.searched), style="dim"))


def _sections(position: Position) -> list[tuple[str, Sequence[Statement]]]:
    return [
        ("Rests on", position.standing),
        ("Against it", position.against),
        ("Asked or expected, and not answered", position.unanswered),
        ("Replaced since", position.earlier),
    ]


def position_to_json(position: Position) -> Json:
    """A position with its statements after the contract; `answer` is the stance in words."""
    seen = position.searched
    lists = {
        "standing": position.standing,
        "against": position.against,
        "earlier": position.earlier,
        "unanswered": position.unanswered,
    }
    return {
        "party": position.party,
        "matter": position.matter,
        "stance": position.stance,
        "answer": wording.stance_words(position),
        "as_of": position.as_of,
        "known_by": position.known_by,
        "since": position.since,
        "firmness": position.firmness,
        **{name: [statement_to_json(one) for one in statements] for name, statements in lists.items()},
        "searched": {"reports": seen.reports, "statements": seen.statements, "first": seen.first, "last": seen.last},
    }


__all__ = ["STANCE_STYLES", "position_answer", "position_to_json"]
