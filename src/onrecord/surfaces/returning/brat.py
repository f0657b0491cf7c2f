"""brat's annotations, read back: a folder that `export brat` wrote and people changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

from onrecord.errors import UnreadableError, unreadable
from onrecord.surfaces.exports.brat import FIELDS, MANIFEST, kind_of
from onrecord.surfaces.returning.marks import Marked, Pieces, Returned
from onrecord.types import ACTS

_ACTS = {kind_of(act): act for act in ACTS}
_FIELDS = {kind_of(name): name for name in FIELDS}
_ID = re.compile(r"s-[0-9a-f]{16}")


def read_brat(folder: Path) -> list[Marked]:
    """Every document of the folder. Raises UnreadableError where it is none that `export brat` wrote."""
    try:
        manifest = json.loads(folder.joinpath(MANIFEST).read_text(encoding="utf-8"))
        given = {str(name): tuple(map(str, ids)) for name, ids in manifest.items()}
    except OSError as error:
        reason = f"is no folder that `export brat` wrote: its {MANIFEST} {unreadable(error)}"
        raise UnreadableError(str(folder), reason if folder.exists() else unreadable(error)) from error
    except (ValueError, AttributeError, TypeError) as error:
        raise UnreadableError(str(folder), f"is no folder that `export brat` wrote: its {MANIFEST}: {error}") from error
    return [_document(folder, name, ids) for name, ids in sorted(given.items())]


def _document(folder: Path, name: str, given: tuple[str, ...]) -> Marked:
    try:
        # Bytes, not lines: offsets count every character of the file, line ends too.
        text = folder.joinpath(f"{name}.txt").read_bytes().decode("utf-8")
        annotations = folder.joinpath(f"{name}.ann").read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        # Without its annotations nothing is known: nothing of it counts as taken out.
        return Marked(name, name, (), [], [f"cannot be read: {error}"])
    lines = [line.split("\t") for line in annotations.split("\n") if line.strip()]
    spans = {row[0]: _pieces(text, row[1]) for row in lines if row[0].startswith("T") and len(row) > 1}
    notes = {about: found[0] for about, words in _notes(lines) if (found := _ID.findall(words))}
    marked = Marked(name, name, given, [])
    events = {row[0]: row[1].split() for row in lines if row[0].startswith("E") and len(row) > 1}
    for key, parts in events.items():
        if key in notes:
            marked.returned.append(_statement(notes[key], parts, spans, _attributes(lines, key)))
        else:
            marked.strange.append(f"{key} is new: it has no statement of ours")
    return marked


def _notes(lines: list[list[str]]) -> list[tuple[str, str]]:
    """What each note is about, and what it says."""
    return [(row[1].split()[-1], row[2]) for row in lines if row[0].startswith("#") and len(row) > 2 and row[1].split()]


def _attributes(lines: list[list[str]], event: str) -> dict[str, str]:
    rows = [row[1].split() for row in lines if row[0][:1] in ("A", "M") and len(row) > 1]
    return {row[0].lower(): row[2] if len(row) > 2 else "yes" for row in rows if len(row) > 1 and row[1] == event}


def _pieces(text: str, place: str) -> Pieces:
    """`Speaker 0 5;16 23` as words with their places."""
    found = [tuple(map(int, piece.split())) for piece in place.split(" ", 1)[-1].split(";") if len(piece.split()) == 2]
    return tuple((text[start:end], start) for start, end in found)


def _statement(id: str, parts: list[str], spans: dict[str, Pieces], values: dict[str, str]) -> Returned:
    kind, trigger = parts[0].split(":", 1)
    found = Returned(id, _ACTS.get(kind, kind), values, {"content": spans.get(trigger, ())}, "reviewed" in values)
    relays = 0
    for part in parts[1:]:
        role, key = part.split(":", 1)
        field = _FIELDS.get(role.rstrip("0123456789"), "")
        if field == "relay":
            relays += 1
            field = f"relay-{relays}"
        if field and key in spans:
            found.marks[field] = spans[key]
    return found


__all__ = ["read_brat"]
